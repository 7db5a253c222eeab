/**
 * Photographs of numbers handwritten on paper, made from a seed: what the page reader is tuned on (even seeds, digits
 * that were held back from training) and tried on (odd seeds, official test digits). Every range stands in PAGE_RANGES.
 */
import { DIGIT_SIDE } from '@/lib/data/mnist'
import { createRandom, mixSeed, randomNormal } from '@/lib/data/random'

/** From what the pages are drawn; uniform between the two ends unless it says otherwise. */
export const PAGE_RANGES = {
  /** Pixels of the photograph. */
  width: 760,
  height: 570,
  digits: [3, 6],
  /** Height of the digits, pixels; each digit then differs by up to `unlike` of it. */
  digitHeight: [48, 110],
  unlike: 0.1,
  /** Gap between two digits, as a share of their height. */
  gap: [0.02, 0.45],
  /** How far a digit stands above or below the line it is written on, as a share of its height. */
  baseline: 0.06,
  /** Level of the enlarged digit's grey at which ink begins: thick strokes to thin. */
  inkLevel: [0.35, 0.6],
  /** Degrees, to either side. */
  turn: 10,
  /** Share of pages with lines, and with squares; the rest is blank. */
  ruled: 0.4,
  squared: 0.25,
  /** Distance of the lines as a share of the digits' height; of squares half of it. */
  spacing: [0.9, 1.6],
  lineWidth: [1, 2.6],
  /** How strongly the lines are printed, 0 to 1. */
  lineStrength: [0.25, 0.75],
  /** Share of light that the ink takes where the pen presses hardest; pencil has the lower ones. */
  inkStrength: [0.55, 0.95],
  pencilStrength: [0.4, 0.6],
  pencil: 0.25,
  /** The pen presses down to this share of its strength in places. */
  pressure: [0.7, 1],
  /** The darkest corner has this share of the brightest one's light. */
  light: [0.45, 0.95],
  /** Share of pages with the soft shadow of a hand or a phone, and how much light it leaves. */
  shadow: 0.35,
  shadowLight: [0.55, 0.85],
  /** Share of pages where the dark table shows at an edge. */
  desk: 0.25,
  /** Standard deviation of the lens blur, pixels. */
  blur: [0.4, 1.8],
  /** Standard deviations of the sensor's noise and of the paper's grain, of 1 for white. */
  noise: [0.006, 0.025],
  grain: [0.004, 0.02],
} as const

export interface PageDigits {
  /** 784 bytes a digit. */
  pixels: Uint8Array
  labels: Uint8Array
}

export interface Page {
  /** What is written, such as '4071'. */
  number: string
  /** Bytes, width x height x 3. */
  rgb: Uint8Array
  width: number
  height: number
  /** How far the page's lines descend to the right, degrees. */
  degrees: number
  paper: 'blank' | 'ruled' | 'squared'
  pencil: boolean
  desk: boolean
  shadow: boolean
  digitHeight: number
  blur: number
}

type Random = () => number
type Colour = readonly [number, number, number]

/** What each ink takes of red, green and blue light where it is thickest. */
const INKS: readonly Colour[] = [
  [1, 1, 1],
  [1, 0.92, 0.6],
  [0.95, 0.85, 0.75],
  [0.6, 1, 1],
]
const LINE_INKS: readonly Colour[] = [
  [0.55, 0.4, 0.2],
  [0.4, 0.4, 0.4],
  [0.35, 0.25, 0.3],
]

const between = (random: Random, [from, to]: readonly [number, number]) => from + (to - from) * random()
const smoothStep = (from: number, to: number, value: number) => {
  const t = Math.min(1, Math.max(0, (value - from) / (to - from)))
  return t * t * (3 - 2 * t)
}

/** Noise without grid or grain: values at lattice points `cell` pixels apart, joined smoothly; about -1 to 1. */
function softNoise(
  random: Random,
  width: number,
  height: number,
  cell: number,
): (x: number, y: number) => number {
  const columns = Math.ceil(width / cell) + 2
  const rows = Math.ceil(height / cell) + 2
  const lattice = Float32Array.from({ length: columns * rows }, () => 2 * random() - 1)
  return (x, y) => {
    const [u, v] = [Math.max(0, x / cell), Math.max(0, y / cell)]
    const [i, j] = [Math.min(columns - 2, Math.floor(u)), Math.min(rows - 2, Math.floor(v))]
    const [s, t] = [smoothStep(0, 1, u - i), smoothStep(0, 1, v - j)]
    const at = j * columns + i
    return (
      (lattice[at] * (1 - s) + lattice[at + 1] * s) * (1 - t) +
      (lattice[at + columns] * (1 - s) + lattice[at + columns + 1] * s) * t
    )
  }
}

/** Box of a digit's ink in its 28x28 field. */
function inkBox(digit: Uint8Array) {
  let [left, top, right, bottom] = [DIGIT_SIDE, DIGIT_SIDE, 0, 0]
  digit.forEach((value, i) => {
    if (value < 64) return
    left = Math.min(left, i % DIGIT_SIDE)
    right = Math.max(right, (i % DIGIT_SIDE) + 1)
    top = Math.min(top, Math.floor(i / DIGIT_SIDE))
    bottom = Math.max(bottom, Math.floor(i / DIGIT_SIDE) + 1)
  })
  return { left, top, right, bottom }
}

/** Catmull and Rom's cubic through four neighbouring values. */
const cubic = (a: number, b: number, c: number, d: number, t: number) =>
  b + 0.5 * t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)))

/** A digit's grey, 0 to 1, between its pixels. */
function enlarged(digit: Uint8Array, x: number, y: number): number {
  const get = (i: number, j: number) =>
    i >= 0 && j >= 0 && i < DIGIT_SIDE && j < DIGIT_SIDE ? digit[j * DIGIT_SIDE + i] / 255 : 0
  const [i, j] = [Math.floor(x - 0.5), Math.floor(y - 0.5)]
  const [s, t] = [x - 0.5 - i, y - 0.5 - j]
  const row = (k: number) => cubic(get(i - 1, k), get(i, k), get(i + 1, k), get(i + 2, k), s)
  return cubic(row(j - 1), row(j), row(j + 1), row(j + 2), t)
}

/** One separable Gaussian blur of three channels, in place. */
function blur(rgb: Float32Array, width: number, height: number, sigma: number) {
  const reach = Math.ceil(3 * sigma)
  const kernel = Float32Array.from({ length: 2 * reach + 1 }, (_, i) =>
    Math.exp(-((i - reach) ** 2) / (2 * sigma * sigma)),
  )
  const sum = kernel.reduce((a, b) => a + b)
  const pass = (
    from: Float32Array,
    to: Float32Array,
    length: number,
    step: number,
    lines: number,
    jump: number,
  ) => {
    for (let line = 0; line < lines; line++)
      for (let i = 0; i < length; i++)
        for (let c = 0; c < 3; c++) {
          let value = 0
          for (let k = -reach; k <= reach; k++) {
            const place = Math.min(length - 1, Math.max(0, i + k))
            value += kernel[k + reach] * from[(line * jump + place * step) * 3 + c]
          }
          to[(line * jump + i * step) * 3 + c] = value / sum
        }
  }
  const between = new Float32Array(rgb.length)
  pass(rgb, between, width, 1, height, width)
  pass(between, rgb, height, width, width, 1)
}

/** A page with a number of digits taken at random from `source`. The same seed and source give the same page. */
export function makePage(seed: number, source: PageDigits): Page {
  const R = PAGE_RANGES
  const random = createRandom(mixSeed(seed, 0x9a6e))
  const { width, height } = R
  const count = R.digits[0] + Math.floor(random() * (R.digits[1] - R.digits[0] + 1))
  const chosen = Array.from({ length: count }, () => Math.floor(random() * source.labels.length))
  const number = chosen.map((index) => source.labels[index]).join('')
  const degrees = (2 * random() - 1) * R.turn
  const kind = random()
  const paper = kind < R.ruled ? 'ruled' : kind < R.ruled + R.squared ? 'squared' : 'blank'

  // The number, laid out on an upright page whose middle is at 0, 0.
  let size = between(random, R.digitHeight)
  const parts = chosen.map((index) => {
    const digit = source.pixels.subarray(index * DIGIT_SIDE ** 2, (index + 1) * DIGIT_SIDE ** 2)
    const box = inkBox(digit)
    const tall = 1 + R.unlike * (2 * random() - 1)
    return { digit, box, tall, gap: between(random, R.gap), up: R.baseline * (2 * random() - 1) }
  })
  // MNIST fits the longer side into 20: a flat digit stays flat.
  const scaleOf = ({ tall }: (typeof parts)[number]) => (size * tall) / 20
  const lengthOf = () =>
    parts.reduce((sum, part) => sum + (part.box.right - part.box.left) * scaleOf(part) + part.gap * size, 0)
  size *= Math.min(1, (0.74 * width) / lengthOf())
  const length = lengthOf()
  const spare = { x: (0.78 * width - length) / 2, y: 0.5 * (0.7 * height - size) }
  let pen = -length / 2 + spare.x * (2 * random() - 1)
  const foot = size / 2 + spare.y * (2 * random() - 1)
  const level = between(random, R.inkLevel)
  const placed = parts.map((part) => {
    const scale = scaleOf(part)
    const x = pen
    pen += (part.box.right - part.box.left) * scale + part.gap * size
    return { ...part, scale, x, y: foot - part.up * size - (part.box.bottom - part.box.top) * scale }
  })

  const isPencil = random() < R.pencil
  const strength = between(random, isPencil ? R.pencilStrength : R.inkStrength)
  const ink = isPencil ? INKS[0] : INKS[Math.floor(random() * INKS.length)]
  const least = between(random, R.pressure)
  const press = softNoise(random, 2 * width, 2 * height, size * 0.4)
  const spacing = between(random, R.spacing) * size * (paper === 'squared' ? 0.5 : 1)
  const lineWidth = between(random, R.lineWidth)
  const lineStrength = between(random, R.lineStrength)
  const lineInk = LINE_INKS[Math.floor(random() * LINE_INKS.length)]
  const lineOffset = foot + (random() - 0.5) * 0.1 * size
  const columnOffset = random() * spacing
  const margin = paper === 'ruled' && random() < 0.4 ? -0.42 * width : null

  const white: Colour = [0.9 + 0.08 * random(), 0.9 + 0.06 * random(), 0.84 + 0.1 * random()]
  const grain = softNoise(random, width, height, 3)
  const fibre = softNoise(random, width, height, 14)
  const grainStrength = between(random, R.grain) * 2
  const lightAngle = random() * 2 * Math.PI
  const darkest = between(random, R.light)
  const hasShadow = random() < R.shadow
  const shadow = {
    x: random() * width,
    y: random() * height,
    rx: (0.2 + 0.3 * random()) * width,
    ry: (0.2 + 0.3 * random()) * height,
    soft: 0.15 + 0.5 * random(),
    light: between(random, R.shadowLight),
  }
  const hasDesk = random() < R.desk
  const deskSide = Math.floor(random() * 4)
  const deskEdge = 0.4 + 0.06 * random()
  const deskColour: Colour = [0.2 + 0.3 * random(), 0.15 + 0.2 * random(), 0.1 + 0.2 * random()]
  const wood = softNoise(random, 4 * width, height, 9)

  const rgb = new Float32Array(width * height * 3)
  const [sin, cos] = [Math.sin((degrees * Math.PI) / 180), Math.cos((degrees * Math.PI) / 180)]
  /** Share of a pixel at `distance` from the middle of a line. */
  const onLine = (distance: number) => Math.min(1, Math.max(0, lineWidth / 2 + 0.5 - distance))
  const toLine = (place: number, offset: number, step: number) => {
    const along = (((place - offset) % step) + step) % step
    return Math.min(along, step - along)
  }
  for (let py = 0; py < height; py++)
    for (let px = 0; px < width; px++) {
      const [cx, cy] = [px + 0.5 - width / 2, py + 0.5 - height / 2]
      // Where this pixel lies on the upright page.
      const [x, y] = [cx * cos + cy * sin, cy * cos - cx * sin]
      const at = (py * width + px) * 3
      const onDesk =
        hasDesk &&
        (deskSide === 0
          ? x < -deskEdge * width
          : deskSide === 1
            ? x > deskEdge * width
            : deskSide === 2
              ? y < -deskEdge * height
              : y > deskEdge * height)
      let inked = 0
      let ruled = 0
      if (!onDesk) {
        for (const { digit, box, scale, x: left, y: top } of placed) {
          const u = (x - left) / scale + box.left
          const v = (y - top) / scale + box.top
          if (u < -1 || v < -1 || u > DIGIT_SIDE + 1 || v > DIGIT_SIDE + 1) continue
          // One pixel of the photo wide is the step from paper to ink, as a pen leaves it before the lens blurs it.
          const edge = 0.12 + 1.2 / scale
          inked = Math.max(inked, smoothStep(level - edge / 2, level + edge / 2, enlarged(digit, u, v)))
        }
        if (paper !== 'blank') ruled = onLine(toLine(y, lineOffset, spacing))
        if (paper === 'squared') ruled = Math.max(ruled, onLine(toLine(x, columnOffset, spacing)))
        if (margin !== null) ruled = Math.max(ruled, onLine(Math.abs(x - margin)))
      }
      const pressed =
        inked > 0 ? strength * (least + (1 - least) * (0.5 + 0.5 * press(x + width, y + height))) : 0
      const texture = grainStrength * (grain(px, py) + 0.6 * fibre(px, py))
      const near = Math.hypot((px - shadow.x) / shadow.rx, (py - shadow.y) / shadow.ry)
      const shade = hasShadow
        ? shadow.light + (1 - shadow.light) * smoothStep(1 - shadow.soft / 2, 1 + shadow.soft / 2, near)
        : 1
      const across = 0.5 + (cx * Math.cos(lightAngle) + cy * Math.sin(lightAngle)) / Math.hypot(width, height)
      const light = (darkest + (1 - darkest) * across) * shade
      for (let c = 0; c < 3; c++) {
        const surface = onDesk
          ? deskColour[c] * (1 + 0.25 * wood(x + width, y * 3 + height))
          : (white[c] + texture) * (1 - lineStrength * lineInk[c] * ruled) * (1 - pressed * ink[c] * inked)
        rgb[at + c] = surface * light
      }
    }
  const sigma = between(random, R.blur)
  blur(rgb, width, height, sigma)
  const noise = between(random, R.noise)
  // Drawn from a table: a normal number each for over a million values would take longer than all the rest.
  const normals = Float32Array.from({ length: 4096 }, () => noise * randomNormal(random))
  const bytes = new Uint8Array(rgb.length)
  for (let i = 0; i < rgb.length; i++) {
    const value = 255 * (rgb[i] + normals[Math.floor(random() * 4096)])
    bytes[i] = value < 0 ? 0 : value > 255 ? 255 : Math.round(value)
  }
  return {
    number,
    rgb: bytes,
    width,
    height,
    degrees,
    paper,
    pencil: isPencil,
    desk: hasDesk,
    shadow: hasShadow,
    digitHeight: size,
    blur: sigma,
  }
}
