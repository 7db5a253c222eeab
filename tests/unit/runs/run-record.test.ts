import { describe, expect, it } from 'vitest'
import { CSV_COLUMNS, runsAsCsv } from '@/lib/data/run-csv'
import { differingSettings, epochTimes, msPerEpoch, parseRun, tidyName } from '@/lib/data/run-record'
import { DEFAULT_SETTINGS } from '@/lib/data/train-settings'
import { makeRun } from './make-run'

describe('a kept run', () => {
  it('is read as it was kept', () => {
    const run = makeRun({ name: 'low rate' }, { learningRate: 0.001, c3: 'table', batchNorm: true })
    expect(parseRun(structuredClone(run))).toEqual(run)
  })

  it.each([
    ['nothing', null],
    ['a text', 'run'],
    ['no number', { ...makeRun(), startedAt: 'x' }],
    ['a negative number of steps', { ...makeRun(), step: -1 }],
    ['half a step', { ...makeRun(), step: 1.5 }],
    ['an unknown end', { ...makeRun(), end: 'exploded' }],
    ['impossible settings', { ...makeRun(), settings: { ...DEFAULT_SETTINGS, batch: 1e9 } }],
    ['an unknown choice', { ...makeRun(), settings: { ...DEFAULT_SETTINGS, c3: 'sparse' } }],
    ['a curve of unequal columns', { ...makeRun(), times: { steps: [1, 2], values: [1] } }],
    ['steps that go back', { ...makeRun(), times: { steps: [2, 1], values: [1, 2] } }],
    ['a value that is none', { ...makeRun(), curves: { loss: { steps: [1], values: [NaN] } } }],
    [
      'a curve too long',
      { ...makeRun(), times: { steps: Array(9000).fill(1), values: Array(9000).fill(1) } },
    ],
    ['no figures', { ...makeRun(), figures: 3 }],
    ['epochs of no steps', { ...makeRun(), stepsPerEpoch: 0 }],
  ])('is refused when storage holds %s', (_, value) => {
    expect(parseRun(value)).toBeNull()
  })

  it('takes defaults for what an older book did not have, and drops what it does not know', () => {
    const older: Partial<typeof DEFAULT_SETTINGS> = { ...DEFAULT_SETTINGS }
    delete older.shear
    const run = parseRun({
      ...makeRun(),
      settings: { ...older, oldSetting: 3 },
      engine: { name: 'abacus' },
      more: 1,
    })
    expect(run?.settings).toEqual(DEFAULT_SETTINGS)
    expect(run?.engine).toBeNull()
    expect(run).not.toHaveProperty('more')
  })

  it('has a name of one line that is not too long', () => {
    expect(tidyName('  two\n lines ')).toBe('two lines')
    expect(tidyName('x'.repeat(500))).toHaveLength(60)
  })

  it('knows how long each epoch took', () => {
    expect(epochTimes(makeRun())).toEqual([2000, 2000])
    expect(msPerEpoch(makeRun())).toEqual({ ms: 2000, reckoned: false })
    // Half an epoch in one second: two seconds, reckoned.
    expect(msPerEpoch(makeRun({ step: 25, times: { steps: [25], values: [1000] } }))).toEqual({
      ms: 2000,
      reckoned: true,
    })
    expect(msPerEpoch(makeRun({ times: { steps: [], values: [] } }))).toBeNull()
    expect(msPerEpoch(makeRun({ stepsPerEpoch: null }))).toBeNull()
  })

  it('differs from others in just the settings that are not all alike', () => {
    const all = [{}, { batch: 16 }, { batch: 16, activation: 'tanh' as const }]
    expect(differingSettings(all.map((patch) => ({ ...DEFAULT_SETTINGS, ...patch })))).toEqual([
      'activation',
      'batch',
    ])
    expect(differingSettings([DEFAULT_SETTINGS])).toEqual([])
  })
})

/** A plain reader of RFC 4180, one character after the other. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [[]]
  let cell = ''
  let quoted = false
  for (let i = 0; i < text.length; i++) {
    const c = text[i]
    if (quoted) {
      if (c !== '"') cell += c
      else if (text[i + 1] === '"') cell += text[++i]
      else quoted = false
    } else if (c === '"') quoted = true
    else if (c === ',' || c === '\n') {
      rows.at(-1)!.push(cell)
      cell = ''
      if (c === '\n') rows.push([])
    } else if (c !== '\r') cell += c
  }
  rows.pop()
  return rows
}

describe('runs as CSV', () => {
  it('have a row for each point, with time, epoch and all settings', () => {
    const [head, ...rows] = readCsv(
      runsAsCsv([makeRun({}, { batch: 16 }), makeRun({ startedAt: 1, engine: null })]),
    )
    expect(head).toEqual(CSV_COLUMNS)
    expect(rows).toHaveLength(6)
    const second = Object.fromEntries(head.map((name, at) => [name, rows[1][at]]))
    expect(second).toMatchObject({
      started: new Date(1_764_000_000_000).toISOString(),
      step: '50',
      epoch: '1',
      seconds: '2',
      loss: '1',
      validationAccuracy: '0.8',
      testAccuracy: '',
      engine: 'wasm',
      threads: '2',
      'setting.batch': '16',
      'setting.optimiser': 'sgd',
      'setting.batchNorm': 'false',
    })
    expect(rows[0][head.indexOf('validationAccuracy')]).toBe('')
    expect(rows[3][head.indexOf('engine')]).toBe('')
    for (const name of Object.keys(DEFAULT_SETTINGS)) expect(head).toContain(`setting.${name}`)
  })

  it('survive names with commas, quotes and line breaks', () => {
    const name = 'a, "b"\r\nc'
    const [head, ...rows] = readCsv(runsAsCsv([makeRun({ name })]))
    expect(rows).toHaveLength(3)
    expect(rows.every((row) => row.length === head.length)).toBe(true)
    expect(rows[0][head.indexOf('name')]).toBe(name)
  })

  it('is only the head when there is no run', () => {
    expect(readCsv(runsAsCsv([]))).toEqual([CSV_COLUMNS])
  })
})
