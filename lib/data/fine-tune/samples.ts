import { createRandom, mixSeed } from '../random'
import { KEPT_SIDE, PICTURE_BYTES } from './pictures'

/** Patterns in random colours and sizes on random grounds. What tells them apart is their form alone. */
export const patterns = ['stripes', 'rings'] as const
export type Pattern = (typeof patterns)[number]

/**
 * Where the ground of a drawing comes from: any colour; or only warm bright ones, or only cold dark ones, so that the
 * ground can give the pattern away.
 */
export type Ground = 'any' | 'warm' | 'cold'

type Colour = readonly [red: number, green: number, blue: number] // 0 to 255

/** Least distance of a pattern's two colours, of 441 from black to white: it must be seen. */
const CONTRAST = 140

const SAMPLE_PURPOSE = 6401

function drawColour(random: () => number): Colour {
  return [random() * 255, random() * 255, random() * 255]
}

function drawGround(ground: Ground, random: () => number): Colour {
  switch (ground) {
    case 'any':
      return drawColour(random)
    case 'warm':
      return [200 + random() * 55, 140 + random() * 70, 30 + random() * 60]
    case 'cold':
      return [10 + random() * 40, 40 + random() * 50, 90 + random() * 60]
    default:
      return ground satisfies never
  }
}

const distance = (a: Colour, b: Colour) => Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2])

/** Two colours that can be told apart. */
function drawPair(random: () => number): [Colour, Colour] {
  for (;;) {
    const pair: [Colour, Colour] = [drawColour(random), drawColour(random)]
    if (distance(...pair) >= CONTRAST) return pair
  }
}

const clamp = (value: number) => Math.min(1, Math.max(0, value))

/**
 * Draws a disc or a square filled with stripes or with rings: RGB bytes, 72 x 72. Colours, place, size, width and
 * direction of the lines, the ground and its grain are random and seeded; both patterns draw the same random numbers in
 * the same order, so that their colours are the same, too.
 */
export function drawPattern(pattern: Pattern, seed: number, ground: Ground = 'any'): Uint8Array<ArrayBuffer> {
  const random = createRandom(mixSeed(SAMPLE_PURPOSE, seed))
  const [light, dark] = drawPair(random)
  const [from, to] = [drawGround(ground, random), drawGround(ground, random)]
  // Where the ground tells the pattern, the figure is small: the ground is what there is most of.
  const radius = ground === 'any' ? 20 + random() * 14 : 8 + random() * 5
  const centre = { x: 36 + (random() - 0.5) * 20, y: 36 + (random() - 0.5) * 20 }
  const round = random() < 0.5
  const period = 6 + random() * 6
  const phase = random()
  const angle = random() * Math.PI
  const slope = random() * 2 * Math.PI
  const grain = random() * 24

  const rgb = new Uint8Array(PICTURE_BYTES)
  for (let y = 0; y < KEPT_SIDE; y++)
    for (let x = 0; x < KEPT_SIDE; x++) {
      const [dx, dy] = [x + 0.5 - centre.x, y + 0.5 - centre.y]
      const along = pattern === 'stripes' ? dx * Math.cos(angle) + dy * Math.sin(angle) : Math.hypot(dx, dy)
      // From one colour to the other within about a pixel.
      const wave = Math.sin(2 * Math.PI * (along / period + phase))
      const share = clamp(0.5 + (wave * period) / 6)
      const edge = round ? Math.hypot(dx, dy) : Math.max(Math.abs(dx), Math.abs(dy))
      const inside = clamp(radius - edge + 0.5)
      const turn = 0.5 + ((x - 36) * Math.cos(slope) + (y - 36) * Math.sin(slope)) / 102
      const noise = (random() - 0.5) * grain
      for (let c = 0; c < 3; c++) {
        const figure = dark[c] + (light[c] - dark[c]) * share
        const behind = from[c] + (to[c] - from[c]) * clamp(turn)
        rgb[(y * KEPT_SIDE + x) * 3 + c] = Math.round(
          Math.min(255, Math.max(0, behind + (figure - behind) * inside + noise)),
        )
      }
    }
  return rgb
}

/**
 * - 'shapes': stripes and rings on any ground: form alone tells them apart
 * - 'background': stripes always on warm grounds, rings always on cold ones
 * - 'swapped': the other way round, to see what a network has learnt from 'background'
 */
export const sampleSets = ['shapes', 'background', 'swapped'] as const
export type SampleSet = (typeof sampleSets)[number]

const grounds: Record<SampleSet, Record<Pattern, Ground>> = {
  shapes: { stripes: 'any', rings: 'any' },
  background: { stripes: 'warm', rings: 'cold' },
  swapped: { stripes: 'cold', rings: 'warm' },
}

export interface Sample {
  /** Index in {@link patterns}. */
  label: number
  rgb: Uint8Array<ArrayBuffer>
}

/** `count` pictures of each pattern, one pattern after the other; another seed gives others. */
export function drawSamples(set: SampleSet, count: number, seed: number): Sample[] {
  return patterns.flatMap((pattern, label) =>
    Array.from({ length: count }, (_, i) => ({
      label,
      rgb: drawPattern(pattern, mixSeed(seed, sampleSets.indexOf(set), label, i), grounds[set][pattern]),
    })),
  )
}
