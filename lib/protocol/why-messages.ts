import type { DigitNetwork } from './messages'

/** What drove a network's answer to one digit. */
export interface DigitReasons {
  /** By class, 0 to 1. */
  probabilities: Float32Array<ArrayBuffer>
  /** Rows and columns of the network's input. */
  side: number
  /** For each class, the gradient of its score by the input times the input: [10 x side x side]. */
  gradientTimesInput: Float32Array<ArrayBuffer>
  /** The sliding square of paper, in pixels. */
  square: { size: number; stride: number }
  /** Probabilities with each square hidden: [squares x 10], the squares row by row. */
  covered: Float32Array<ArrayBuffer>
}

export interface IndexProgress {
  /** Training digits whose features are known, and how many there will be. */
  done: number
  total: number
  /** How long the last unit of work took, ms: what a cancel may have to wait for. */
  unitMs: number
}

/** Training digits nearest to a picture by what F6 puts out, nearest first. */
export interface NearestDigits {
  labels: Uint8Array<ArrayBuffer>
  /** Their numbers in MNIST's training set, from 0. */
  indices: Uint32Array<ArrayBuffer>
  /** Euclidean distances between the features. */
  distances: Float32Array<ArrayBuffer>
  /** 784 bytes a digit. */
  pixels: Uint8Array<ArrayBuffer>
}

export interface WhyCalls {
  /** Occlusion and gradient x input of one digit of 784 bytes. */
  'why/reasons': {
    params: { base: string; network: DigitNetwork; pixels: Uint8Array<ArrayBuffer> }
    progress: never
    result: DigitReasons
  }
  /**
   * Computes the F6 features of the training digits in the first `files` of the twelve training files (those held back
   * left out) and keeps them until `version`, which names the network's present state, changes. A cancel is heard every 250 digits, and keeps what is done.
   */
  'why/index': {
    params: { base: string; network: DigitNetwork; version: string; files: number }
    progress: IndexProgress
    result: { digits: number }
  }
  /** The nearest of the digits whose features are known; `searched` is how many those are, 0 where there are none. */
  'why/nearest': {
    params: {
      base: string
      network: DigitNetwork
      version: string
      pixels: Uint8Array<ArrayBuffer>
      count: number
    }
    progress: never
    result: NearestDigits & { searched: number }
  }
}
