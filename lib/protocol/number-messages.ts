import type { PageAdvice } from '@/lib/data/page-photo/advice'
import type { StagePicture } from '@/lib/data/page-photo/stage-picture'
import type { NumberStage } from '@/lib/data/page-photo/stages'
import type { Progress } from './messages'

/** What one step made. */
export interface StageDone {
  stage: NumberStage
  picture: StagePicture
  /** Ruled lines, as x0, y0, x1, y1, … in shares of the picture's sides; empty but after 'unruled'. */
  lines: number[][]
  /** How long the step took, ms: what a cancel may have to wait for. */
  unitMs: number
}

/** Bytes of the network's weights, or a step that is done. */
export type NumberProgress = Progress | StageDone

export interface NumberDigit {
  digit: number
  /** Of the digit, given that the ink is one; 0 to 1. */
  probability: number
  /** That the ink is one whole digit, 0 to 1. */
  whole: number
  /** In shares of the sides of the last step's picture. */
  box: { x: number; y: number; width: number; height: number }
  /** 28x28 ink bytes, as the network got them. */
  pixels: Uint8Array<ArrayBuffer>
  /** Probability of each digit, given that the ink is one. */
  probabilities: number[]
}

export interface NumberReading {
  /** The best reading, also where it is rejected; '' where nothing was found. */
  text: string
  rejected: boolean
  advice: PageAdvice
  digits: NumberDigit[]
  /** Whole readings, best first; `score` is a natural logarithm, at most 0. */
  alternatives: { text: string; score: number }[]
  /** Place of the digit that is not like one; null where there is none. */
  doubtful: number | null
  /** Ruled lines across and down. */
  ruled: { across: number; down: number }
  /** How far the page was turned, degrees, and what gave the angle. */
  degrees: number
  angleFrom: 'lines' | 'writing'
  /** Lines of writing on the page; only the largest is read. */
  writing: number
  /** The photograph's own size, pixels. */
  width: number
  height: number
  /** From the file to the reading, without fetching the network, ms. */
  ms: number
}

export interface NumberCalls {
  /** Reads the number on a photograph of paper, with the LeNet that ships; every step is told as soon as it is done. */
  'number/read': {
    params: { base: string; photo: Blob; name: string }
    progress: NumberProgress
    result: NumberReading
  }
}
