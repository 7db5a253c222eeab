export interface Cell {
  row: number
  column: number
}

/** Where a key leads in a grid: arrows one cell, Home and End to the ends of the row; null for any other key. */
export function walk(key: string, { row, column }: Cell, rows: number, columns: number): Cell | null {
  const to = (toRow: number, toColumn: number): Cell => ({
    row: Math.min(rows - 1, Math.max(0, toRow)),
    column: Math.min(columns - 1, Math.max(0, toColumn)),
  })
  switch (key) {
    case 'ArrowLeft':
      return to(row, column - 1)
    case 'ArrowRight':
      return to(row, column + 1)
    case 'ArrowUp':
      return to(row - 1, column)
    case 'ArrowDown':
      return to(row + 1, column)
    case 'Home':
      return to(row, 0)
    case 'End':
      return to(row, columns - 1)
    default:
      return null
  }
}

/** The cell under a point (px in the window) of a box that is divided into equal cells. */
export function cellAt(box: DOMRect, x: number, y: number, rows: number, columns: number): Cell {
  const part = (offset: number, length: number, cells: number) =>
    Math.min(cells - 1, Math.max(0, Math.floor((offset / length) * cells)))
  return { row: part(y - box.top, box.height, rows), column: part(x - box.left, box.width, columns) }
}
