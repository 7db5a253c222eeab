import { describe, expect, it } from 'vitest'
import { DEFAULT_SETTINGS } from '@/lib/data/train-settings'
import { enginesToTry, forcedEngine, rememberedEngine, rememberEngine } from '@/lib/engine/engine-preference'
import { winnerOf, type RaceEntry } from '@/lib/engine/engine-race'
import { queryWithSettings, settingsFromQuery } from '@/lib/engine/settings-url'
import { metricRow } from '@/lib/data/checkpoint'
import { appendRows, EMPTY_HISTORY, lastTestAccuracy, thinLosses } from '@/lib/engine/training-history'

describe('settings in the address', () => {
  it('come back as they went in, and the defaults leave no trace', () => {
    const settings = {
      ...DEFAULT_SETTINGS,
      seed: 7,
      batch: 8,
      learningRate: 0.5,
      epochs: 3,
      optimiser: 'adam' as const,
      momentum: 0,
    }
    const query = queryWithSettings('?engine=cpu&seed=1', settings)
    expect(new URLSearchParams(query).get('engine')).toBe('cpu')
    expect(settingsFromQuery(query)).toEqual({ settings, given: true, refused: [] })
    expect(queryWithSettings('?lr=3', DEFAULT_SETTINGS)).toBe('')
  })

  it('that are impossible are named and replaced by the defaults', () => {
    const { settings, given, refused } = settingsFromQuery(
      '?batch=0&lr=fast&epochs=2.5&seed=-1&momentum=1&optimiser=magic&x=1',
    )
    expect(settings).toEqual(DEFAULT_SETTINGS)
    expect(given).toBe(false)
    expect(refused.map(({ name }) => name).sort()).toEqual([
      'batch',
      'epochs',
      'lr',
      'momentum',
      'optimiser',
      'seed',
    ])
    expect(settingsFromQuery('?lr=').refused).toEqual([{ name: 'lr', value: '' }])
  })
})

describe('the history of a run', () => {
  const rate = 0.5
  const rows = Float32Array.from(
    [
      metricRow({ step: 1, loss: 2.5, learningRate: rate }),
      metricRow({ step: 2, loss: 2, learningRate: rate, gradientNorm: 4 }),
      metricRow({
        step: 2,
        trainingAccuracy: 0.25,
        validationAccuracy: 0.5,
        validationLoss: 1.5,
        learningRate: rate,
      }),
      metricRow({ step: 3, loss: 1, learningRate: rate }),
      metricRow({ step: 3, trainingAccuracy: 1, testAccuracy: 0.625, learningRate: rate }),
    ].flat(),
  )
  it('sorts rows into losses and looks, without changing the old history', () => {
    const history = appendRows(EMPTY_HISTORY, rows)
    expect(history.losses).toEqual([
      { step: 1, loss: 2.5, learningRate: rate, gradientNorm: null },
      { step: 2, loss: 2, learningRate: rate, gradientNorm: 4 },
      { step: 3, loss: 1, learningRate: rate, gradientNorm: null },
    ])
    const look = { validationAccuracy: null, validationLoss: null, testAccuracy: null, learningRate: rate }
    expect(history.looks).toEqual([
      { ...look, step: 2, trainingAccuracy: 0.25, validationAccuracy: 0.5, validationLoss: 1.5 },
      { ...look, step: 3, trainingAccuracy: 1, testAccuracy: 0.625 },
    ])
    expect(EMPTY_HISTORY.losses).toHaveLength(0)
    expect(lastTestAccuracy(history)).toBe(0.625)
    expect(lastTestAccuracy(EMPTY_HISTORY)).toBeNull()
  })

  it('thins to means, keeping the last step', () => {
    const losses = Array.from({ length: 1000 }, (_, i) => ({ step: i + 1, loss: i % 2 }))
    const thin = thinLosses(losses, 100)
    expect(thin.length).toBeLessThanOrEqual(100)
    expect(thin.at(-1)!.step).toBe(1000)
    thin.forEach(({ loss }) => expect(loss).toBeCloseTo(0.5))
    expect(thinLosses(losses.slice(0, 5), 100)).toHaveLength(5)
  })
})

describe('which engine', () => {
  const memory = () => {
    const kept = new Map<string, string>()
    return {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => kept.set(key, value),
    } as unknown as Storage
  }
  it('the address may force one of the four', () => {
    expect(forcedEngine('?engine=webgl')).toBe('webgl')
    expect(forcedEngine('?engine=quantum')).toBeNull()
  })
  it('is remembered for this browser version alone', () => {
    const storage = memory()
    expect(rememberedEngine(storage, 'A/1')).toBeNull()
    rememberEngine('webgpu', storage, 'A/1')
    expect(rememberedEngine(storage, 'A/1')).toBe('webgpu')
    expect(rememberedEngine(storage, 'A/2')).toBeNull()
    storage.setItem('engine', '{broken')
    expect(rememberedEngine(storage, 'A/1')).toBeNull()
  })
  it('stands in for which', () => {
    expect(enginesToTry('webgpu')).toEqual(['webgpu', 'wasm', 'webgl', 'cpu'])
    expect(enginesToTry('webgpu', ['webgpu', 'wasm'])).toEqual(['webgl', 'cpu'])
  })
  it('wins by time a digit; what failed or was not raced does not', () => {
    const done = (stepMs: number, batch: number) =>
      ({ state: 'done', engine: {}, check: { stepMs, batch, lossError: 0, gradientError: 0 } }) as RaceEntry
    expect(winnerOf({ wasm: done(20, 64), webgpu: done(8, 8) })).toBe('wasm')
    expect(winnerOf({ wasm: done(20, 64), webgpu: done(5, 64) })).toBe('webgpu')
    expect(winnerOf({ webgpu: { state: 'failed', code: 'engine-wrong', detail: {} } })).toBeNull()
  })
})
