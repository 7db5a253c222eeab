import { formulaHtml } from './formula-html'
import { pageStrings } from './page-lang'

/*
 * A formula is one string for React, not an element for each of its hundred parts: those were more than half of a
 * chapter's elements, each of which the browser would compare with the page before it answers the first press.
 */

export function InlineFormula({ tex }: { tex: string }) {
  return <span className="katex" dangerouslySetInnerHTML={{ __html: formulaHtml(tex, false) }} />
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
      dangerouslySetInnerHTML={{ __html: formulaHtml(tex, true) }}
    />
  )
}
