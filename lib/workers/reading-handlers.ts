import { createSeer } from '@/lib/data/drawing/seen'
import { ALL_STEPS } from '@/lib/data/drawing/steps'
import { writeDigit } from '@/lib/data/handwriting/write-digit'
import { DIGIT_CLASSES, DIGIT_PIXELS } from '@/lib/data/mnist'
import { inkOf, limitLosing, SITE_REJECTION, strangeness } from '@/lib/data/rejection'
import { winningOutput } from '@/lib/nn/loss'
import type { ClassifierCalls } from '@/lib/protocol/messages'
import type { ReadingCalls } from '@/lib/protocol/reading-messages'
import type { Handlers } from '@/lib/protocol/serve'
import { breathe } from '@/lib/tf/breathe'
import type { Network } from '@/lib/tf/load-network'
import { digitInputs, type DigitNetworks } from './digit-networks'

/** Drawings that are made and read at once: a cancel waits for no more. */
const CHUNK = 10

/** Drawings on which the limit of the reader's own network is found: even seeds; one in fifty may be lost. */
const LIMIT_SEEDS = Array.from({ length: 150 }, (_, i) => 2 * i)
const LIMIT_LOSES = 0.02

/** Ten scores a picture, of which the greatest wins: logits, or negated penalties. */
export async function scoresOf(network: Network, inputs: Float32Array): Promise<Float32Array<ArrayBuffer>> {
  const outputs = await network.logits(inputs)
  return winningOutput(network.spec) === 'smallest' ? outputs.map((penalty) => -penalty) : outputs
}

/** Softmax of each row of ten. */
export function sharesOf(scores: Float32Array): Float32Array<ArrayBuffer> {
  const shares = new Float32Array(scores.length)
  for (let at = 0; at < scores.length; at += DIGIT_CLASSES) {
    const row = scores.subarray(at, at + DIGIT_CLASSES)
    const most = Math.max(...row)
    const powers = Array.from(row, (score) => Math.exp(score - most))
    const sum = powers.reduce((a, b) => a + b)
    powers.forEach((power, i) => (shares[at + i] = power / sum))
  }
  return shares
}

interface ReadingWorld {
  lenets: DigitNetworks
  /** `current` throws when the engine can no longer compute. */
  session: { current(): unknown }
}

/** Reads digits and measures how well that goes; every handler is a plain function. */
export function createReadingHandlers({
  lenets,
  session,
}: ReadingWorld): Handlers<ReadingCalls & Pick<ClassifierCalls, 'digits/read'>> {
  return {
    'digits/read': async ({ base, network: choice, pixels, plain }, context) => {
      session.current()
      const { network, pixels: scaling } = await lenets.ready(choice, base, context)
      const scores = await scoresOf(network, digitInputs(pixels, plain ? 'unit' : scaling))
      return { probabilities: sharesOf(scores), scores }
    },

    'reading/trial': async ({ base, network: choice, steps, seeds }, { signal, progress }) => {
      const { network, pixels: scaling } = await lenets.ready(choice, base, { signal, progress: () => {} })
      const see = createSeer(() => null, steps)
      const misread: { seed: number; read: number }[] = []
      for (let from = 0; from < seeds.length; from += CHUNK) {
        signal.throwIfAborted()
        session.current()
        const started = performance.now()
        const here = seeds.slice(from, from + CHUNK)
        const pixels = new Uint8Array(here.length * DIGIT_PIXELS)
        here.forEach((seed, i) => {
          const seen = see(writeDigit(seed).drawing)
          if (seen.kind === 'digit') pixels.set(seen.pixels, i * DIGIT_PIXELS)
        })
        const scores = await scoresOf(network, digitInputs(pixels, steps.grey ? scaling : 'unit'))
        here.forEach((seed, i) => {
          const row = scores.subarray(i * DIGIT_CLASSES, (i + 1) * DIGIT_CLASSES)
          const read = row.indexOf(Math.max(...row))
          if (read !== writeDigit(seed).digit) misread.push({ seed, read })
        })
        const done = from + here.length
        const unitMs = performance.now() - started
        progress({ done, total: seeds.length, right: done - misread.length, unitMs })
        await breathe()
      }
      signal.throwIfAborted()
      return { right: seeds.length - misread.length, total: seeds.length, misread }
    },

    'reading/limit': async ({ base, network: choice }, { signal }) => {
      const { network, pixels: scaling } = await lenets.ready(choice, base, { signal, progress: () => {} })
      const see = createSeer(() => null, ALL_STEPS)
      const found: number[] = []
      for (const seed of LIMIT_SEEDS) {
        const seen = see(writeDigit(seed).drawing)
        if (seen.kind !== 'digit') continue
        session.current()
        const scores = await scoresOf(network, digitInputs(seen.pixels, scaling))
        found.push(strangeness(scores, inkOf(seen.pixels)))
        await breathe()
        signal.throwIfAborted()
      }
      return { ...SITE_REJECTION, limit: limitLosing(LIMIT_LOSES, found) }
    },
  }
}
