import { describe, expect, it } from 'vitest'
import { ALL_STEPS } from '@/lib/data/drawing/steps'
import { writeDigit } from '@/lib/data/handwriting/write-digit'
import { lenet5Modern } from '@/lib/nn/lenet5'
import type { AnyNetwork } from '@/lib/nn/layers'
import type { HandlerContext } from '@/lib/protocol/serve'
import type { TrialProgress } from '@/lib/protocol/reading-messages'
import type { DigitNetworks } from '@/lib/workers/digit-networks'
import { createReadingHandlers, sharesOf } from '@/lib/workers/reading-handlers'

const PAPER = (0 / 255 - 0.1307) / 0.3081

/** A network that gives every picture the same outputs, and remembers its inputs. */
function setUp(outputs: readonly number[], spec: AnyNetwork = lenet5Modern) {
  const asked: Float32Array[] = []
  const network = {
    spec,
    logits: async (inputs: Float32Array) => {
      asked.push(inputs)
      return Float32Array.from({ length: (inputs.length / 1024) * 10 }, (_, i) => outputs[i % 10])
    },
  }
  const lenets = { ready: async () => ({ network, pixels: 'standardised' }) } as unknown as DigitNetworks
  const handlers = createReadingHandlers({ lenets, session: { current: () => null } })
  const controller = new AbortController()
  const told: TrialProgress[] = []
  const context = <T>() =>
    ({
      signal: controller.signal,
      progress: (value: T) => told.push(value as TrialProgress),
      caughtUp: () => true,
    }) as HandlerContext<T>
  return { asked, handlers, controller, told, context }
}

const three = [0, 0, 0, 5, 0, 0, 0, 0, 0, 0]
const seeds = Array.from({ length: 40 }, (_, i) => 2 * i + 1)

describe('reading digits', () => {
  const params = { base: '', network: 'shipped' as const, pixels: new Uint8Array(2 * 784) }

  it('gives scores and their softmax, picture by picture', async () => {
    const { handlers, context } = setUp(three)
    const { scores, probabilities } = await handlers['digits/read'](params, context())
    expect(Array.from(scores)).toEqual([...three, ...three])
    const sum = 9 + Math.exp(5)
    expect(probabilities[13]).toBeCloseTo(Math.exp(5) / sum)
    expect(probabilities[4]).toBeCloseTo(1 / sum)
  })

  it('turns penalties round: the smallest wins', async () => {
    const spec = { ...lenet5Modern, layers: [{ kind: 'rbf' }] } as unknown as AnyNetwork
    const { handlers, context } = setUp([9, 9, 2, 9, 9, 9, 9, 9, 9, 9], spec)
    const { scores, probabilities } = await handlers['digits/read'](params, context())
    expect(scores[2]).toBe(-2)
    expect(probabilities.indexOf(Math.max(...probabilities))).toBe(2)
  })

  it('scales the grey as the network learnt it, or not', async () => {
    const { handlers, context, asked } = setUp(three)
    await handlers['digits/read'](params, context())
    await handlers['digits/read']({ ...params, plain: true }, context())
    expect(asked[0][0]).toBeCloseTo(PAPER)
    expect(asked[1][0]).toBe(0)
  })

  it('makes shares of scores too large for their exponentials', () => {
    const shares = sharesOf(Float32Array.from([1000, 1000, 0, 0, 0, 0, 0, 0, 0, 0]))
    expect(Array.from(shares)).toEqual([0.5, 0.5, 0, 0, 0, 0, 0, 0, 0, 0])
  })
})

describe('a trial', () => {
  const params = { base: '', network: 'shipped' as const, steps: ALL_STEPS, seeds }

  it('counts what is read as it was meant, and names the rest', async () => {
    const { handlers, context, told } = setUp(three)
    const { right, total, misread } = await handlers['reading/trial'](params, context())
    expect([right, total]).toEqual([4, 40]) // the threes
    expect(misread).toHaveLength(36)
    expect(misread.every(({ seed, read }) => read === 3 && writeDigit(seed).digit !== 3)).toBe(true)
    expect(told.at(-1)).toMatchObject({ done: 40, total: 40, right: 4 })
  })

  it('leaves steps out as it is told', async () => {
    const { handlers, context, asked } = setUp(three)
    await handlers['reading/trial']({ ...params, steps: { ...ALL_STEPS, grey: false } }, context())
    expect(asked[0][0]).toBe(0)
  })

  it('hears a cancel between two handfuls', async () => {
    const { handlers, context, controller, told } = setUp(three)
    const run = handlers['reading/trial'](params, {
      ...context(),
      progress: (value) => {
        told.push(value)
        controller.abort()
      },
    })
    await expect(run).rejects.toThrow()
    expect(told).toHaveLength(1)
  })
})

describe('the limit of the own network', () => {
  it('lets nearly all generated digits pass', async () => {
    const { handlers, context } = setUp(three)
    const { limit, averageInk } = await handlers['reading/limit']({ base: '', network: 'mine' }, context())
    // The energy is the same for all; ink beyond the average's makes the difference.
    const energy = -Math.log(9 + Math.exp(5))
    expect(limit).toBeGreaterThan(energy)
    expect(averageInk).toBeGreaterThan(80)
  })
})
