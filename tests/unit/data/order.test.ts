import { describe, expect, it } from 'vitest'
import { splitShard, trainingOrder, validationDigits, validationShares } from '@/lib/data/order'
import { codeOf } from './code-of'

const shards = new Array<number>(12).fill(5000)
const validation = 5000
const order = (seed: number, epoch: number) => trainingOrder({ seed, epoch, shards, validation })
const sorted = (indices: Uint32Array) => [...indices].sort((a, b) => a - b)

describe('validation part', () => {
  const parts = validationDigits({ shards, validation })
  const held = new Set(parts.flatMap((part) => [...part]))

  it('is exactly 5,000 different digits, a fair share of every shard', () => {
    expect(held.size).toBe(5000)
    parts.forEach((part, shard) => {
      expect(part.length === 416 || part.length === 417).toBe(true)
      expect(part.every((index) => Math.floor(index / 5000) === shard)).toBe(true)
      expect([...part]).toEqual(sorted(part))
    })
  })

  it('never changes (pinned: it is what all quoted validation accuracies stand on)', () => {
    expect([...parts[0].slice(0, 4)]).toEqual([16, 35, 44, 49])
    expect([...parts[11].slice(-4)]).toEqual([59974, 59976, 59983, 59989])
  })

  it.each([0, 1, 2, 7])('and the training digits of epoch %i are all 60,000, each once', (epoch) => {
    for (const seed of [1, 2]) {
      const training = order(seed, epoch)
      expect(training.length).toBe(55_000)
      expect(training.some((index) => held.has(index))).toBe(false)
      expect(new Set(training).size).toBe(55_000)
    }
  })

  it('can be found for one shard alone, before the others have arrived', () => {
    const alone = splitShard(3, 5000, 1998, validationShares(shards, validation)[3])
    expect([...alone.validation].map((index) => 15_000 + index)).toEqual([...parts[3]])
    expect(alone.training.length + alone.validation.length).toBe(5000)
  })
})

describe('trainingOrder', () => {
  it('takes the shards in order in the first epoch, shuffled within', () => {
    const training = order(1, 0)
    const shardOf = [...training].map((index) => Math.floor(index / 5000))
    expect(shardOf).toEqual([...shardOf].sort((a, b) => a - b))
    const first = training.slice(0, 4584)
    expect([...first]).not.toEqual(sorted(first))
    expect(Math.max(...first)).toBeLessThan(5000)
  })

  it('shuffles over all later, differently in each epoch', () => {
    const second = order(1, 1)
    expect(new Set([...second.slice(0, 200)].map((index) => Math.floor(index / 5000))).size).toBe(12)
    expect([...second]).not.toEqual([...order(1, 2)])
  })

  it('depends on the seed, and on nothing else', () => {
    for (const epoch of [0, 1]) {
      expect([...order(5, epoch)]).toEqual([...order(5, epoch)])
      expect([...order(5, epoch)]).not.toEqual([...order(6, epoch)])
    }
  })

  it('orders a shard alike however many shards come after it', () => {
    const few = trainingOrder({ seed: 9, epoch: 0, shards: shards.slice(0, 6), validation: 2500 })
    const all = order(9, 0)
    expect([...all.slice(0, few.length)]).toEqual([...few])
  })

  it('works with uneven shards and with no validation part', () => {
    const uneven = [7, 1, 0, 12]
    for (let held = 0; held <= 20; held++) {
      const shares = validationShares(uneven, held)
      expect(shares.reduce((a, b) => a + b, 0)).toBe(held)
      const together = [
        ...trainingOrder({ seed: 1, epoch: held % 2, shards: uneven, validation: held }),
        ...validationDigits({ shards: uneven, validation: held }).flatMap((part) => [...part]),
      ]
      expect(together.sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, i) => i))
    }
  })

  it('refuses a validation part that cannot be', () => {
    for (const impossible of [-1, 60_001, 0.5, Number.NaN])
      expect(codeOf(() => validationShares(shards, impossible))).toBe('settings-invalid')
    expect(codeOf(() => splitShard(0, 10, 1, 11))).toBe('settings-invalid')
  })
})
