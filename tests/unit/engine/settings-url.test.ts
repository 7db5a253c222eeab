import { describe, expect, it } from 'vitest'
import { presets, type PresetName } from '@/lib/data/presets'
import {
  DEFAULT_SETTINGS,
  SETTING_CHOICES,
  checkSettings,
  withFittingLoss,
  type ChoiceSetting,
  type TrainSettings,
} from '@/lib/data/train-settings'
import { QUERY_NAMES, queryWithSettings, settingsFromQuery } from '@/lib/engine/settings-url'

/** For each setting that is a number or a text, one that is not the default. */
const others: Partial<TrainSettings> = {
  dropout: 0.5,
  batchNorm: true,
  seed: 4_294_967_295,
  learningRate: 1e-7,
  momentum: 0,
  weightDecay: 0.0005,
  digits: 300,
  batch: 1,
  epochs: 7,
  rotation: 12.5,
  scale: 0.15,
  shear: 0.3,
  shift: 1.5,
  stopAt: 0.985,
  changes: '120:0.01:0.9:0_300:0.001:0.5:0.0005',
}

const choiceCases = (Object.keys(SETTING_CHOICES) as ChoiceSetting[]).flatMap((name) =>
  SETTING_CHOICES[name].map((value) => ({ name, value })),
)

const comesBack = (settings: TrainSettings) => {
  const { settings: read, refused } = settingsFromQuery(queryWithSettings('', settings))
  expect(refused).toEqual([])
  expect(read).toEqual(settings)
}

describe('settings in the address', () => {
  it('have a name each, no two the same', () => {
    expect(Object.keys(QUERY_NAMES).sort()).toEqual(Object.keys(DEFAULT_SETTINGS).sort())
    expect(new Set(Object.values(QUERY_NAMES)).size).toBe(Object.keys(QUERY_NAMES).length)
    expect([...Object.keys(SETTING_CHOICES), ...Object.keys(others)].sort()).toEqual(
      Object.keys(DEFAULT_SETTINGS).sort(),
    )
  })

  it.each(Object.entries(others))('%s alone comes back', (name, value) => {
    const settings = { ...DEFAULT_SETTINGS, [name]: value }
    const query = new URLSearchParams(queryWithSettings('', settings))
    expect([...query.keys()]).toEqual([QUERY_NAMES[name as keyof TrainSettings]])
    comesBack(settings)
  })

  it.each(choiceCases)('$name = $value comes back, over the defaults and over 1998', ({ name, value }) => {
    for (const base of [DEFAULT_SETTINGS, presets.published]) {
      const settings = withFittingLoss({ ...base, [name]: value })
      checkSettings(settings)
      comesBack(settings)
    }
  })

  it('all at once come back', () => {
    const settings = { ...presets.published, ...others, changes: others.changes! } as TrainSettings
    checkSettings(settings)
    comesBack(settings)
  })

  it.each(Object.keys(presets) as PresetName[])(
    'the preset %s comes back, by name and written out',
    (name) => {
      comesBack(presets[name])
      expect(settingsFromQuery(`?preset=${name}`)).toEqual({
        settings: presets[name],
        given: true,
        refused: [],
      })
    },
  )

  it('say only what differs, from the defaults or from a preset, whichever is shorter', () => {
    expect(queryWithSettings('?lr=3&preset=published&changes=9', DEFAULT_SETTINGS)).toBe('')
    expect(queryWithSettings('', presets.published)).toBe('?preset=published')
    expect(queryWithSettings('', { ...presets.published, seed: 7, c3: 'dense' })).toBe(
      '?preset=published&c3=dense&seed=7',
    )
    expect(queryWithSettings('', presets.stuck)).toBe('?init=zero')
    expect(queryWithSettings('?engine=cpu&x=1', { ...DEFAULT_SETTINGS, batchNorm: true })).toBe(
      '?engine=cpu&x=1&bn=1',
    )
    expect(queryWithSettings('', { ...DEFAULT_SETTINGS, changes: '120:0.01:0.9:0' })).toBe(
      '?changes=120:0.01:0.9:0',
    )
  })

  it('apply over the preset, in whatever order they stand', () => {
    const expected = { ...presets.published, batch: 16, pixels: 'unit' }
    expect(settingsFromQuery('?batch=16&preset=published&pixels=unit').settings).toEqual(expected)
    // A default value over a preset is asked for like any other.
    expect(settingsFromQuery('?preset=published&batch=64').settings.batch).toBe(64)
  })
})

describe('odd input', () => {
  it.each([
    ['preset', 'toString'],
    ['preset', ''],
    ['c3', 'Table'],
    ['pool', 'hasOwnProperty'],
    ['act', ' relu'],
    ['out', 'rbf,softmax'],
    ['loss', 'mse'],
    ['pixels', '0..1'],
    ['init', 'xavier'],
    ['schedule', ''],
    ['order', '__proto__'],
    ['bn', 'yes'],
    ['bn', 'true'],
    ['digits', '99'],
    ['digits', '60001'],
    ['digits', '1e2.5'],
    ['dropout', '1'],
    ['decay', '-0.1'],
    ['rotate', 'NaN'],
    ['shift', 'Infinity'],
    ['stop', '98%'],
    ['lr', '0'],
    ['seed', '1.5'],
    ['seed', '4294967296'],
    ['changes', '120:0.01:0.9'],
    ['changes', '120:0.01:0.9:0_120:0.01:0.9:0'],
    ['changes', '120:-1:0.9:0'],
    ['changes', 'x'],
  ])('%s=%s is named and the default is used', (name, value) => {
    const query = `?${new URLSearchParams([[name, value]])}`
    expect(settingsFromQuery(query)).toEqual({
      settings: DEFAULT_SETTINGS,
      given: false,
      refused: [{ name, value }],
    })
  })

  it('never gives settings that cannot run together', () => {
    for (const query of [
      '?out=rbf',
      '?out=rbf&loss=cross-entropy',
      '?loss=map',
      '?preset=published&out=softmax',
      '?digits=60000&schedule=plateau&stop=0.98',
      '?preset=published&digits=60000&stop=0.5',
    ])
      expect(() => checkSettings(settingsFromQuery(query).settings), query).not.toThrow()
  })

  it('tells of a loss that does not fit the output, if it was asked for', () => {
    expect(settingsFromQuery('?out=rbf&loss=cross-entropy')).toEqual({
      settings: { ...DEFAULT_SETTINGS, output: 'rbf', loss: 'map' },
      given: true,
      refused: [{ name: 'loss', value: 'cross-entropy', because: 'output' }],
    })
    expect(settingsFromQuery('?out=rbf').refused).toEqual([])
    expect(settingsFromQuery('?out=rbf&loss=mle').settings.loss).toBe('mle')
    expect(settingsFromQuery('?preset=published&out=softmax')).toMatchObject({
      settings: { loss: 'cross-entropy' },
      refused: [],
    })
  })

  it('tells that with all digits in training there is nothing to steer by', () => {
    const { settings, refused } = settingsFromQuery('?digits=60000&schedule=plateau&stop=0.98')
    expect(settings).toEqual({ ...DEFAULT_SETTINGS, digits: 60_000 })
    expect(refused).toEqual([
      { name: 'schedule', value: 'plateau', because: 'nothing-to-steer-by' },
      { name: 'stop', value: '0.98', because: 'nothing-to-steer-by' },
    ])
    expect(settingsFromQuery('?digits=59999&schedule=plateau&stop=0.98').refused).toEqual([])
  })
})
