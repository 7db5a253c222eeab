import { noCurves } from '@/lib/data/run-curve'
import type { RunRecord } from '@/lib/data/run-record'
import { DEFAULT_SETTINGS, type TrainSettings } from '@/lib/data/train-settings'

/** A run of two epochs of 50 steps, 2 s each. */
export const makeRun = (
  patch: Partial<RunRecord> = {},
  settings: Partial<TrainSettings> = {},
): RunRecord => ({
  startedAt: 1_764_000_000_000,
  name: '',
  settings: { ...DEFAULT_SETTINGS, ...settings },
  engine: { name: 'wasm', threads: 2 },
  end: 'done',
  step: 100,
  stepsPerEpoch: 50,
  times: { steps: [25, 50, 100], values: [1000, 2000, 4000] },
  figures: {
    loss: 0.25,
    trainingAccuracy: 0.95,
    validationAccuracy: 0.9,
    bestValidationAccuracy: 0.91,
    validationLoss: 0.3,
    testAccuracy: 0.89,
  },
  curves: {
    ...noCurves(),
    loss: { steps: [25, 50, 100], values: [2, 1, 0.25] },
    validationAccuracy: { steps: [50, 100], values: [0.8, 0.9] },
  },
  ...patch,
})
