import { describe, expect, it } from 'vitest'
import { loadDigitSet } from '@/lib/data/digit-set'
import { validationDigits } from '@/lib/data/order'
import { smallSource } from '../tf/small-source'

const never = new AbortController().signal

describe('a set of digits', () => {
  const source = smallSource([2600, 2900], [120, 80])

  it('is all test digits, with their numbers across the files', async () => {
    const told: number[][] = []
    const onShard = (done: number, total: number) => told.push([done, total])
    const set = await loadDigitSet(source, 'test', { validation: 5000, signal: never, onShard })
    expect([...set.indices]).toEqual(Array.from({ length: 200 }, (_, i) => i))
    const second = await source.shard('test', 1)
    expect(set.labels.slice(120)).toEqual(second.labels)
    expect(set.pixels.slice(120 * 784)).toEqual(second.pixels)
    expect(told).toEqual([
      [1, 2],
      [2, 2],
    ])
  })

  it('is the validation digits, and no digit that is trained on', async () => {
    const set = await loadDigitSet(source, 'validation', { validation: 5000, signal: never })
    const expected = validationDigits({ shards: [2600, 2900], validation: 5000 }).flatMap((part) => [...part])
    expect([...set.indices]).toEqual(expected)
    expect(set.labels).toHaveLength(5000)
    const at = expected.findIndex((index) => index >= 2600) + 7
    const second = await source.shard('train', 1)
    const place = expected[at] - 2600
    expect(set.labels[at]).toBe(second.labels[place])
    expect(set.pixels.slice(at * 784, (at + 1) * 784)).toEqual(
      second.pixels.slice(place * 784, (place + 1) * 784),
    )
  })

  it('stops when the reader cancels', async () => {
    const controller = new AbortController()
    controller.abort()
    await expect(
      loadDigitSet(source, 'test', { validation: 5000, signal: controller.signal }),
    ).rejects.toMatchObject({
      name: 'AbortError',
    })
  })
})
