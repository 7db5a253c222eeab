import { expect, it, vi } from 'vitest'
import { createChequeReader } from '@/lib/engine/cheque'
import { createChequeStack, STACK_SIZE } from '@/lib/engine/cheque-stack'
import { codeOfExample, exampleKinds, exampleOfCode } from '@/lib/data/amount/under-ink'
import { stripOf } from '@/lib/data/amount/strip'
import { CodedError } from '@/lib/errors'

const bar = () => stripOf([[0.4, 0.2, 0.4, 0.8]])
const scores = (pixels: Uint8Array) => {
  const found = new Float32Array((pixels.length / 784) * 10)
  for (let i = 1; i < found.length; i += 10) found[i] = 12
  return found
}

it('the newest ink is read once the hand has rested, and the older is forgotten', async () => {
  const score = vi.fn(async (pixels: Uint8Array) => scores(pixels))
  const reader = createChequeReader({ score, restMs: 5 })
  const older = vi.fn(bar)
  reader.read(older)
  reader.read(bar)
  expect(reader.store.get()).toMatchObject({ phase: 'waiting', current: false })
  await vi.waitFor(() => expect(reader.store.get().phase).toBe('idle'))
  expect(reader.store.get().reading?.text).toBe('1')
  expect(reader.store.get().current).toBe(true)
  expect(older).not.toHaveBeenCalled()
  reader.read(null)
  expect(reader.store.get()).toMatchObject({ phase: 'idle', reading: null, current: true })
})

it('an answer that comes after the box was cleared is dropped', async () => {
  let answer = () => {}
  const score = (pixels: Uint8Array) =>
    new Promise<Float32Array>((resolve) => (answer = () => resolve(scores(pixels))))
  const reader = createChequeReader({ score, restMs: 0 })
  reader.read(bar)
  await vi.waitFor(() => expect(reader.store.get().phase).toBe('starting'))
  reader.read(null)
  answer()
  await new Promise((resolve) => setTimeout(resolve, 20))
  expect(reader.store.get().reading).toBeNull()
})

it('a failure is told, and a retry reads the same ink', async () => {
  let broken = true
  const reader = createChequeReader({
    score: async (pixels) => {
      if (broken) throw new CodedError('offline', {})
      return scores(pixels)
    },
    restMs: 0,
  })
  reader.read(bar)
  await vi.waitFor(() => expect(reader.store.get().error?.code).toBe('offline'))
  broken = false
  reader.retry()
  await vi.waitFor(() => expect(reader.store.get().reading?.text).toBe('1'))
  expect(reader.store.get().error).toBeNull()
})

it('a stack is read to its end, the same each time, and can be stopped', async () => {
  const pixels = new Uint8Array(784)
  for (let y = 5; y < 23; y++) pixels.fill(255, y * 28 + 12, y * 28 + 16)
  const labels = Uint8Array.from({ length: 10 }, (_, i) => i)
  // A worker answers in a task of its own, not at once.
  const answer = (all: Uint8Array) =>
    new Promise<Float32Array>((resolve) => setTimeout(() => resolve(scores(all)), 0))
  const reader = createChequeReader({ score: answer })
  const stack = createChequeStack({
    digits: async () => ({ labels, pixels: () => pixels }),
    read: reader.readApart,
  })
  stack.start()
  await vi.waitFor(() => expect(stack.store.get().phase).toBe('done'), 60_000)
  const first = stack.store.get().outcomes
  expect(first.map(({ seed }) => seed)).toEqual(Array.from({ length: STACK_SIZE }, (_, i) => i + 1))
  expect(new Set(first.map(({ text }) => text.length))).toEqual(new Set([1, 2, 3, 4, 5, 6]))
  stack.start()
  await vi.waitFor(() => expect(stack.store.get().outcomes.length).toBeGreaterThan(0), 20_000)
  stack.stop()
  const stopped = stack.store.get().outcomes.length
  expect(stopped).toBeLessThan(STACK_SIZE)
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect(stack.store.get().outcomes).toHaveLength(stopped)
}, 120_000)

it('an example and its code say the same', () => {
  for (const kind of exampleKinds)
    for (const seed of [0, 1, 77])
      expect(exampleOfCode(codeOfExample({ kind, seed }))).toEqual({ kind, seed })
  for (const code of [-1, 0.5, NaN, 1e12]) expect(exampleOfCode(code)).toBeNull()
})
