import { DEFAULT_SETTINGS } from '@/lib/data/train-settings'

/** The same for every row. */
export const BATCH = 64
/** Batches that are trained on in turn, so many that the loss says something. */
export const BATCHES = 64
export const LEARNING_RATE = DEFAULT_SETTINGS.learningRate
export const MOMENTUM = DEFAULT_SETTINGS.momentum
export const SEED = 1
/** Steps at the beginning whose losses are compared with plain loops; their time is not measured. */
export const CHECKED_STEPS = 3
/** Where the digits are served, and how: 784 bytes each, then a byte each for their labels. */
export const DIGITS_FILE = 'digits.bin'

export interface TrainingTask {
  /** 'wasm', 'webgpu', 'webgl' or 'cpu', for what runs on several. */
  engine: string
  threads: number | 'auto'
}

export interface TrainingReport {
  detail: string
  firstLosses: number[]
  launches?: number
  launchesOf?: string
}

export interface Measurement {
  imagesPerSecond: number
  steps: number
  loss: number
}
