import { describe, expect, it } from 'vitest'
import { metricRow } from '@/lib/data/checkpoint'
import type { RunRecord } from '@/lib/data/run-record'
import { DEFAULT_SETTINGS, type TrainSettings } from '@/lib/data/train-settings'
import { CodedError } from '@/lib/errors'
import type { TrainerWorker } from '@/lib/engine/trainer-worker'
import { createTwoRunRace, raceRuns } from '@/lib/engine/two-run-race'
import type { CallOptions } from '@/lib/protocol/client'
import type { RaceProgress } from '@/lib/protocol/race-messages'

const a: TrainSettings = { ...DEFAULT_SETTINGS, seed: 3 }
const b: TrainSettings = { ...DEFAULT_SETTINGS, learningRate: 0.01 }

/** A worker whose race takes one step a side and millisecond; the second ends after six. */
function setUp(fault: { at: number } | null = null) {
  const calls: { call: string; params: unknown }[] = []
  const steps: [number, number] = [0, 0]
  const recorded: RunRecord[] = []
  /** What is asked of `race/open`, to be answered by the test; null where it is answered at once. */
  const held: { open: null | ((stepsPerEpoch: number[]) => void)[] } = { open: null }
  let training = () => {}
  let paused = 0
  let watching = 0
  const client = {
    closed: false,
    async call(call: string, params: unknown, { signal, onProgress }: CallOptions<RaceProgress> = {}) {
      calls.push({ call, params })
      if (call === 'race/open') {
        const { open } = held
        return { stepsPerEpoch: open ? await new Promise<number[]>((answer) => open.push(answer)) : [10, 10] }
      }
      if (call !== 'race/run') return null
      while (steps[0] < 20) {
        await new Promise((resolve) => setTimeout(resolve, 1))
        if (signal?.aborted) return { done: false }
        for (const side of [0, 1] as const) {
          if (side === 1 && steps[1] === 6) continue
          const step = ++steps[side]
          if (fault && step === fault.at) throw new CodedError('worker-died')
          const metrics = Float32Array.from(metricRow({ step, loss: 1 / step, learningRate: 0.1 }))
          const end = side === 1 && step === 6 ? 'diverged' : null
          onProgress?.({ side, metrics, step, trainedMs: 10 * step, unitMs: 1, end })
        }
      }
      return { done: true }
    },
  }
  const race = createTwoRunRace({
    worker: async () =>
      ({
        client,
        engine: { name: 'wasm', threads: 1, adapter: null, software: false },
      }) as unknown as TrainerWorker,
    pauseTraining: () => void paused++,
    onTraining(listener) {
      watching++
      training = listener
      return () => void watching--
    },
    history: {
      record: async (run) => {
        const at = recorded.findIndex(({ startedAt }) => startedAt === run.startedAt)
        recorded[at < 0 ? recorded.length : at] = run
      },
      compete: async () => {},
    },
    now: () => 1000,
  })
  const until = async (holds: () => boolean) => {
    while (!holds()) await new Promise((resolve) => setTimeout(resolve, 1))
  }
  return {
    race,
    calls,
    recorded,
    held,
    until,
    trains: () => training(),
    paused: () => paused,
    watching: () => watching,
  }
}

describe('the page’s side of a race', () => {
  it('pauses the run that trains, races both with one seed, and keeps both as runs', async () => {
    const t = setUp()
    await t.race.start([a, b])
    expect(t.paused()).toBe(1)
    expect(t.calls[0]).toMatchObject({ call: 'race/open', params: { settings: [a, { ...b, seed: 3 }] } })
    const { phase, sides } = t.race.store.get()
    expect(phase).toBe('done')
    expect(sides!.map(({ step, end }) => [step, end])).toEqual([
      [20, null],
      [6, 'diverged'],
    ])
    expect(sides![0].history.losses.map(({ loss }) => loss)).toEqual(
      Array.from({ length: 20 }, (_, i) => Math.fround(1 / (i + 1))),
    )
    expect(t.recorded.map(({ startedAt, step, end }) => ({ startedAt, step, end }))).toEqual([
      { startedAt: 1000, step: 20, end: 'paused' },
      { startedAt: 1001, step: 6, end: 'diverged' },
    ])
    expect(t.recorded[1].times.values.at(-1)).toBe(60)
    expect(raceRuns(t.race.store.get())).toHaveLength(2)
    expect(t.watching()).toBe(0)
  })

  it('pauses, also when another run begins to train, and goes on', async () => {
    const t = setUp()
    const started = t.race.start([a, b])
    await t.until(() => (t.race.store.get().sides?.[0].step ?? 0) > 2)
    t.trains()
    await started
    expect(t.race.store.get().phase).toBe('paused')
    const { step } = t.race.store.get().sides![0]
    expect(step).toBeLessThan(20)
    expect(t.recorded[0].step).toBe(step)
    await t.race.resume()
    expect(t.race.store.get()).toMatchObject({ phase: 'done' })
    expect(t.calls.filter(({ call }) => call === 'race/open')).toHaveLength(1)
    expect(t.recorded).toHaveLength(2)
  })

  it('forgets a race that is cancelled, but not what it has trained', async () => {
    const t = setUp()
    const started = t.race.start([a, b])
    await t.until(() => (t.race.store.get().sides?.[1].step ?? 0) > 0)
    t.race.cancel()
    expect(t.race.store.get()).toMatchObject({ phase: 'idle', sides: null })
    expect(t.recorded).toHaveLength(2)
    await started
    expect(t.race.store.get().phase).toBe('idle')
    expect(t.calls.at(-1)?.call).toBe('race/close')
  })

  it('closes one that still loads when it is cancelled or another begins, and does not hear its late answer', async () => {
    const t = setUp()
    const open = (t.held.open = [] as ((stepsPerEpoch: number[]) => void)[])
    const calls = () => t.calls.map(({ call }) => call)
    const first = t.race.start([a, b])
    await t.until(() => open.length === 1)
    t.race.cancel()
    expect(calls()).toEqual(['race/open', 'race/close'])
    open[0]([7, 7])
    await first
    expect(t.race.store.get()).toMatchObject({ phase: 'idle', sides: null, engine: null })

    const second = t.race.start([a, b])
    await t.until(() => open.length === 2)
    const third = t.race.start([a, b])
    await t.until(() => open.length === 3)
    open[1]([7, 7])
    await second
    expect(t.race.store.get()).toMatchObject({ phase: 'loading', sides: [{ stepsPerEpoch: null }, {}] })
    open[2]([10, 10])
    await third
    expect(t.race.store.get()).toMatchObject({ phase: 'done', sides: [{ stepsPerEpoch: 10 }, {}] })
    expect(calls().slice(2)).toEqual(['race/open', 'race/close', 'race/open', 'race/run'])
  })

  it('says what went wrong', async () => {
    const t = setUp({ at: 4 })
    await t.race.start([a, b])
    expect(t.race.store.get()).toMatchObject({ phase: 'failed', error: { code: 'worker-died' } })
    expect(t.recorded[0].step).toBe(3)
  })
})
