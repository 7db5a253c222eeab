import { describe, expect, it } from 'vitest'
import type { RunRecord } from '@/lib/data/run-record'
import { DEFAULT_SETTINGS } from '@/lib/data/train-settings'
import { createRunHistory, type RunShelf } from '@/lib/engine/run-history'
import { recordRuns, type RecordedState } from '@/lib/engine/run-recorder'
import { createStore } from '@/lib/engine/store'
import type { TrainingHistory } from '@/lib/engine/training-history'
import { makeRun } from './make-run'

/** A device's storage in memory; `broken` refuses every write. */
function memoryShelf(options: { runs?: unknown[]; records?: unknown; broken?: boolean } = {}) {
  const kept = new Map<unknown, unknown>((options.runs ?? []).map((run, at) => [at, structuredClone(run)]))
  let records = structuredClone(options.records)
  const shelf: RunShelf = {
    runs: async () => [...kept.values()],
    records: async () => records,
    async keep(run) {
      if (options.broken) return false
      for (const [key, value] of kept) if ((value as RunRecord).startedAt === run.startedAt) kept.delete(key)
      kept.set(run.startedAt, structuredClone(run))
      return true
    },
    async drop(startedAt) {
      kept.delete(startedAt)
    },
    async keepRecords(next) {
      if (options.broken) return false
      records = structuredClone(next)
      return true
    },
  }
  return { shelf, kept, records: () => records }
}

/** Losses 1/step and a look every ten steps, whose accuracy is step / 1000, at most a half. */
const historyOf = (steps: number): TrainingHistory => ({
  losses: Array.from({ length: steps }, (_, i) => ({
    step: i + 1,
    loss: 1 / (i + 1),
    learningRate: 0.05,
    gradientNorm: null,
  })),
  looks: Array.from({ length: Math.floor(steps / 10) }, (_, i) => ({
    step: 10 * (i + 1),
    trainingAccuracy: 0.5,
    validationAccuracy: Math.min(0.5, (10 * (i + 1)) / 1000),
    validationLoss: 1,
    testAccuracy: null,
    learningRate: 0.05,
  })),
})

const IDLE: RecordedState = {
  phase: 'idle',
  settings: DEFAULT_SETTINGS,
  engine: null,
  step: 0,
  stepsPerEpoch: null,
  history: { losses: [], looks: [] },
  error: null,
  startedAt: null,
  trainedMs: 0,
}

function setUp(options: Parameters<typeof memoryShelf>[0] = {}) {
  const memory = memoryShelf(options)
  const history = createRunHistory(memory.shelf)
  const store = createStore<RecordedState>(IDLE)
  let time = 0
  const settle = () => new Promise((resolve) => setTimeout(resolve, 0))
  return {
    ...memory,
    history,
    store,
    settle,
    runs: () => history.store.get().runs,
    async begin() {
      await history.open()
      return recordRuns(store, { history, now: () => time })
    },
    /** Trains to a step, 10 ms each; the clock goes on by as much. */
    async trainTo(step: number, startedAt = 7) {
      time += (step - store.get().step) * 10
      store.set({
        phase: 'training',
        startedAt,
        step,
        stepsPerEpoch: 100,
        trainedMs: step * 10,
        engine: { name: 'wasm', threads: 2, adapter: null, software: false },
        history: historyOf(step),
      })
      await settle()
    },
    async set(patch: Partial<RecordedState>) {
      store.set(patch)
      await settle()
    },
  }
}

describe('the recorder of runs', () => {
  it('keeps a run when it pauses, with its figures, curves and times', async () => {
    const t = setUp()
    await t.begin()
    await t.trainTo(40)
    await t.trainTo(120)
    expect(t.runs()).toEqual([])
    await t.set({ phase: 'paused' })
    expect(t.runs()).toHaveLength(1)
    expect(t.runs()[0]).toMatchObject({
      startedAt: 7,
      end: 'paused',
      step: 120,
      stepsPerEpoch: 100,
      engine: { name: 'wasm', threads: 2 },
      settings: DEFAULT_SETTINGS,
      times: { steps: [40, 120], values: [400, 1200] },
      figures: { validationAccuracy: 0.12, bestValidationAccuracy: 0.12, testAccuracy: null },
    })
    expect(t.runs()[0].curves.loss.steps).toHaveLength(120)
    expect(t.runs()[0].figures.loss).toBeCloseTo(
      Array.from({ length: 20 }, (_, i) => 1 / (101 + i)).reduce((a, b) => a + b) / 20,
      9,
    )
    expect([...t.kept.values()]).toEqual(t.runs())
  })

  it('keeps a copy every few seconds meanwhile, so that a closed page costs little', async () => {
    const t = setUp()
    await t.begin()
    await t.trainTo(1)
    await t.trainTo(300)
    expect(t.runs()).toEqual([])
    await t.trainTo(402)
    expect(t.runs()[0]).toMatchObject({ step: 402, end: 'training' })
    await t.trainTo(500)
    expect(t.runs()[0].step).toBe(402)
    await t.trainTo(805)
    expect(t.runs()[0].step).toBe(805)
    expect(t.runs()).toHaveLength(1)
  })

  it.each([
    ['done', null, 'done'],
    ['failed', 'training-diverged', 'diverged'],
    ['failed', 'engine-lost', 'failed'],
  ] as const)('says how a run ended: %s, %s', async (phase, code, end) => {
    const t = setUp()
    await t.begin()
    await t.trainTo(50)
    await t.set({ phase, error: code && { code, detail: {} } })
    expect(t.runs()[0].end).toBe(end)
  })

  it('keeps a run that is reset while it trains or stands, and the next one beside it', async () => {
    const t = setUp()
    await t.begin()
    await t.trainTo(50, 7)
    await t.set({ ...IDLE })
    expect(t.runs()).toMatchObject([{ startedAt: 7, step: 50, end: 'reset' }])
    await t.trainTo(30, 8)
    await t.set({ phase: 'paused' })
    await t.set({ ...IDLE })
    expect(t.runs()).toMatchObject([
      { startedAt: 8, step: 30, end: 'reset' },
      { startedAt: 7, step: 50 },
    ])
    await t.trainTo(20, 9)
    await t.set({ phase: 'done' })
    await t.set({ ...IDLE })
    expect(t.runs()[0]).toMatchObject({ startedAt: 9, end: 'done' })
  })

  it('does not bring back what the reader deleted, neither by a reload nor by a reset', async () => {
    const t = setUp()
    await t.begin()
    await t.trainTo(50)
    await t.set({ phase: 'paused' })
    await t.history.remove(7)
    await t.set({ ...IDLE })
    expect(t.runs()).toEqual([])
    await t.set({ phase: 'paused', startedAt: 7, step: 50, trainedMs: 500, history: historyOf(50) })
    expect(t.runs()).toEqual([])
    expect(t.kept.size).toBe(0)
  })

  it('goes on with the times of a run that an earlier page began', async () => {
    const kept = makeRun({ startedAt: 7, step: 50, times: { steps: [10, 50], values: [400, 500] } })
    const t = setUp({ runs: [kept] })
    await t.begin()
    await t.set({ phase: 'paused', startedAt: 7, step: 50, trainedMs: 500, history: historyOf(50) })
    await t.trainTo(80)
    await t.set({ phase: 'paused' })
    expect(t.runs()[0].times).toEqual({ steps: [10, 50, 80], values: [400, 500, 800] })
  })

  it('follows a run that had to go back to a checkpoint', async () => {
    const t = setUp()
    await t.begin()
    await t.trainTo(50)
    await t.trainTo(90)
    await t.set({ step: 50, trainedMs: 500, history: historyOf(50), phase: 'loading' })
    await t.trainTo(60)
    await t.set({ phase: 'paused' })
    expect(t.runs()[0]).toMatchObject({ step: 60, times: { steps: [50, 60], values: [500, 600] } })
  })

  it('finds records in all looks, also in those that are not drawn', async () => {
    const t = setUp()
    await t.begin()
    await t.trainTo(1)
    await t.trainTo(8000)
    const { history } = t.store.get()
    const looks = history.looks.map((look) => ({
      ...look,
      validationAccuracy: look.step === 3210 ? 0.981 : 0.5,
    }))
    await t.set({ phase: 'paused', history: { ...history, looks } })
    expect(t.history.store.get().records.steps98).toMatchObject({ value: 3210, startedAt: 7 })
    expect(t.records()).toEqual(t.history.store.get().records)
    expect(t.runs()[0].curves.validationAccuracy.steps.length).toBeLessThan(200)
  })
})

describe('the history of runs', () => {
  it('reads what the device kept, the newest first, and leaves out what is none', async () => {
    const runs = [makeRun({ startedAt: 1 }), { startedAt: 2 }, makeRun({ startedAt: 3 })]
    const { history } = setUp({ runs })
    expect(history.store.get().known).toBe(false)
    await history.open()
    expect(history.store.get().known).toBe(true)
    expect(history.store.get().runs.map(({ startedAt }) => startedAt)).toEqual([3, 1])
  })

  it('keeps the reader’s name while a run goes on', async () => {
    const { history, kept } = setUp()
    await history.record(makeRun({ step: 10 }))
    await history.rename(makeRun().startedAt, '  my  run ')
    await history.record(makeRun({ step: 20 }))
    expect(history.store.get().runs).toEqual([makeRun({ name: 'my run', step: 20 })])
    expect([...kept.values()]).toEqual(history.store.get().runs)
  })

  it('deletes a run, and puts it back whole', async () => {
    const t = setUp({ runs: [makeRun({ startedAt: 1 }), makeRun({ startedAt: 2, name: 'b' })] })
    await t.history.open()
    const [run] = t.runs()
    await t.history.remove(2)
    expect(t.runs().map(({ startedAt }) => startedAt)).toEqual([1])
    await t.history.restore(run)
    expect(t.runs()).toEqual([run, makeRun({ startedAt: 1 })])
    expect(t.kept.size).toBe(2)
  })

  it('says when storage is full or forbidden, and goes on in the page', async () => {
    const t = setUp({ broken: true })
    await t.begin()
    await t.trainTo(50)
    await t.set({ phase: 'paused' })
    expect(t.history.store.get()).toMatchObject({ kept: false, runs: [{ step: 50 }] })
    const forbidden = createRunHistory({
      ...t.shelf,
      runs: () => Promise.reject(new Error('SecurityError')),
    })
    await forbidden.open()
    expect(forbidden.store.get()).toMatchObject({ known: true, kept: false, runs: [] })
  })

  it('does not let a worse result in before the kept record was read', async () => {
    const settings = DEFAULT_SETTINGS
    const record = { value: 100, step: 100, accuracy: 0.98, settings, engine: null, startedAt: 1 }
    const t = setUp({ records: { steps98: record } })
    await t.history.compete({
      startedAt: 2,
      settings,
      engine: null,
      stepsPerEpoch: 100,
      times: { steps: [500], values: [1] },
      looks: { steps: [500], values: [0.985] },
    })
    expect(t.history.store.get().records.steps98?.value).toBe(100)
  })
})
