/** How far one step of the sliding kernel goes. */
export const grains = ['product', 'cell', 'row'] as const
export type Grain = (typeof grains)[number]

export const speeds = ['slow', 'usual', 'fast'] as const
export type Speed = (typeof speeds)[number]
export const tickMs: Record<Speed, number> = { slow: 800, usual: 250, fast: 60 }

/** The sweep over a map of `rows` x `columns` cells, each a sum of `taps` products. */
export interface Sweep {
  rows: number
  columns: number
  taps: number
}

/** Products in all. Position 0 is before the first of them. */
export const sweepLength = ({ rows, columns, taps }: Sweep): number => rows * columns * taps

const unitOf = (sweep: Sweep, grain: Grain) =>
  ({ product: 1, cell: sweep.taps, row: sweep.taps * sweep.columns })[grain]

/** The position one step on: to the end of the next product, cell or row. */
export function sweepOn(sweep: Sweep, position: number, grain: Grain): number {
  const unit = unitOf(sweep, grain)
  return Math.min(sweepLength(sweep), (Math.floor(position / unit) + 1) * unit)
}

/** The position one step back. */
export function sweepBack(sweep: Sweep, position: number, grain: Grain): number {
  const unit = unitOf(sweep, grain)
  return Math.max(0, (Math.ceil(position / unit) - 1) * unit)
}

/** The cell at hand, and how many of its products have been added. */
export function sweepAt(sweep: Sweep, position: number): { cell: number; products: number } {
  const cell = Math.min(sweep.rows * sweep.columns - 1, Math.max(0, Math.ceil(position / sweep.taps) - 1))
  return { cell, products: position - cell * sweep.taps }
}
