import { describe, expect, it } from 'vitest'
import { withMeasured } from '@/scripts/bench/report/performance'
import { fastest, timesAsFast } from '@/scripts/bench/report/ratio'
import { markdownTable } from '@/scripts/bench/report/table'
import { judge, targetsOf } from '@/scripts/bench/report/targets'
import { trainingSection } from '@/scripts/bench/report/sections'
import type { PageResults } from '@/scripts/bench/page/measure'
import type { Result } from '@/scripts/bench/rows'
import { median } from '@/scripts/bench/statistics'
import { OURS as ALEXNET, PEERS as ALEXNET_PEERS } from '@/scripts/bench/inference/rows'
import { IN_PAGE, OURS, PEERS } from '@/scripts/bench/training/rows'
import { timesText } from '@/scripts/bench/words'

const result = (name: string, rounds: number[], facts: Partial<Result['facts']> = {}): Result => ({
  name,
  rounds,
  value: rounds.length === 0 ? null : median(rounds),
  facts: { detail: 'here', ...facts },
  failure: rounds.length === 0 ? 'no adapter' : null,
})

describe('timesAsFast', () => {
  const [a, b] = [result('a', [10, 40, 30]), result('b', [5, 10, 10])]

  it('is the median of the ratio of each round, not the ratio of the medians', () => {
    expect(timesAsFast(a, b, 'images/s')).toBe(3) // 2, 4, 3
    const slower = result('c', [20, 10, 60])
    expect(timesAsFast(slower, result('d', [10, 20, 20]), 'images/s')).toBe(2) // 2, 0.5, 3; medians: 1
  })

  it('turns round for times, where less is better', () => {
    expect(timesAsFast(b, a, 'ms')).toBe(3)
  })

  it('is nothing where a row has no figure', () => {
    expect(timesAsFast(a, result('e', []), 'ms')).toBeNull()
    expect(timesAsFast(undefined, b, 'ms')).toBeNull()
  })
})

describe('fastest', () => {
  const list = [result('a', [10]), result('b', [50]), result('c', [])]

  it('leaves out what did not start, but does not take the best of some for the best of all', () => {
    expect(fastest(list, ['a', 'b', 'c'])).toBe(list[1])
    expect(fastest(list, ['a', 'b', 'd'])).toBeUndefined()
  })
})

describe('timesText', () => {
  it('keeps three digits that count, however small or large', () => {
    expect([1.234, 123.4, 0.001234, 1].map(timesText)).toEqual(['1.23×', '123×', '0.00123×', '1×'])
    expect(timesText(null)).toBe('–')
  })
})

describe('markdownTable', () => {
  it('lines up, numbers to the right, and lets no cell end early', () => {
    const lines = markdownTable<[string, number]>(
      [
        { title: 'name', cell: ([name]) => name },
        { title: 'n', numeric: true, cell: ([, n]) => String(n) },
      ],
      [
        ['a|b', 1],
        ['c', 12345],
      ],
    )
    expect(lines).toEqual(['| name |     n |', '| ---- | ----: |', '| a\\|b |     1 |', '| c    | 12345 |'])
  })
})

describe('targets', () => {
  it('are met at the bound, missed beyond it, and never met by nothing', () => {
    const verdict = (value: number | null, bound: { least: number } | { most: number }) =>
      judge('x', value, bound, String).verdict
    expect(verdict(1.3, { least: 1.3 })).toBe('met')
    expect(verdict(1.29, { least: 1.3 })).toBe('missed')
    expect(verdict(25, { most: 25 })).toBe('met')
    expect(verdict(26, { most: 25 })).toBe('missed')
    expect(verdict(null, { most: 25 })).toBe('not measured')
    expect(verdict(NaN, { most: 25 })).toBe('not measured')
  })

  const training = [
    result(PEERS.torch, [1000]),
    result(OURS.wasmDefault, [1500]),
    result(OURS.webgpu, [500], { launches: 30 }),
    result(`${IN_PAGE}wasm, default threads`, [900]),
    result(PEERS.stockWebgpu, [20]),
    result(PEERS.stockWebgl, [60]),
    result(PEERS.stockCpu, []),
    result(PEERS.jaxWebgpu, [100]),
  ]
  const inference = [
    result(ALEXNET.wasm1, [50]),
    result(ALEXNET.wasm2, [40]),
    result(ALEXNET_PEERS.ort1, [60]),
    result(ALEXNET_PEERS.ort2, [60]),
    result(ALEXNET_PEERS.torch1, [45]),
    result(ALEXNET_PEERS.torch2, []),
  ]
  const page: PageResults = {
    routes: [
      { route: '/en/', scriptBytes: 140_000, ownScriptBytes: 90_000, lighthouse: [99, 94, 96] },
      { route: '/en/code/', scriptBytes: 151_000, ownScriptBytes: 100_000, lighthouse: [94, 99, 93] },
    ],
    bytesUntilFirstStep: 1,
    firstStepMs: [300, 2000, 400],
    longTasks: [60, 80],
    insides: { closed: [200, 210, 190], open: [190, 180, 185] },
    trainingMemory: { before: 100e6, peak: 299e6 },
    alexnetMemory: { before: 1, peak: 2 },
    codedAlexnetMemory: null,
  }

  it('come from the rows that they name', () => {
    const all = targetsOf({ training, inference, page })
    expect(all.map(({ measured, verdict }) => `${measured} ${verdict}`)).toEqual([
      '1.5× met', // the page's default threads, PyTorch
      '0.9× missed', // in the page
      '25× missed', // the best stock engine: 1500 / 60
      '25× met', // webgpu: 500 / 20
      '5× met', // jax: 500 / 100
      '30 missed', // launches
      '1.2× missed', // onnxruntime: 60 / 50
      '1.5× met', // with two threads: 60 / 40
      '0.9× missed', // PyTorch: 45 / 50
      '– not measured', // PyTorch did not run
      '400 ms met',
      '7% met', // insides: 185 of 200 steps a second
      '2, the longest 80 ms missed',
      'up to 151.0 kB missed',
      'lowest 94 missed', // the worst page's median
      '199 MB met',
      '– not measured', // no 8-bit codes
    ])
  })

  it('are only those of the groups that ran', () => {
    expect(targetsOf({ training: null, inference, page: null })).toHaveLength(4)
  })
})

describe('trainingSection', () => {
  it('shows rows with figures, and says why others have none', () => {
    const text = trainingSection([result(PEERS.torch, [1000, 3000, 2000]), result(OURS.webgpu, [])]).join(
      '\n',
    )
    expect(text).toMatch(/PyTorch, 1 thread +\| here +\| +2000 \| +1000 to 3000 \|/)
    expect(text).toContain('- ours, webgpu: no adapter')
    expect(text).not.toMatch(/\| ours, webgpu/)
  })
})

describe('withMeasured', () => {
  const machine = { cpu: 'a processor', cores: 2, browser: 'Chromium', adapter: 'SwiftShader', date: 'today' }
  const of = (digits: number) =>
    withMeasured('# Title\n\nProse.\n', machine as Parameters<typeof withMeasured>[1], {
      training: [result(PEERS.torch, [10]), result(OURS.wasm1, [digits])],
      inference: null,
      page: null,
    })

  it('puts the tables behind the prose, and new ones in the place of old ones', () => {
    const first = of(25)
    expect(first.startsWith('# Title\n\nProse.\n\n## Measured\n')).toBe(true)
    expect(first).toMatch(/\|\s+25 \|\s+2\.5× \|/)
    const again = withMeasured(first, machine as Parameters<typeof withMeasured>[1], {
      training: [result(PEERS.torch, [10]), result(OURS.wasm1, [30])],
      inference: null,
      page: null,
    })
    expect(again).toBe(of(30))
  })
})
