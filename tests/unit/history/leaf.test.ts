import { describe, expect, it } from 'vitest'
import { leaf } from '@/lib/data/leaf'
import { SHARD_DIGITS } from '@/lib/data/mnist'
import { readMnist } from '../data/mnist-files'

const labels = readMnist('t10k-labels-idx1-ubyte').data
const digits = labels.length

/** What a page must hold, by looking through the whole file. */
function expected(label: number | null, from: number, direction: 'on' | 'back', count: number): number[] {
  const all = Array.from(labels.keys()).filter((index) => label === null || labels[index] === label)
  return direction === 'on'
    ? all.filter((index) => index >= from).slice(0, count)
    : all.filter((index) => index < from).slice(-count)
}

describe('leaf', () => {
  const asked: number[] = []
  const labelsOf = async (shard: number) => {
    asked.push(shard)
    return labels.subarray(shard * SHARD_DIGITS, (shard + 1) * SHARD_DIGITS)
  }

  it.each([
    [null, 0, 'on'],
    [null, 0, 'back'],
    [null, 4_990, 'on'],
    [null, 5_010, 'back'],
    [7, 0, 'on'],
    [7, 9_990, 'on'],
    [3, 5_100, 'back'],
    [0, 10_000, 'back'],
    [5, 10_000, 'on'],
  ] as const)('of class %s from %i %s is what the whole file says', async (label, from, direction) => {
    const page = await leaf({ digits, label, from, direction, count: 40 }, labelsOf)
    expect(page.map(({ index }) => index)).toEqual(expected(label, from, direction, 40))
    for (const { index, label: read } of page) expect(read).toBe(labels[index])
  })

  it('asks for no more shards than it needs, each once', async () => {
    asked.length = 0
    await leaf({ digits, label: null, from: 4_990, direction: 'on', count: 40 }, labelsOf)
    expect(asked).toEqual([0, 1])
    asked.length = 0
    await leaf({ digits, label: 4, from: 100, direction: 'on', count: 40 }, labelsOf)
    expect(asked).toEqual([0])
  })
})
