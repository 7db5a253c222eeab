import type { Drawing } from '@/lib/data/drawing/strokes'
import { createRandom, mixSeed } from '@/lib/data/random'
import type { Range } from '@/lib/data/handwriting/ranges'
import { denser, leant, placeAnywhere, strayed } from '@/lib/data/handwriting/write-digit'
import { HAND, SCRIBBLE } from './ranges'

export const families = ['zigzag', 'spiral', 'walk', 'hatching', 'loops'] as const
export type Family = (typeof families)[number]

interface Dice {
  random: () => number
  within: (range: Range) => number
  /** A whole number of the range, both ends included. */
  whole: (range: Range) => number
}

const points = (count: number, at: (i: number) => [number, number]) =>
  Array.from({ length: count }, (_, i) => at(i)).flat()

/** Strokes in any unit. None is like a digit: each has more turns, lines or rings than the busiest digit, the 8. */
const draw: Record<Family, (dice: Dice) => number[][]> = {
  zigzag({ random, within, whole }) {
    const [corners, height] = [2 * whole(SCRIBBLE.zigzagTeeth) + 1, within(SCRIBBLE.zigzagHeight)]
    const at = (i: number): [number, number] => [
      (i + 0.4 * (random() - 0.5)) / corners,
      (i % 2) * height + 0.15 * (random() - 0.5),
    ]
    return [points(corners, at)]
  },
  spiral({ random, within }) {
    const [turns, hand, squeezed] = [
      within(SCRIBBLE.spiralTurns),
      random() < 0.5 ? 1 : -1,
      0.7 + 0.3 * random(),
    ]
    const steps = Math.ceil(turns * 24)
    return [
      points(steps + 1, (i) => {
        const [angle, radius] = [(hand * turns * 2 * Math.PI * i) / steps, 0.04 + (0.46 * i) / steps]
        return [radius * Math.cos(angle), squeezed * radius * Math.sin(angle)]
      }),
    ]
  },
  walk({ random, within, whole }) {
    let [x, y, heading] = [0.5, 0.5, 2 * Math.PI * random()]
    const line = [x, y]
    for (let bends = whole(SCRIBBLE.walkBends); bends > 0; bends--) {
      heading += (random() - 0.5) * 3.6
      const step = within(SCRIBBLE.walkStep)
      x += step * Math.cos(heading)
      y += step * Math.sin(heading)
      // A hand stays on the sheet: it turns round at the edge.
      if (x < 0 || x > 1 || y < 0 || y > 1) heading = Math.atan2(0.5 - y, 0.5 - x)
      ;[x, y] = [x, y].map((value) => Math.min(1, Math.max(0, value)))
      line.push(x, y)
    }
    return [line]
  },
  hatching({ random, within, whole }) {
    const angle = within(SCRIBBLE.hatchAngle)
    return [0, angle].flatMap((turn) => {
      const count = whole(SCRIBBLE.hatchLines)
      const lines = Array.from({ length: count }, (_, i) => {
        const y = (i + 0.5 + 0.4 * (random() - 0.5)) / count - 0.5
        return [-0.5 + 0.15 * random(), y, 0.5 - 0.15 * random(), y + 0.1 * (random() - 0.5)]
      })
      return leant(lines, 0, turn)
    })
  },
  loops({ random, whole }) {
    const loops = whole(SCRIBBLE.loops)
    if (random() < 0.5) {
      const steps = loops * 24
      const advance = 0.25 + 0.5 * random()
      return [
        points(steps + 1, (i) => {
          const angle = (2 * Math.PI * i) / 24
          return [(advance * i) / 24 + 0.5 * Math.cos(angle), 0.7 * Math.sin(angle)]
        }),
      ]
    }
    return Array.from({ length: loops }, () => {
      const [cx, cy, r] = [1.4 * random(), 1.4 * random(), 0.35 + 0.3 * random()]
      return points(25, (i) => [
        cx + r * Math.cos((2 * Math.PI * i) / 24),
        cy + 0.9 * r * Math.sin((2 * Math.PI * i) / 24),
      ])
    })
  },
}

/** A scribble on the pad, decided by the seed; even seeds run through the five families, and odd ones do, too. */
export function scribble(seed: number): { family: Family; drawing: Drawing } {
  const family = families[Math.floor(seed / 2) % families.length]
  const random = createRandom(mixSeed(seed, 7002))
  const within = ([from, to]: Range) => from + (to - from) * random()
  const whole = ([from, to]: Range) => from + Math.floor((to - from + 1) * random())
  const drawn = draw[family]({ random, within, whole })
  const [size, pen] = [within(SCRIBBLE.size), within(SCRIBBLE.pen)]
  const bent = strayed(leant(drawn.map(denser), 0, within(SCRIBBLE.turn)), within(HAND.stray), random)
  const strokes = placeAnywhere(bent, { size, pen }, random)
  return { family, drawing: { testDigit: null, strokes: strokes.map(denser), pen } }
}
