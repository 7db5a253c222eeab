import { damagedParameters, isUndamaged, type Damage } from '@/lib/data/damage'
import { DIGIT_PIXELS } from '@/lib/data/mnist'
import { openMnist, type MnistSource } from '@/lib/data/mnist-source'
import { heldBackDigits, MEASURED_DIGITS, type ChosenDigits } from '@/lib/data/searched-digits'
import { CodedError } from '@/lib/errors'
import type { BreakCalls } from '@/lib/protocol/break-messages'
import type { Handlers } from '@/lib/protocol/serve'
import { breathe } from '@/lib/tf/breathe'
import { answersTo, ownedParameters, type ExaminedNetwork } from '@/lib/tf/examine'
import { buildPlan } from '@/lib/tf/plan'
import type { DigitNetworks } from './digit-networks'

/** Digits looked at between two moments at which a cancel can arrive. */
const CHUNK = 250

type Parameters = ReturnType<ExaminedNetwork['parameters']>

interface World {
  lenets: Pick<DigitNetworks, 'examined'>
  session: { current(): unknown }
  /** The training digits, for tests. */
  source?: (base: string) => MnistSource
}

/** Networks that are damaged on purpose; every handler is a plain function. */
export function createBreakHandlers({ lenets, session, source = openMnist }: World): Handlers<BreakCalls> {
  let measured: ChosenDigits | undefined

  return {
    'break/read': async ({ base, network: choice, damage, pixels, untouched }, { signal }) => {
      session.current()
      const network = await lenets.examined(choice, base, signal)
      signal.throwIfAborted()
      const whole = network.parameters()
      try {
        const [{ probabilities }, untouchedAnswer] = await Promise.all([
          withDamaged(network, whole, damage, (parameters) => read(network, parameters, pixels)),
          read(network, whole, untouched),
        ])
        if (!untouchedAnswer.probabilities.every(Number.isFinite))
          throw new CodedError('weights-invalid', { problem: 'its answers are not numbers' })
        return { probabilities, whole: untouchedAnswer.probabilities }
      } finally {
        whole.dispose()
      }
    },

    'break/accuracy': async ({ base, network: choice, damage }, { signal, progress }) => {
      session.current()
      let unitMs = 0
      const network = await lenets.examined(choice, base, signal)
      const digits = (measured ??= await heldBackDigits(source(base), MEASURED_DIGITS, {
        signal,
        onFile: (done) => progress({ stage: 'loading', done, total: MEASURED_DIGITS, unitMs }),
      }))
      signal.throwIfAborted()
      const total = digits.labels.length
      const whole = network.parameters()
      try {
        return await withDamaged(network, whole, damage, async (parameters) => {
          let right = 0
          for (let from = 0; from < total; from += CHUNK) {
            session.current()
            const started = performance.now()
            const to = Math.min(total, from + CHUNK)
            const { predictions } = await read(
              network,
              parameters,
              digits.pixels.slice(from * DIGIT_PIXELS, to * DIGIT_PIXELS),
            )
            predictions.forEach((prediction, i) => {
              if (prediction === digits.labels[from + i]) right++
            })
            unitMs = performance.now() - started
            progress({ stage: 'looking', done: to, total, unitMs })
            await breathe()
            signal.throwIfAborted()
          }
          return { right, total }
        })
      } finally {
        whole.dispose()
      }
    },
  }
}

async function read(network: ExaminedNetwork, parameters: Parameters, pixels: Uint8Array) {
  const plan = buildPlan(network.spec, { use: 'training' })
  const batch = network.digits(pixels)
  try {
    return await answersTo(plan, parameters, batch)
  } finally {
    batch.dispose()
    plan.dispose()
  }
}

/** Does `work` with the parameters of the damaged network, which are given back then. */
async function withDamaged<T>(
  network: ExaminedNetwork,
  whole: Parameters,
  damage: Damage,
  work: (parameters: Parameters) => Promise<T>,
): Promise<T> {
  if (isUndamaged(damage)) return work(whole)
  const { statistics } = whole
  const running = statistics ? ((await statistics.data<'float32'>()) as Float32Array) : null
  const damaged = ownedParameters(
    network.spec,
    damagedParameters(network.spec, network.values, damage),
    running ? running.slice() : null,
  )
  try {
    return await work(damaged)
  } finally {
    damaged.dispose()
  }
}
