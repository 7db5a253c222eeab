import { surfaces, type Surface, type SurfaceName } from '@/lib/nn/surfaces'
import { REACH } from './ball'

/** Cells of the grid on which the loss is read, per unit of a weight. */
const CELLS = 24
const LEVELS = 12
/** The numbers of the lines stand on the way from the middle to here, the lower right corner, this far apart at least. */
const NUMBERS_TO = [0.94 * REACH.x, -0.94 * REACH.y] as const
const NUMBERS_APART = 0.34

export interface Contours {
  /** One path for each level, in units of the weights, y upwards. */
  lines: readonly { level: number; path: string }[]
  numbers: readonly { level: number; x: number; y: number }[]
}

const known = new Map<SurfaceName, Contours>()

/** Lines of equal loss of a surface, and numbers on some of them. */
export function contoursOf(name: SurfaceName): Contours {
  const made = known.get(name) ?? draw(surfaces[name])
  known.set(name, made)
  return made
}

/** Levels lie as squares do, so that the lines of a round bowl would be evenly apart. */
function draw({ loss, lowest }: Surface): Contours {
  const [columns, rows] = [2 * REACH.x * CELLS, 2 * REACH.y * CELLS]
  const at = (column: number, row: number) => [column / CELLS - REACH.x, row / CELLS - REACH.y] as const
  const heights = Array.from({ length: rows + 1 }, (_, row) =>
    Array.from({ length: columns + 1 }, (_, column) => loss(...at(column, row))),
  )
  const highest = Math.max(...heights.flat())
  const levels = Array.from({ length: LEVELS }, (_, k) => highest * ((k + 0.5) / LEVELS) ** 2)
  const lines = levels.map((level) => {
    const parts: string[] = []
    for (let row = 0; row < rows; row++)
      for (let column = 0; column < columns; column++) {
        const corners = [
          [column, row],
          [column + 1, row],
          [column + 1, row + 1],
          [column, row + 1],
        ].map(([c, r]) => ({ place: at(c, r), height: heights[r][c] }))
        parts.push(...cut(corners, level))
      }
    return { level, path: parts.join('') }
  })
  return { lines, numbers: numbersOn(levels, loss, lowest) }
}

interface Corner {
  place: readonly [number, number]
  height: number
}

/** The pieces of one line within a cell: between each two edges, one after the other, that it crosses. */
function cut(corners: readonly Corner[], level: number): string[] {
  const crossings = corners.flatMap((a, i) => {
    const b = corners[(i + 1) % corners.length]
    if (a.height < level === b.height < level) return []
    const share = (level - a.height) / (b.height - a.height)
    const between = (k: 0 | 1) => (a.place[k] + share * (b.place[k] - a.place[k])).toFixed(3)
    return [`${between(0)} ${between(1)}`]
  })
  return crossings.flatMap((from, i) => (i % 2 === 0 ? [`M${from}L${crossings[i + 1]}`] : []))
}

/** From the middle outwards, none too near to the one before, nor to a lowest place, which bears its own name. */
function numbersOn(
  levels: readonly number[],
  loss: Surface['loss'],
  lowest: Surface['lowest'],
): Contours['numbers'] {
  const numbers: { level: number; x: number; y: number }[] = []
  const count = 400
  const on = (i: number) => [(i / count) * NUMBERS_TO[0], (i / count) * NUMBERS_TO[1]] as const
  for (let i = 0; i < count; i++) {
    const [x, y] = on(i + 1)
    const level = levels.find((one) => loss(...on(i)) < one !== loss(x, y) < one)
    const taken = [...lowest, ...numbers.slice(-1).map((last) => [last.x, last.y] as const)]
    const apart = taken.every(([a, b]) => Math.hypot(x - a, y - b) > NUMBERS_APART)
    if (level !== undefined && apart) numbers.push({ level, x, y })
  }
  return numbers
}
