import { describe, expect, it } from 'vitest'
import { ALL_STEPS } from '@/lib/data/drawing/steps'
import { createStepTrial, TRIAL_SEEDS, type Trial } from '@/lib/engine/step-trial'
import type { DigitWorker } from '@/lib/engine/digit-worker'
import { CodedError } from '@/lib/errors'

interface Asked {
  params: { steps: typeof ALL_STEPS; network: string; seeds: readonly number[] }
  options: { signal: AbortSignal; onProgress: (progress: { done: number }) => void }
  answer: (right: number) => void
  fail: (error: Error) => void
}

function setUp() {
  const asked: Asked[] = []
  const saved: (readonly Trial[])[] = []
  const call = (_: string, params: Asked['params'], options: Asked['options']) =>
    new Promise((resolve, reject) => {
      options.signal.addEventListener('abort', () => reject(new DOMException('stop', 'AbortError')))
      const answer = (right: number) =>
        resolve({
          right,
          total: 300,
          misread: Array.from({ length: 300 - right }, (_, seed) => ({ seed, read: 0 })),
        })
      asked.push({ params, options, answer, fail: reject })
    })
  const trial = createStepTrial({
    worker: async (network) => ({ client: { call }, network, mine: null }) as unknown as DigitWorker,
    base: '',
    save: (trials) => saved.push(trials),
  })
  return { asked, saved, trial, state: () => trial.store.get() }
}

const settle = () => new Promise((resolve) => setTimeout(resolve, 0))
const noFit = { ...ALL_STEPS, fit: false }

describe('a trial of steps', () => {
  it('tries every step first, where that is not known yet, and tells how far both have come', async () => {
    const { asked, saved, trial, state } = setUp()
    const run = trial.run('shipped', noFit)
    await settle()
    expect(asked[0].params.steps).toEqual(ALL_STEPS)
    asked[0].options.onProgress({ done: 30 })
    expect(state().running).toEqual({ done: 30, total: 600 })
    asked[0].answer(298)
    await settle()
    expect(asked[1].params.steps).toEqual(noFit)
    asked[1].options.onProgress({ done: 30 })
    expect(state().running).toEqual({ done: 330, total: 600 })
    asked[1].answer(200)
    await run
    expect(state().running).toBeNull()
    expect(state().trials.map(({ right }) => right)).toEqual([200, 298])
    expect(saved.at(-1)).toEqual(state().trials)
    expect(state().trials[0].misread.length).toBeLessThan(20) // not all hundred are kept

    const again = trial.run('shipped', noFit)
    await settle()
    expect(asked).toHaveLength(3) // the other is known
    asked[2].answer(201)
    await again
    expect(state().trials.map(({ right }) => right)).toEqual([201, 298])
  })

  it('reads odd seeds only: everything was tuned on even ones', () =>
    expect(TRIAL_SEEDS.every((seed) => seed % 2 === 1)).toBe(true))

  it('can be cancelled without a trace, and tells what went wrong', async () => {
    const { asked, trial, state } = setUp()
    const run = trial.run('shipped', ALL_STEPS)
    await settle()
    trial.cancel()
    await run
    expect(state()).toEqual({ trials: [], running: null, error: null })
    const failing = trial.run('shipped', ALL_STEPS)
    await settle()
    asked[1].fail(new CodedError('worker-died'))
    await failing
    expect(state().error?.code).toBe('worker-died')
  })
})
