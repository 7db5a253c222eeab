import { describe, expect, it } from 'vitest'
import { compared, movedShare } from '@/components/lab/compression-bench/compared'
import { sayArithmetic } from '@/components/lab/compression-bench/say-arithmetic'
import { CHOSEN, GENTLE, measured, nearestMeasured } from '@/components/lab/compression-bench/measured'
import { PAPER } from '@/components/mdx/compression-facts'
import { factOf } from '@/components/mdx/facts'
import { compression } from '@/lib/i18n/en/compression'
import type { LayerMade } from '@/lib/protocol/compression-messages'
import type { PhotoSeen } from '@/lib/protocol/photo-messages'
import { chosenOf } from '../../../scripts/compression/results'

describe('what was measured', () => {
  it('is found for settings of the grid, and the nearest for others', () => {
    for (const setting of [CHOSEN, PAPER, GENTLE]) {
      const { row, exact } = nearestMeasured(setting)
      expect(exact).toBe(true)
      expect(row.setting).toEqual(setting)
    }
    const near = { conv: { pruned: 0.02, bits: 8 }, dense: { pruned: 0.88, bits: 5 } }
    expect(nearestMeasured(near)).toMatchObject({
      exact: false,
      row: { setting: { conv: { pruned: 0, bits: 8 }, dense: { pruned: 0.9, bits: 5 } } },
    })
  })

  it('begins with what the steering half chose, and the prose quotes the other half', () => {
    const { grid, untouched, float32 } = measured
    const twice = {
      steering: untouched.steering as [number, number],
      reported: untouched.reported as [number, number],
    }
    expect(chosenOf(grid as never, twice)).toEqual(CHOSEN)
    const { row } = nearestMeasured(CHOSEN)
    expect(row.steering[0]).toBeGreaterThanOrEqual(untouched.steering[0] - 1)
    expect(factOf('compression.start.top1').value).toBeCloseTo(row.reported[0], 1)
    expect(factOf('compression.start.times').value).toBeCloseTo(float32 / row.huffman, 1)
    expect(factOf('compression.paper.top1').value).toBeCloseTo(nearestMeasured(PAPER).row.reported[0], 1)
    expect(factOf('compression.untouched.top1').value).toBeCloseTo(untouched.reported[0], 1)
  })
})

it('photos: the first class of both, and how much probability has moved', () => {
  const found = {
    seen: {} as PhotoSeen,
    untouched: Float32Array.from([0.5, 0.25, 0.25]),
    made: Float32Array.from([0.25, 0.5, 0.25]),
  }
  expect(compared(found)).toEqual({
    untouched: { index: 0, probability: 0.5 },
    small: { index: 1, probability: 0.5 },
    same: false,
    moved: 0.25,
  })
  expect(movedShare([1, 0], [0, 1])).toBe(1)
})

it('a layer’s sum is said in numbers that give its bytes', () => {
  const layer = { size: 1000, kept: 100, index: { bits: 4, steps: 120 }, levels: new Float32Array(32) }
  const say = (stage: 'pruned' | 'shared') => sayArithmetic(layer as LayerMade, stage, compression, 'en')
  expect(say('pruned')).toBe('100 weights × 4 bytes + 120 steps × 4 bits for where they stand + 8')
  expect(say('shared')).toBe('100 codes × 5 bits + 32 values × 4 bytes + 120 steps × 4 bits + 8')
})
