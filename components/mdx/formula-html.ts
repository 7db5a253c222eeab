import katex from 'katex'

/**
 * What KaTeX puts into its outermost element, `.katex` or around it `.katex-display`.
 * @throws ParseError for TeX that it does not know, so that a page with a mistyped formula does not build
 */
export function formulaHtml(tex: string, displayMode: boolean): string {
  const html = katex.renderToString(tex, { displayMode, strict: true, throwOnError: true })
  return html.slice(html.indexOf('>') + 1, html.lastIndexOf('</span>'))
}
