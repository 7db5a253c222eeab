import katex from 'katex'
import { pageStrings } from './page-lang'

/** What KaTeX puts into its outermost element. @throws ParseError for TeX that it does not know: the build then fails */
function insideOf(tex: string, displayMode: boolean): string {
  const html = katex.renderToString(tex, { displayMode, strict: true, throwOnError: true })
  return html.slice(html.indexOf('>') + 1, html.lastIndexOf('</span>'))
}

/*
 * A formula is one string for React, not an element for each of its hundred parts: those were more than half of a
 * chapter's elements, each of which the browser would compare with the page before it answers the first press.
 */

export function InlineFormula({ tex }: { tex: string }) {
  return <span className="katex" dangerouslySetInnerHTML={{ __html: insideOf(tex, false) }} />
}

/** A formula on a line of its own, which scrolls in its own box where it is wider than the page, by keyboard too. */
export async function DisplayedFormula({ tex }: { tex: string }) {
  const { formula } = await pageStrings()
  return (
    <span
      className="katex-display"
      role="group"
      tabIndex={0}
      aria-label={formula}
      dangerouslySetInnerHTML={{ __html: insideOf(tex, true) }}
    />
  )
}
