import { describe, expect, it } from 'vitest'
import { withConsequences } from '@/components/lab/training-bench/settings/consequences'
import { priceChange, priceOfLayers } from '@/components/lab/training-bench/settings/price'
import { ratePoints } from '@/components/lab/training-bench/settings/rate-points'
import { fromTrack, STOPS, toTrack } from '@/components/lab/training-bench/settings/stops'
import {
  checkSettings,
  DEFAULT_SETTINGS,
  holds,
  networkOf,
  SETTING_CHOICES,
  type ChoiceSetting,
  type NumericSetting,
} from '@/lib/data/train-settings'
import { presets } from '@/lib/data/presets'
import { describeNetwork } from '@/lib/nn/arithmetic'
import { modernChoices } from '@/lib/nn/lenet5-choices'

describe('what changes along with a setting', () => {
  it('is nothing where the settings fit', () => {
    expect(withConsequences(DEFAULT_SETTINGS, { c3: 'table' })).toEqual({
      patch: { c3: 'table' },
      consequences: [],
    })
  })

  it('is the loss where the output asks for another', () => {
    expect(withConsequences(DEFAULT_SETTINGS, { output: 'rbf' })).toEqual({
      patch: { output: 'rbf', loss: 'map' },
      consequences: ['loss'],
    })
    const rbf = { ...DEFAULT_SETTINGS, output: 'rbf', loss: 'mle' } as const
    expect(withConsequences(rbf, { output: 'softmax' }).patch).toEqual({
      output: 'softmax',
      loss: 'cross-entropy',
    })
  })

  it('is the rate of another method, unless the change brings its own', () => {
    expect(withConsequences(DEFAULT_SETTINGS, { optimiser: 'adam' })).toEqual({
      patch: { optimiser: 'adam', learningRate: 0.001 },
      consequences: ['learningRate'],
    })
    expect(withConsequences(DEFAULT_SETTINGS, { optimiser: 'adam', learningRate: 0.3 }).patch).toEqual({
      optimiser: 'adam',
      learningRate: 0.3,
    })
    expect(withConsequences(DEFAULT_SETTINGS, presets.published)).toEqual({
      patch: presets.published,
      consequences: [],
    })
  })

  it('is what steers, when no digit is left to steer by', () => {
    const settings = { ...DEFAULT_SETTINGS, schedule: 'plateau', stopAt: 0.98 } as const
    expect(withConsequences(settings, { digits: 60_000 })).toEqual({
      patch: { digits: 60_000, schedule: 'constant', stopAt: 0 },
      consequences: ['schedule', 'stopAt'],
    })
    expect(withConsequences(settings, { digits: 59_999 }).consequences).toEqual([])
  })

  it('makes settings that can run of any single change to any preset', () => {
    for (const preset of Object.values(presets))
      for (const name of Object.keys(SETTING_CHOICES) as ChoiceSetting[])
        for (const value of SETTING_CHOICES[name])
          for (const digits of [300, 60_000]) {
            const few = { ...preset, ...withConsequences(preset, { digits }).patch }
            const { patch } = withConsequences(few, { [name]: value })
            expect(() => checkSettings({ ...few, ...patch })).not.toThrow()
          }
  })
})

describe('the price of a switch', () => {
  const describeWith = (change: Partial<typeof DEFAULT_SETTINGS>) =>
    describeNetwork(networkOf({ ...modernChoices, ...change }))
  const modern = describeWith({})

  it('names the layers whose parameters differ, and all that differs in sum', () => {
    expect(priceChange(modern, describeWith({ c3: 'table' }))).toEqual({
      parameters: -900,
      macs: -90_000,
      connections: -90_000,
      layers: [{ name: 'c3', before: 2416, now: 1516 }],
    })
    expect(priceChange(modern, describeWith({ activation: 'tanh' }))).toEqual({
      parameters: 0,
      macs: 0,
      connections: 0,
      layers: [],
    })
  })

  it('counts layers that came or went', () => {
    const norms = describeWith({ batchNorm: true })
    const layers = [
      ['c1-norm', 12],
      ['c3-norm', 32],
      ['c5-norm', 240],
      ['f6-norm', 168],
    ] as const
    expect(priceChange(modern, norms).layers).toEqual(layers.map(([name, now]) => ({ name, before: 0, now })))
    expect(priceChange(norms, modern).layers).toEqual(
      layers.map(([name, before]) => ({ name, before, now: 0 })),
    )
    expect(priceOfLayers(norms, (name) => name.endsWith('-norm'))).toEqual({ parameters: 452, macs: 0 })
  })
})

describe('sliders with stops', () => {
  it('stop at values that are possible, ascending', () => {
    for (const [name, stops] of Object.entries(STOPS)) {
      expect([...stops].sort((a, b) => a - b)).toEqual([...stops])
      for (const stop of stops) expect(holds(name as NumericSetting, stop), `${name} ${stop}`).toBe(true)
    }
    expect(STOPS.digits).toContain(DEFAULT_SETTINGS.digits)
    expect([STOPS.digits[0], STOPS.digits.at(-1)]).toEqual([100, 60_000])
  })

  it('come back to each stop, and place others between two', () => {
    for (const stop of STOPS.digits) expect(fromTrack(STOPS.digits, toTrack(STOPS.digits, stop))).toBe(stop)
    expect(toTrack([0, 10, 20, 100], 60)).toBe(2.5)
    expect([toTrack([1, 2], 0), toTrack([1, 2], 9), fromTrack([1, 2], 7)]).toEqual([0, 1, 2])
  })
})

describe('the curve of the rate', () => {
  const last = (change: object) => ratePoints({ ...DEFAULT_SETTINGS, ...change }, 100).at(-1)!
  it('goes over the whole run', () => {
    expect(last({})).toEqual({ step: 2 * 860 - 1, rate: 0.05 })
    expect(last({ digits: 300, batch: 16, epochs: 10 }).step).toBe(189)
  })
  it('follows the schedule', () => {
    expect(last({ schedule: 'steps-1998', epochs: 20 }).rate).toBeCloseTo(0.05 * 0.02, 12)
    expect(last({ schedule: 'cosine' }).rate).toBeLessThan(1e-6)
    const plateau = ratePoints({ ...DEFAULT_SETTINGS, schedule: 'plateau' }, 100).map(({ rate }) => rate)
    const rates = [...new Set(plateau)]
    expect(rates).toHaveLength(4)
    ;[0.05, 0.005, 0.0005, 0.00005].forEach((rate, i) => expect(rates[i]).toBeCloseTo(rate, 10))
  })
  it('shows what was changed during the run', () => {
    const points = ratePoints({ ...DEFAULT_SETTINGS, changes: '1000:0.01:0.9:0' }, 100)
    expect(points.find(({ step }) => step < 1000)!.rate).toBe(0.05)
    expect(points.filter(({ step }) => step >= 1000).every(({ rate }) => rate === 0.01)).toBe(true)
  })
})
