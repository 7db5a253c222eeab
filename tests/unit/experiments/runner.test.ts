import { describe, expect, it } from 'vitest'
import type { ExperimentId, Outcome } from '@/lib/data/experiments'
import { createExperiments } from '@/lib/engine/experiments'
import { createStore } from '@/lib/engine/store'
import type { RaceState, TwoRunRace } from '@/lib/engine/two-run-race'

/** A race that ends when the test says so. */
function handRace() {
  const store = createStore<RaceState>({ phase: 'idle', sides: null, engine: null, error: null })
  const started: { seed: number; end: (accuracies: [number, number]) => void; fail: () => void }[] = []
  const race: TwoRunRace = {
    store,
    start: (settings) =>
      new Promise((resolve) => {
        const sides = (accuracies: [number, number] | null) =>
          settings.map((one, at) => ({
            startedAt: at,
            settings: one,
            step: accuracies ? 100 : 0,
            stepsPerEpoch: 100,
            history: {
              losses: [],
              looks: accuracies
                ? [
                    {
                      step: 100,
                      trainingAccuracy: 1,
                      validationAccuracy: accuracies[at],
                      validationLoss: null,
                      testAccuracy: null,
                      learningRate: 0.1,
                    },
                  ]
                : [],
            },
            times: { steps: [], values: [] },
            end: accuracies ? ('done' as const) : null,
          })) as unknown as RaceState['sides']
        store.set({ phase: 'racing', sides: sides(null) })
        started.push({
          seed: settings[0].seed,
          end(accuracies) {
            store.set({ phase: 'done', sides: sides(accuracies) })
            resolve()
          },
          fail() {
            store.set({ phase: 'failed', error: { code: 'offline', detail: {} } })
            resolve()
          },
        })
      }),
    pause() {},
    resume: async () => {},
    cancel: () => store.set({ phase: 'idle', sides: null, error: null }),
  }
  return { race, started }
}

function memory(kept: Outcome[] = []) {
  const written: [ExperimentId, number[]][] = []
  return {
    written,
    read: () => kept,
    write: (id: ExperimentId, outcomes: readonly Outcome[]) =>
      void written.push([id, outcomes.map(({ seed }) => seed)]),
  }
}

const turn = () => new Promise((resolve) => setTimeout(resolve))

describe('an experiment', () => {
  it('races its seeds one after the other, and keeps each that has ended', async () => {
    const { race, started } = handRace()
    const kept = memory()
    const experiments = createExperiments(race, kept)
    const store = experiments.of('pooling')
    const done = experiments.run('pooling')
    for (const [at, seed] of [1, 2, 3].entries()) {
      expect(started).toHaveLength(at + 1)
      expect(started[at].seed).toBe(seed)
      expect(store.get()).toMatchObject({ phase: 'racing', seed })
      started[at].end([0.9, 0.91])
      await turn()
    }
    await done
    expect(store.get()).toMatchObject({ phase: 'idle', seed: null })
    expect(store.get().outcomes.map(({ sides }) => sides.map(({ value }) => value))).toEqual(
      [1, 2, 3].map(() => [0.9, 0.91]),
    )
    expect(kept.written).toEqual([
      ['pooling', [1]],
      ['pooling', [1, 2]],
      ['pooling', [1, 2, 3]],
    ])
  })

  it('goes on with the seeds that are missing, and begins anew when none is', async () => {
    const { race, started } = handRace()
    const first = createExperiments(race, memory())
    const done = first.run('pooling')
    started[0].end([0.9, 0.91])
    await turn()
    first.stop()
    started[1].end([0, 0]) // of the race that was stopped: it says nothing any more
    await done
    expect(first.of('pooling').get()).toMatchObject({ phase: 'idle' })
    expect(
      first
        .of('pooling')
        .get()
        .outcomes.map(({ seed }) => seed),
    ).toEqual([1])

    void first.run('pooling')
    expect(started[2].seed).toBe(2)
    started[2].end([0.9, 0.91])
    await turn()
    started[3].end([0.9, 0.91])
    await turn()
    expect(first.of('pooling').get().outcomes).toHaveLength(3)
    void first.run('pooling')
    expect(started[4].seed).toBe(1)
    expect(first.of('pooling').get().outcomes).toEqual([])
  })

  it('says why it could not go on, and stops another one that runs', async () => {
    const { race, started } = handRace()
    const experiments = createExperiments(race, memory())
    void experiments.run('pooling')
    void experiments.run('dropout')
    expect(experiments.of('pooling').get().phase).toBe('idle')
    expect(experiments.of('dropout').get().phase).toBe('racing')
    started[1].fail()
    await turn()
    expect(experiments.of('dropout').get()).toMatchObject({ phase: 'failed', error: { code: 'offline' } })
    expect(experiments.of('dropout').get().outcomes).toEqual([])
  })
})
