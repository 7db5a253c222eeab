import { describe, expect, it } from 'vitest'
import { quantise } from '@/scripts/bench/inference/codes'
import { chosen, readOptions } from '@/scripts/bench/options'
import { bytesOfProcess } from '@/scripts/bench/page/memory'
import { judgeProbe } from '@/scripts/bench/pytorch'
import { runRows, type Row } from '@/scripts/bench/rows'
import { median, relativeError } from '@/scripts/bench/statistics'
import { parameterCount } from '@/lib/nn/parameters'
import type { NetworkSpec } from '@/lib/nn/spec'

const silent = () => {}

/** A row that gives these figures one after the other and notes when it is asked. */
function row(name: string, figures: (number | Error)[], diary: string[] = []): Row {
  return {
    name,
    open: async () => ({
      measure: async () => {
        diary.push(name)
        const next = figures.shift()!
        if (next instanceof Error) throw next
        return next
      },
      facts: () => ({ detail: 'here' }),
      close: async () => void diary.push(`${name} closed`),
    }),
  }
}
const broken: Row = {
  name: 'broken',
  open: () => Promise.reject(new Error('page.evaluate: Error: no adapter\n at x')),
}

describe('runRows', () => {
  it('measures in alternation and takes the median', async () => {
    const diary: string[] = []
    const results = await runRows([row('a', [3, 1, 9], diary), row('b', [2, 4, 8], diary)], 3, silent)
    expect(diary).toEqual(['a', 'b', 'a', 'b', 'a', 'b', 'a closed', 'b closed'])
    expect(results.map(({ value, rounds }) => ({ value, rounds }))).toEqual([
      { value: 3, rounds: [3, 1, 9] },
      { value: 4, rounds: [2, 4, 8] },
    ])
  })

  it('keeps the reason of a row that does not start or breaks, and goes on with the others', async () => {
    const results = await runRows([broken, row('a', [1, new Error('lost')]), row('b', [5, 7])], 2, silent)
    expect(results.map(({ failure }) => failure)).toEqual(['no adapter', 'lost', null])
    expect(results.map(({ value }) => value)).toEqual([null, null, 6])
  })

  it('stops before it measures when a row computes something else, and closes all', async () => {
    const diary: string[] = []
    const check = (name: string) => {
      if (name === 'b') throw new Error('b is another network')
    }
    const rows = [row('a', [1], diary), row('b', [1], diary)]
    await expect(runRows(rows, 1, silent, check)).rejects.toThrow('another network')
    expect(diary).toEqual(['a closed', 'b closed'])
  })
})

describe('statistics', () => {
  it('finds the middle', () => {
    expect(median([5, 1, 3])).toBe(3)
    expect(median([4, 1, 3, 100])).toBe(3.5)
    expect(median([])).toBeNaN()
  })

  it('measures errors in standard deviations, and lets no NaN through', () => {
    expect(relativeError([1, -1, 1, -1], [1, -1, 1.5, -1])).toBeCloseTo(0.5)
    expect(relativeError([2, 4], [2, NaN])).toBe(Infinity)
    expect(relativeError([1, 2], [1])).toBe(Infinity)
  })
})

describe('options', () => {
  it('writes docs only for a whole run', () => {
    expect(readOptions([])).toMatchObject({
      whole: true,
      groups: ['training', 'inference', 'page'],
      rows: null,
    })
    expect(readOptions(['--only', 'page'])).toMatchObject({ whole: false, groups: ['page'] })
    expect(readOptions(['--rows', 'wasm', '--seconds', '0.5'])).toMatchObject({ whole: false, windowMs: 500 })
  })

  it('chooses rows by name, whatever their case', () => {
    const list = [{ name: 'ours, wasm' }, { name: 'PyTorch' }]
    expect(chosen(readOptions(['--rows', 'pytorch']), list)).toEqual([{ name: 'PyTorch' }])
    expect(chosen(readOptions([]), list)).toEqual(list)
  })

  it('refuses what it does not understand', () => {
    expect(() => readOptions(['--only', 'lenet'])).toThrow('training, inference, page')
    expect(() => readOptions(['--rounds', '1.5'])).toThrow('whole')
    expect(() => readOptions(['--rounds', '0'])).toThrow('positive')
    expect(() => readOptions(['--fast'])).toThrow()
  })
})

describe('judgeProbe', () => {
  const probe = { version: '1.13', openblas: true, mkl: false, gflops: 90 }

  it('quotes PyTorch with an optimised BLAS, and names it', () => {
    expect(judgeProbe(probe)).toEqual({ blas: 'OpenBLAS (90 GFLOP/s on one thread)' })
    expect(judgeProbe({ ...probe, openblas: false, mkl: true })).toEqual({
      blas: 'MKL (90 GFLOP/s on one thread)',
    })
  })

  it.each([
    ['the reference BLAS', { openblas: false, gflops: 1.2 }],
    ['another BLAS, however quick', { openblas: false, gflops: 90 }],
    ['an OpenBLAS that does not multiply', { openblas: true, gflops: 1.2 }],
    ['an unknown BLAS that is slow', { openblas: null, gflops: 1.2 }],
  ])('refuses %s', (_, change) => {
    expect(judgeProbe({ ...probe, ...change })).toHaveProperty('reason')
  })
})

describe('bytesOfProcess', () => {
  it('adds anonymous and shared memory, not the program itself', () => {
    const status = 'VmRSS:\t 900 kB\nRssAnon:\t     100 kB\nRssFile:\t     700 kB\nRssShmem:\t      20 kB\n'
    expect(bytesOfProcess(status)).toBe(120 * 1024)
  })
})

describe('quantise', () => {
  const spec: NetworkSpec = {
    id: 'two',
    title: 'two',
    input: { height: 1, width: 2, channels: 1 },
    layers: [
      { kind: 'conv', name: 'c', filters: 2, kernel: 1, activation: 'relu' },
      { kind: 'flatten', name: 'f' },
      { kind: 'dense', name: 'd', units: 3, activation: 'linear' },
    ],
  }
  const given = Float32Array.from({ length: parameterCount(spec) }, (_, i) => Math.sin(i + 1))

  it('keeps a byte for each weight of a matrix and a scale for each output; all else is as it was', () => {
    const { flat, codes, scales, floats } = quantise(spec, given)
    expect([codes.length, scales.length, floats.length]).toEqual([12, 3, 4 + 3])
    expect([...floats]).toEqual([...given.subarray(0, 4), ...given.subarray(16)])
    codes.forEach((code, i) => {
      expect(flat[4 + i]).toBeCloseTo(code * scales[i % 3], 6)
      expect(Math.abs(flat[4 + i] - given[4 + i])).toBeLessThanOrEqual(scales[i % 3] * 0.501)
    })
    expect(Math.max(...codes.map(Math.abs))).toBe(127)
  })
})
