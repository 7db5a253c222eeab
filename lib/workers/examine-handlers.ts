import { loadDigitSet } from '@/lib/data/digit-set'
import { DIGIT_CLASSES, DIGIT_PIXELS } from '@/lib/data/mnist'
import type { MnistSource } from '@/lib/data/mnist-source'
import { OCCLUSION_SQUARE } from '@/lib/data/occlusion'
import { CodedError } from '@/lib/errors'
import type { ExamineCalls, ExaminedChoice, ExamineProgress } from '@/lib/protocol/examine-messages'
import type { Handlers } from '@/lib/protocol/serve'
import { breathe } from '@/lib/tf/breathe'
import { answersTo, gradientTimesInput, occlusion, trace, type ExaminedNetwork } from '@/lib/tf/examine'
import { buildPlan } from '@/lib/tf/plan'

/** Digits looked at between two moments at which a cancel can arrive; as many as a look in training takes at once. */
const CHUNK = 250

/** What looking into a network needs of the worker around it. */
export interface ExamineWorld {
  /** The network of that choice, loaded if need be. */
  network(choice: ExaminedChoice, base: string, signal: AbortSignal): Promise<ExaminedNetwork>
  /** The digits that this network is tried on. */
  source(choice: ExaminedChoice, base: string): MnistSource
  /** Throws when the engine can no longer compute. */
  requireEngine(): void
}

/** Looks into networks; every handler is a plain function. */
export function createExamineHandlers(world: ExamineWorld): Handlers<ExamineCalls> {
  return {
    'examine/test': async ({ base, network: choice, set, validation, withPixels }, { signal, progress }) => {
      let unitMs = 0
      const tell = (stage: ExamineProgress['stage'], done: number, total: number) =>
        progress({ stage, done, total, unitMs })
      const [network, digits] = await Promise.all([
        world.network(choice, base, signal),
        loadDigitSet(world.source(choice, base), set, {
          validation,
          signal,
          onShard: (done, total) => tell('loading', done, total),
        }),
      ])
      signal.throwIfAborted()
      const count = digits.labels.length
      const probabilities = new Float32Array(count * DIGIT_CLASSES)
      const predictions = new Uint8Array(count)
      // The kernels of training: what is right here was right in the look that gave the accuracy there.
      const plan = buildPlan(network.spec, { use: 'training' })
      const parameters = network.parameters()
      try {
        for (let from = 0; from < count; from += CHUNK) {
          world.requireEngine()
          const started = performance.now()
          const to = Math.min(count, from + CHUNK)
          const batch = network.digits(digits.pixels.slice(from * DIGIT_PIXELS, to * DIGIT_PIXELS))
          const answers = await answersTo(plan, parameters, batch).finally(() => batch.dispose())
          requireNumbers(answers.probabilities)
          probabilities.set(answers.probabilities, from * DIGIT_CLASSES)
          predictions.set(answers.predictions, from)
          unitMs = performance.now() - started
          tell('looking', to, count)
          await breathe()
          signal.throwIfAborted()
        }
      } finally {
        parameters.dispose()
        plan.dispose()
      }
      const { pixels, labels, indices } = digits
      return { probabilities, predictions, labels, indices, pixels: withPixels ? pixels : null }
    },

    'examine/digit': async ({ base, network: choice, pixels }, { signal }) => {
      const network = await world.network(choice, base, signal)
      signal.throwIfAborted()
      world.requireEngine()
      const plan = buildPlan(network.spec, { use: 'inference', fuse: false })
      const parameters = network.parameters()
      const input = network.digits(pixels)
      const paper = network.digits(new Uint8Array(DIGIT_PIXELS))
      try {
        const side = network.spec.input.height
        const layers = await trace(plan, parameters, input)
        const { probabilities } = await answersTo(plan, parameters, input)
        requireNumbers(probabilities)
        const product = await gradientTimesInput(plan, parameters, input, DIGIT_CLASSES)
        await breathe()
        signal.throwIfAborted()
        const covered = await occlusion(plan, parameters, input, paper, { side, ...OCCLUSION_SQUARE })
        return {
          probabilities,
          layers,
          side,
          gradientTimesInput: product,
          square: { ...OCCLUSION_SQUARE },
          covered,
        }
      } finally {
        parameters.dispose()
        plan.dispose()
        input.dispose()
        paper.dispose()
      }
    },
  }
}

/** @throws CodedError weights-invalid where an answer is not a number, as of a network that has diverged */
function requireNumbers(probabilities: Float32Array): void {
  if (!probabilities.every(Number.isFinite))
    throw new CodedError('weights-invalid', { problem: 'its answers are not numbers' })
}
