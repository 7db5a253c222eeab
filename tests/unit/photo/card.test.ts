import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import card from '@/public/weights/alexnet64/card.json'

const manifest = readFileSync('public/weights/alexnet64/manifest.json')

it('quotes a measurement of the very weights that are shipped', () => {
  expect(card.weights).toBe(createHash('sha256').update(manifest).digest('hex'))
  expect(card.network).toBe('alexnet64')
  expect(card.count).toBe(10_000)
})

it('lost less than half a point to 8 bits, against the 40.30% and 66.36% that the training reports', () => {
  expect(card.float32.top1).toBeCloseTo(40.3, 1)
  expect(card.float32.top5).toBeCloseTo(66.36, 1)
  expect(Math.abs(card.top1 - card.float32.top1)).toBeLessThan(0.5)
})
