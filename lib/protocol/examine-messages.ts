import type { DigitSetName } from '@/lib/data/digit-set'
import type { TrainSettings } from '@/lib/data/train-settings'

/** The network that is looked into: the one that comes with the site, or the reader's own. */
export type ExaminedChoice =
  | { kind: 'shipped' }
  /**
   * Settings it was trained with, its parameters in the order of `parameterList`, and its running statistics in that of
   * `statisticsList`, empty where it has none.
   */
  | {
      kind: 'mine'
      settings: TrainSettings
      parameters: Float32Array<ArrayBuffer>
      statistics: Float32Array<ArrayBuffer>
    }

export interface ExamineProgress {
  /** Fetching files of digits, or looking at digits. */
  stage: 'loading' | 'looking'
  /** Files or digits. */
  done: number
  total: number
  /** How long the last unit of work took, ms: what a cancel may have to wait for. */
  unitMs: number
}

/** A network's answers to a whole set; n digits, in the order of the set. */
export interface SetAnswers {
  /** [n x 10], 0 to 1. */
  probabilities: Float32Array<ArrayBuffer>
  predictions: Uint8Array<ArrayBuffer>
  labels: Uint8Array<ArrayBuffer>
  /** The digits' numbers in MNIST's test or training set, from 0. */
  indices: Uint32Array<ArrayBuffer>
  /** 784 bytes a digit; null when they were not wanted. */
  pixels: Uint8Array<ArrayBuffer> | null
}

export interface TracedLayer {
  name: string
  kind: string
  /** [height, width, channels] or [units]. */
  shape: number[]
  values: Float32Array<ArrayBuffer>
}

/** One digit, looked into. */
export interface ExaminedDigit {
  /** By class, 0 to 1. */
  probabilities: Float32Array<ArrayBuffer>
  /** What every layer puts out, in order. */
  layers: TracedLayer[]
  /** Rows and columns of the network's input. */
  side: number
  /** For each class, the gradient of its score by the input times the input: [10 x side x side]. */
  gradientTimesInput: Float32Array<ArrayBuffer>
  /** The sliding square of paper, in pixels. */
  square: { size: number; stride: number }
  /** Probabilities with each square hidden: [squares x 10], the squares row by row. */
  covered: Float32Array<ArrayBuffer>
}

export interface ExamineCalls {
  /**
   * Shows all digits of a set to a network. A cancel is heard every 250 digits. `validation` is the number of training
   * digits that were held back from it.
   */
  'examine/test': {
    params: {
      base: string
      network: ExaminedChoice
      set: DigitSetName
      validation: number
      withPixels: boolean
    }
    progress: ExamineProgress
    result: SetAnswers
  }
  /** Looks into one digit of 784 bytes. */
  'examine/digit': {
    params: { base: string; network: ExaminedChoice; pixels: Uint8Array<ArrayBuffer> }
    progress: never
    result: ExaminedDigit
  }
}
