import { expect, it } from 'vitest'
import { createCharacterReader } from '@/lib/engine/character-reader'
import type { DigitWorker } from '@/lib/engine/digit-worker'
import { CodedError } from '@/lib/errors'
import { lenet5Modern } from '@/lib/nn/lenet5'
import { lenet5Published } from '@/lib/nn/lenet5-choices'
import type { AnyNetwork } from '@/lib/nn/layers'
import { createAmountHandlers } from '@/lib/workers/amount-handlers'

const context = { signal: new AbortController().signal, progress: () => {}, caughtUp: () => true }
const params = { base: '', network: 'shipped', pixels: new Uint8Array(2 * 784) } as const

const handlersFor = (spec: AnyNetwork, answers: readonly number[]) =>
  createAmountHandlers({
    session: { current: () => null },
    lenets: {
      ready: async () => ({
        pixels: 'standardised',
        network: {
          spec,
          logits: async (inputs) => {
            expect(inputs).toHaveLength(2 * 32 * 32)
            return Float32Array.from(answers)
          },
          probabilities: () => Promise.reject(new Error('not asked for')),
          dispose: () => {},
        },
      }),
    },
  })

it('scores are logits, and the negative of penalties', async () => {
  const answers = Array.from({ length: 20 }, (_, i) => i + 1)
  const logits = await handlersFor(lenet5Modern, answers)['digits/score'](params, context)
  expect([...logits.scores]).toEqual(answers)
  const penalties = await handlersFor(lenet5Published, answers)['digits/score'](params, context)
  expect([...penalties.scores]).toEqual(answers.map((value) => -value))
})

const workerThat = (call: () => Promise<{ scores: Float32Array }>) =>
  createCharacterReader({
    base: '',
    worker: async () => ({ client: { call }, network: 'shipped', mine: null }) as unknown as DigitWorker,
  })

it('a worker that dies once is asked again, and an answer that is not ten numbers each is an error', async () => {
  let died = false
  const scores = Float32Array.from({ length: 20 }, (_, i) => i)
  const dies = workerThat(async () => {
    if (died) return { scores }
    died = true
    throw new CodedError('worker-died', {})
  })
  const { signal } = new AbortController()
  expect(await dies(params.pixels.slice(), { signal })).toBe(scores)
  for (const wrong of [scores.slice(1), scores.map(() => NaN)])
    await expect(
      workerThat(async () => ({ scores: wrong }))(params.pixels.slice(), { signal }),
    ).rejects.toMatchObject({ code: 'weights-invalid' })
})
