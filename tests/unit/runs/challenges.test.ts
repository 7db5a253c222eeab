import { describe, expect, it } from 'vitest'
import {
  attemptOf,
  claimedRecord,
  claimOf,
  hindranceOf,
  parseRecords,
  reached,
  withRun,
  type Contender,
} from '@/lib/data/challenges'
import { DEFAULT_SETTINGS, type TrainSettings } from '@/lib/data/train-settings'

const run = (
  looks: [step: number, accuracy: number][],
  settings: Partial<TrainSettings> = {},
): Contender => ({
  startedAt: 5,
  settings: { ...DEFAULT_SETTINGS, ...settings },
  engine: { name: 'wasm', threads: 1 },
  stepsPerEpoch: 1,
  times: { steps: [1000], values: [20_000] },
  looks: { steps: looks.map(([step]) => step), values: looks.map(([, accuracy]) => accuracy) },
})

describe('challenges', () => {
  const good = run([
    [100, 0.9],
    [300, 0.972],
    [500, 0.981],
    [700, 0.979],
    [900, 0.992],
  ])

  it('count the first look at or above the goal', () => {
    expect(attemptOf('steps98', good)).toMatchObject({ value: 500, step: 500, accuracy: 0.981 })
    expect(attemptOf('time99', good)).toMatchObject({ value: 18_000, step: 900 })
    expect(attemptOf('parameters97', good)).toMatchObject({ step: 300 })
    expect(attemptOf('steps98', run([[100, 0.9799]]))).toBeNull()
    expect(attemptOf('steps98', run([[100, 0.98]]))?.value).toBe(100)
    expect(attemptOf('steps98', run([]))).toBeNull()
  })

  it('count looks from the end of the first epoch on: those before read few digits', () => {
    expect(attemptOf('steps98', { ...good, stepsPerEpoch: 500 })?.value).toBe(500)
    expect(attemptOf('steps98', { ...good, stepsPerEpoch: 501 })?.value).toBe(900)
    expect(attemptOf('steps98', { ...good, stepsPerEpoch: 1000 })).toBeNull()
    expect(attemptOf('steps98', { ...good, stepsPerEpoch: null })).toBeNull()
  })

  it('count the parameters of the network that was trained', () => {
    // Table I saves 900 weights of C3: 2,416 become 1,516.
    const dense = attemptOf('parameters97', good)!.value
    const table = attemptOf('parameters97', run([[300, 0.975]], { c3: 'table' }))!.value
    expect(dense - table).toBe(900)
    expect(dense).toBe(61_706)
  })

  it('take 100 digits at their word, and keep the best look also below the goal', () => {
    expect(attemptOf('digits100', good)).toBeNull()
    expect(hindranceOf('digits100', good.settings)).toBe('too-many-digits')
    const few = run(
      [
        [10, 0.8],
        [20, 0.87],
        [30, 0.85],
      ],
      { digits: 100 },
    )
    const attempt = attemptOf('digits100', few)!
    expect(attempt).toMatchObject({ value: 0.87, step: 20 })
    expect(reached('digits100', attempt)).toBe(false)
    expect(reached('digits100', { ...attempt, accuracy: 0.95 })).toBe(true)
  })

  it('do not count a run that trains on validation digits', () => {
    const all = run([[500, 0.999]], { digits: 59_000 })
    for (const name of ['steps98', 'time99', 'parameters97'] as const) expect(attemptOf(name, all)).toBeNull()
    expect(hindranceOf('steps98', all.settings)).toBe('validation-in-training')
  })

  it('keep the better of two, and the older of equals', () => {
    const first = withRun({}, good)
    expect(Object.keys(first).sort()).toEqual(['parameters97', 'steps98', 'time99'])
    expect(withRun(first, { ...good, startedAt: 9 })).toBe(first)
    const quicker = withRun(first, run([[400, 0.985]]))
    expect(quicker.steps98?.value).toBe(400)
    expect(quicker.time99).toBe(first.time99)
    const few = withRun({}, run([[1, 0.8]], { digits: 100 }))
    expect(withRun(few, run([[1, 0.7]], { digits: 100 }))).toBe(few)
    expect(withRun(few, run([[1, 0.9]], { digits: 100 })).digits100?.value).toBe(0.9)
  })

  it('believe nothing that storage holds', () => {
    const records = withRun({}, good)
    expect(parseRecords(structuredClone(records))).toEqual(records)
    expect(parseRecords('x')).toEqual({})
    expect(
      parseRecords({ steps98: { ...records.steps98, value: -1 }, time99: 7, unknown: records.time99 }),
    ).toEqual({})
    expect(parseRecords({ steps98: { ...records.steps98, accuracy: 2 } })).toEqual({})
    expect(parseRecords({ steps98: { ...records.steps98, settings: { batch: 0 } } })).toEqual({})
    expect(parseRecords({ digits100: { ...records.steps98, settings: DEFAULT_SETTINGS } })).toEqual({})
  })

  it('say a record in a link, and read no nonsense from one', () => {
    const record = attemptOf('steps98', good)!
    expect(claimedRecord(`?${claimOf('steps98', record)}`)).toEqual({ name: 'steps98', value: 500 })
    const few = attemptOf('digits100', run([[1, 0.8712]], { digits: 100 }))!
    expect(claimedRecord(`?${claimOf('digits100', few)}`)).toEqual({ name: 'digits100', value: 0.8712 })
    for (const search of [
      '',
      '?challenge=steps98',
      '?challenge=x&record=3',
      '?challenge=steps98&record=-3',
      '?challenge=steps98&record=1e9',
      '?challenge=digits100&record=7',
    ])
      expect(claimedRecord(search), search).toBeNull()
  })
})
