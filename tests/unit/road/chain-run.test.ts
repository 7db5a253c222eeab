import * as tf from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { CHAIN_STEPS, type ChainReport } from '@/lib/data/chain-report'
import { initialParametersOf } from '@/lib/data/initial-parameters'
import { DIGIT_PIXELS } from '@/lib/data/mnist'
import { CHAIN_DEPTHS, deepChain, initialisationOf, type ChainSettings } from '@/lib/nn/deep-chain'
import { parameterList } from '@/lib/nn/parameters'
import { referenceLossAndGradients } from '@/lib/nn/reference/network'
import { startNodeEngine } from '@/lib/tf/node-engine'
import { runChain, weightNorms } from '@/lib/tf/training/chain-run'
import { readMnist } from '../data/mnist-files'
import { randomValues } from '../nn/finite-differences'

const COUNT = 1000
const digits = {
  pixels: Uint8Array.from(readMnist('train-images-idx3-ubyte').data.subarray(0, COUNT * DIGIT_PIXELS)),
  labels: Uint8Array.from(readMnist('train-labels-idx1-ubyte').data.subarray(0, COUNT)),
}

async function run(settings: ChainSettings): Promise<ChainReport[]> {
  const reports: ChainReport[] = []
  const { signal } = new AbortController()
  await runChain(settings, digits, { signal, report: (report) => reports.push(report) })
  return reports
}

beforeAll(() => startNodeEngine('wasm'))

describe('weightNorms', () => {
  it('measures each weight matrix by itself, as plain loops do', () => {
    const spec = deepChain({ activation: 'tanh', depth: 3 })
    const flat = initialParametersOf(spec, 'glorot', 5)
    const input = randomValues(2 * 32 * 32, 6)
    const { gradients } = referenceLossAndGradients(spec, flat, input, [3, 7])
    const expected = parameterList(spec)
      .filter(({ name }) => name.endsWith('.weight'))
      .map(({ offset, size }) => Math.hypot(...Array.from(gradients).slice(offset, offset + size)))
    expect(expected.length).toBe(4)
    weightNorms(spec, gradients).forEach((norm, i) => expect(norm).toBeCloseTo(expected[i], 9))
  })
})

describe('a chain of layers', () => {
  it('says a loss and a length for each layer, the same at every run, and leaves nothing on the engine', async () => {
    const before = tf.memory().numTensors
    const settings = { activation: 'tanh', depth: 4, start: 'new' } as const
    const [first, second] = [await run(settings), await run(settings)]
    expect(first.map(({ step }) => step)).toEqual([
      1,
      ...Array.from({ length: CHAIN_STEPS / 10 }, (_, i) => 10 * (i + 1)),
    ])
    for (const { norms } of first) expect(norms.length).toBe(5)
    expect(second).toEqual(first)
    expect(tf.memory().numTensors).toBe(before)
  })

  it('stops when it is asked to, and leaves nothing behind', async () => {
    const before = tf.memory().numTensors
    const controller = new AbortController()
    const steps: number[] = []
    const running = runChain({ activation: 'relu', depth: 2, start: 'new' }, digits, {
      signal: controller.signal,
      report({ step }) {
        steps.push(step)
        if (step >= 20) controller.abort()
      },
    })
    await expect(running).rejects.toThrow(/abort/i)
    expect(steps).toEqual([1, 10, 20])
    expect(tf.memory().numTensors).toBe(before)
  })

  /** What the chapter says of the figure. */
  const ratio = ({ norms }: ChainReport) => norms[0] / norms.at(-1)!
  it('of eight sigmoid layers learns nothing and loses its gradient on the way', async () => {
    const last = (await run({ activation: 'sigmoid', depth: 8, start: 'old' })).at(-1)!
    expect(ratio(last)).toBeLessThan(1e-6)
    expect(last.loss).toBeGreaterThan(2.2)
  })

  it('fades with ReLU and the first weights of 1998, and arrives with He’s', async () => {
    const most = CHAIN_DEPTHS.most
    const old = (await run({ activation: 'relu', depth: most, start: 'old' })).at(-1)!
    const better = await run({ activation: 'relu', depth: most, start: 'new' })
    expect(old.norms[0]).toBeLessThan(1e-6)
    expect(old.loss).toBeGreaterThan(2.2)
    expect(ratio(better[0])).toBeGreaterThan(0.1)
    expect(better.at(-1)!.loss).toBeLessThan(1)
  })

  it('of eight tanh layers fades with the first weights of 1998, not with Glorot’s', async () => {
    const old = await run({ activation: 'tanh', depth: 8, start: 'old' })
    const better = await run({ activation: 'tanh', depth: 8, start: 'new' })
    expect(ratio(old[0])).toBeLessThan(1e-2)
    expect(ratio(better[0])).toBeGreaterThan(0.1)
    expect(better.at(-1)!.loss).toBeLessThan(1)
  })

  it('draws its first weights as the start says', () => {
    expect(initialisationOf({ activation: 'relu', depth: 2, start: 'old' })).toBe('1998')
    expect(initialisationOf({ activation: 'relu', depth: 2, start: 'new' })).toBe('he')
    expect(initialisationOf({ activation: 'sigmoid', depth: 2, start: 'new' })).toBe('glorot')
  })
})
