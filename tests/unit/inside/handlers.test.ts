/** What the worker answers, beside the plain loops; and that nothing is left on the engine. */
import * as tf from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { writeScaledDigit } from '@/lib/data/digit-scaling'
import { initialParametersOf } from '@/lib/data/initial-parameters'
import { DEFAULT_SETTINGS, networkOf, type TrainSettings } from '@/lib/data/train-settings'
import { publishedChoices } from '@/lib/nn/lenet5-choices'
import { referenceOutputs } from '@/lib/nn/reference/network'
import { initialStatistics } from '@/lib/nn/statistics'
import type { ExaminedNetwork } from '@/lib/tf/examine'
import { startNodeEngine } from '@/lib/tf/node-engine'
import { openExamined } from '@/lib/workers/examined-lenet'
import { createInsideHandlers } from '@/lib/workers/inside-handlers'

beforeAll(async () => {
  await startNodeEngine('wasm')
})

const signal = new AbortController().signal
const context = { signal, progress: () => {}, caughtUp: () => true }
const digit = Uint8Array.from({ length: 784 }, (_, i) => (i * i * 7) % 256)

/** A network with these settings, its parameters, and all that the reference makes of the digit. */
async function made(settings: TrainSettings, seed: number) {
  const spec = networkOf(settings)
  const parameters = Float32Array.from(initialParametersOf(spec, 'glorot', seed))
  const statistics = initialStatistics(spec).map((value, i) => value + (i % 3) / 10)
  const network = await openExamined({ kind: 'mine', settings, parameters, statistics }, '', signal)
  const input = new Float32Array(32 * 32)
  writeScaledDigit(digit, 0, input, 0, settings.pixels)
  const options = statistics.length > 0 ? { statistics } : {}
  return { network, input, parameters, outputs: referenceOutputs(spec, parameters, input, options) }
}

function handlersFor(current: () => ExaminedNetwork) {
  return createInsideHandlers({
    lenets: { examined: async () => current() },
    session: { current: () => null },
  })
}

const forms: [string, TrainSettings][] = [
  ['the modern form', DEFAULT_SETTINGS],
  ['the form of 1998', { ...DEFAULT_SETTINGS, ...publishedChoices, loss: 'map', pixels: '1998' }],
  [
    'batch normalisation, dropout, overlapping windows',
    { ...DEFAULT_SETTINGS, batchNorm: true, dropout: 0.5, subsampling: 'overlapping', c3: 'table' },
  ],
]

describe.each(forms)('%s', (_, settings) => {
  it('is traced layer by layer as the plain loops compute it', async () => {
    const { network, input, parameters, outputs } = await made(settings, 3)
    const handlers = handlersFor(() => network)
    const traced = await handlers['digits/trace'](
      { base: '', network: 'mine', pixels: digit, withParameters: true },
      context,
    )
    expect(traced.layers.map(({ name }) => name)).toEqual(network.spec.layers.map(({ name }) => name))
    traced.input.forEach((value, i) => expect(value).toBeCloseTo(input[i], 5))
    traced.layers.forEach(({ values }, i) => {
      expect(values).toHaveLength(outputs[i].length)
      const size = Math.max(1, ...outputs[i].map(Math.abs))
      values.forEach((value, at) => expect(Math.abs(value - outputs[i][at])).toBeLessThan(1e-4 * size))
    })
    expect(traced.parameters).toEqual(parameters)
    expect(traced.parameters).not.toBe(parameters)
  })
})

it('keeps plan and parameters for the same network, and gives them back when another comes', async () => {
  const first = await made(forms[0][1], 3)
  const second = await made(forms[1][1], 4)
  let current = first.network
  const handlers = handlersFor(() => current)
  const ask = (withParameters = false) =>
    handlers['digits/trace']({ base: '', network: 'mine', pixels: digit, withParameters }, context)
  const before = tf.memory().numTensors
  await ask()
  const withFirst = tf.memory().numTensors
  expect(withFirst).toBeGreaterThan(before)
  for (let i = 0; i < 3; i++) expect((await ask()).parameters).toBeNull()
  expect(tf.memory().numTensors).toBe(withFirst)
  current = second.network
  const traced = await ask()
  expect(traced.layers.at(-1)!.values[0]).toBeCloseTo(second.outputs.at(-1)![0], 2)
  current = first.network
  await ask()
  expect(tf.memory().numTensors).toBe(withFirst)
})

it('leaves no tensors behind a refusal', async () => {
  const { network } = await made(forms[0][1], 3)
  const broken: ExaminedNetwork = await openExamined(
    {
      kind: 'mine',
      settings: DEFAULT_SETTINGS,
      parameters: new Float32Array(network.values.length).fill(NaN),
      statistics: new Float32Array(0),
    },
    '',
    signal,
  )
  let current = network
  const handlers = handlersFor(() => current)
  const ask = (pixels: Uint8Array<ArrayBuffer>) =>
    handlers['digits/trace']({ base: '', network: 'mine', pixels, withParameters: false }, context)
  await ask(digit)
  const before = tf.memory().numTensors
  await expect(ask(new Uint8Array(783))).rejects.toMatchObject({ code: 'settings-invalid' })
  current = broken
  await expect(ask(digit)).rejects.toMatchObject({ code: 'weights-invalid' })
  current = network
  await ask(digit)
  expect(tf.memory().numTensors).toBe(before)
})
