import { createRandom, mixSeed } from '../random'
import type { Drawing } from '../drawing/strokes'
import { digitForms, type Form } from './forms'
import { HAND, type Range } from './ranges'

/** Points of a stroke lie this close together (pad sides), as a pointer's do. */
const STEP = 0.015

export interface WrittenDigit {
  digit: number
  /** Which of the digit's forms it is. */
  form: number
  drawing: Drawing
}

/** A line with a point at least every STEP, its corners kept. */
export function denser(stroke: readonly number[]): number[] {
  const line = [stroke[0], stroke[1]]
  for (let i = 2; i < stroke.length; i += 2) {
    const [x0, y0, x1, y1] = stroke.slice(i - 2, i + 2)
    const pieces = Math.max(1, Math.ceil(Math.hypot(x1 - x0, y1 - y0) / STEP))
    for (let k = 1; k <= pieces; k++) line.push(x0 + ((x1 - x0) * k) / pieces, y0 + ((y1 - y0) * k) / pieces)
  }
  return line
}

/**
 * Puts strokes of any unit on the pad: the longer side of their ink `size`, the pen `pen` wide (pad sides), the place any
 * at which all ink is on the pad.
 */
export function placeAnywhere(
  strokes: readonly (readonly number[])[],
  { size, pen }: { size: number; pen: number },
  random: () => number,
): number[][] {
  const points = strokes.flat()
  const [xs, ys] = [0, 1].map((axis) => points.filter((_, i) => i % 2 === axis))
  const box = [xs, ys].map((values) => {
    const least = Math.min(...values)
    return { least, length: Math.max(...values) - least }
  })
  const scale = (size - pen) / Math.max(box[0].length, box[1].length)
  const starts = box.map(({ length }) => {
    const room = 1 - pen - length * scale
    return pen / 2 + random() * Math.max(0, room)
  })
  return strokes.map((stroke) => stroke.map((value, i) => (value - box[i % 2].least) * scale + starts[i % 2]))
}

/** Moves points by slow waves, so that no two copies of a form are alike. */
export function strayed(strokes: readonly (readonly number[])[], stray: number, random: () => number) {
  const wave = () => {
    const [along, phase] = [2 + 4 * random(), 2 * Math.PI * random()]
    return (at: number) => stray * Math.sin(along * at + phase)
  }
  const [byX, byY, byX2, byY2] = [wave(), wave(), wave(), wave()]
  return strokes.map((stroke) =>
    stroke.map((value, i) => {
      const other = i % 2 === 0 ? stroke[i + 1] : stroke[i - 1]
      return i % 2 === 0 ? value + byX(value) + byX2(other) : value + byY(value) + byY2(other)
    }),
  )
}

/** Leans, then turns points about 0, 0. Degrees. */
export function leant(strokes: readonly (readonly number[])[], slant: number, turn: number): number[][] {
  const [lean, angle] = [Math.tan((slant * Math.PI) / 180), (turn * Math.PI) / 180]
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
  return strokes.map((stroke) => {
    const out: number[] = []
    for (let i = 0; i < stroke.length; i += 2) {
      const [x, y] = [stroke[i] - lean * stroke[i + 1], stroke[i + 1]]
      out.push(x * cos - y * sin, x * sin + y * cos)
    }
    return out
  })
}

/**
 * A digit as a hand might write it on the pad, decided by the seed: even seeds run through the ten digits, and odd ones do, too. How
 * copies differ is in {@link HAND}.
 */
export function writeDigit(seed: number): WrittenDigit {
  const random = createRandom(mixSeed(seed, 7001))
  const within = ([from, to]: Range) => from + (to - from) * random()
  const digit = Math.floor(seed / 2) % 10
  const form = Math.floor(random() * digitForms[digit].length)
  const width = within(HAND.width)
  const wide: Form = digitForms[digit][form].map((stroke) =>
    stroke.map((value, i) => (i % 2 === 0 ? value * width : value)),
  )
  const bent = strayed(wide.map(denser), within(HAND.stray), random)
  const size = within(HAND.size)
  const pen = within(HAND.pen)
  const strokes = placeAnywhere(leant(bent, within(HAND.slant), within(HAND.turn)), { size, pen }, random)
  return { digit, form, drawing: { testDigit: null, strokes: strokes.map(denser), pen } }
}
