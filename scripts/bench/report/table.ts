export interface Column<Row> {
  title: string
  /** Numbers stand at the right. */
  numeric?: boolean
  cell: (row: Row) => string
}

/** In a cell, a bar would end it. */
const escape = (text: string) => text.replaceAll('|', '\\|')

/** A Markdown table whose columns line up in plain text too. */
export function markdownTable<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string[] {
  const cells = [
    columns.map(({ title }) => escape(title)),
    ...rows.map((row) => columns.map(({ cell }) => escape(cell(row)))),
  ]
  const widths = columns.map((_, i) => Math.max(4, ...cells.map((line) => line[i].length)))
  const align = (text: string, i: number) =>
    columns[i].numeric ? text.padStart(widths[i]) : text.padEnd(widths[i])
  const rule = columns.map(({ numeric }, i) =>
    numeric ? `${'-'.repeat(widths[i] - 1)}:` : '-'.repeat(widths[i]),
  )
  const [head, ...body] = cells.map((line) => `| ${line.map(align).join(' | ')} |`)
  return [head, `| ${rule.join(' | ')} |`, ...body]
}
