/** A line of source, and the layer that it belongs to as an index into the spec; null for what serves all of them. */
export interface LinkedLine {
  readonly line: string
  readonly layer: number | null
}

/** The lines of a text, all of one layer or of none. */
export const linkedText = (text: string, layer: number | null = null): LinkedLine[] =>
  text.split('\n').map((line) => ({ line, layer }))

/** Parts of a module with so many empty lines between them; those that are null are left out. */
export function moduleLines(
  parts: readonly (string | readonly LinkedLine[] | null)[],
  gap = 2,
): LinkedLine[] {
  const empty = Array.from({ length: gap }, () => ({ line: '', layer: null }))
  return parts
    .filter((part) => part !== null)
    .flatMap((part, i) => [...(i > 0 ? empty : []), ...(typeof part === 'string' ? linkedText(part) : part)])
}

/** The source as a file has it, its last line ended. */
export const linesText = (lines: readonly LinkedLine[]): string =>
  `${lines.map(({ line }) => line).join('\n')}\n`
