import * as tf from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { isLook, readMetrics } from '@/lib/data/checkpoint'
import { DEFAULT_OWN, settingsOf } from '@/lib/data/own-network'
import { checkSettings } from '@/lib/data/train-settings'
import { readSpec, templates } from '@/lib/nn/own-spec'
import { parameterCount } from '@/lib/nn/parameters'
import { initialStatistics } from '@/lib/nn/statistics'
import type { OwnNetworkProgress } from '@/lib/protocol/own-network-messages'
import { startNodeEngine } from '@/lib/tf/node-engine'
import { createOwnNetworkHandlers } from '@/lib/workers/own-network-handlers'
import { smallSource } from '../tf/small-source'

beforeAll(async () => {
  await startNodeEngine('wasm')
})

const source = smallSource()
const handlers = createOwnNetworkHandlers({ source: () => source, engine: () => ({ isLost: () => false }) })
const context = (signal = new AbortController().signal) => {
  const reports: OwnNetworkProgress[] = []
  return {
    reports,
    signal,
    progress: (one: OwnNetworkProgress) => void reports.push(one),
    caughtUp: () => true,
  }
}
const own = { ...DEFAULT_OWN, digits: 200, epochs: 8, batch: 16, learningRate: 0.02 }
const open = (text: string, patch = {}) => {
  const spec = readSpec(text).spec!
  const settings = settingsOf(spec, { ...own, ...patch })
  return handlers['own-network/open']({ base: '', settings }, context())
}

/** Every kind of layer that can be written. */
const everyKind = `{"input": {"height": 32, "width": 32, "channels": 1}, "layers": [
  {"kind": "conv", "name": "a", "filters": 4, "kernel": 5, "stride": 2, "activation": "linear"},
  {"kind": "batch-norm", "name": "b", "activation": "relu"},
  {"kind": "depthwise-conv", "name": "c", "kernel": 3, "pad": 1, "activation": "tanh"},
  {"kind": "lrn", "name": "d", "size": 3, "k": 2, "alpha": 0.001, "beta": 0.75},
  {"kind": "subsample", "name": "e", "size": 2, "stride": 2, "activation": "scaled-tanh"},
  {"kind": "conv", "name": "g", "filters": 6, "kernel": 3, "groups": 2, "activation": "relu"},
  {"kind": "table-conv", "name": "h", "table": [[0, 1], [2, 5], [3], [0, 4]], "kernel": 2, "activation": "sigmoid"},
  {"kind": "pool", "name": "i", "mode": "max", "size": 2, "stride": 1},
  {"kind": "flatten", "name": "j"},
  {"kind": "dropout", "name": "k", "rate": 0.1},
  {"kind": "dense", "name": "l", "units": 10, "activation": "linear"}
]}`

describe('training a network of one’s own', () => {
  it.each([
    ['all-fully-connected', templates.dense],
    ['1998 up to its logits', templates['features-1998']],
  ])('learns to tell digits apart: %s', async (_, text) => {
    const { stepsPerEpoch } = await open(text)
    const { reports, ...rest } = context()
    const end = await handlers['own-network/run'](null, rest)
    expect(end).toEqual({ done: true, step: 8 * stepsPerEpoch })
    const rows = reports.flatMap(({ metrics }) => readMetrics(metrics))
    const losses = rows.filter((row) => !isLook(row))
    expect(losses.at(-1)!.loss).toBeLessThan(losses[0].loss / 3)
    expect(rows.findLast(isLook)!.testAccuracy).toBeGreaterThan(0.9)
    await handlers['own-network/close'](null, context())
  })

  it('trains every kind of layer that can be written, and leaves no tensor', async () => {
    const before = tf.memory().numTensors
    expect(readSpec(everyKind).problems).toEqual([])
    await open(everyKind, { epochs: 1 })
    await handlers['own-network/run'](null, context())
    const { parameters, statistics } = await handlers['own-network/copy'](null, context())
    const spec = readSpec(everyKind).spec!
    expect(parameters).toHaveLength(parameterCount(spec))
    expect(statistics).toHaveLength(initialStatistics(spec).length)
    expect([...parameters].every(Number.isFinite)).toBe(true)
    // Another takes its place, and then none does.
    await open(templates.dense, { epochs: 1 })
    await handlers['own-network/close'](null, context())
    expect(tf.memory().numTensors).toBe(before)
  })

  it('of two that load at once the newer one stays, and one that is closed meanwhile does not; no tensor is left', async () => {
    const before = tf.memory().numTensors
    const first = open(templates.dense)
    const second = open(templates.deep)
    await expect(first).rejects.toMatchObject({ name: 'AbortError' })
    await second
    const { parameters } = await handlers['own-network/copy'](null, context())
    expect(parameters).toHaveLength(parameterCount(readSpec(templates.deep).spec!))

    const third = open(templates.dense)
    await handlers['own-network/close'](null, context())
    await expect(third).rejects.toMatchObject({ name: 'AbortError' })
    await expect(handlers['own-network/copy'](null, context())).rejects.toMatchObject({ code: 'unknown' })
    expect(tf.memory().numTensors).toBe(before)
  })

  it('pauses between two steps, and in two parts it comes to the same', async () => {
    await open(templates.dense, { epochs: 2 })
    const whole = context()
    await handlers['own-network/run'](null, whole)
    const straight = await handlers['own-network/copy'](null, context())

    await open(templates.dense, { epochs: 2 })
    const stop = new AbortController()
    const first = context(stop.signal)
    const progress = (one: OwnNetworkProgress) => {
      first.progress(one)
      if (one.step >= 1) stop.abort()
    }
    const { done, step } = await handlers['own-network/run'](null, { ...first, progress })
    expect(done).toBe(false)
    expect(step).toBeGreaterThan(0)
    expect(await handlers['own-network/run'](null, context())).toMatchObject({ done: true })
    const pieces = await handlers['own-network/copy'](null, context())
    expect(pieces.parameters).toEqual(straight.parameters)
    await handlers['own-network/close'](null, context())
  })

  it('says that a run diverged', async () => {
    await open(templates.dense, { learningRate: 10 })
    await expect(handlers['own-network/run'](null, context())).rejects.toMatchObject({
      code: 'training-diverged',
    })
    await handlers['own-network/close'](null, context())
    await expect(handlers['own-network/copy'](null, context())).rejects.toMatchObject({ code: 'unknown' })
  })

  it('refuses what cannot be trained, whoever asks', async () => {
    const spec = readSpec(templates.modern.replace('"units": 10', '"units": 11')).spec!
    expect(() => checkSettings(settingsOf(spec, own))).toThrow('spec')
    const huge = {
      ...spec,
      layers: spec.layers.map((layer) => ('units' in layer ? { ...layer, units: 1e9 } : layer)),
    }
    expect(() => checkSettings(settingsOf(huge, own))).toThrow()
  })
})
