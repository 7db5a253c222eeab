import type { TuneReport } from '@/lib/data/fine-tune/report'
import type { TuneSettings } from '@/lib/data/fine-tune/settings'
import type { TunedModel } from '@/lib/data/fine-tune/model'
import type { Progress } from './messages'

/** One of the reader's pictures, as lib/data/fine-tune keeps them. */
export interface TunePicture {
  id: string
  /** Of which class, 0 to classes - 1. */
  label: number
  rgb: Uint8Array<ArrayBuffer>
}

/** What a training waits for, and then how it goes. `unitMs`: how long one unit of work takes. */
export type TuneProgress =
  | { kind: 'weights'; progress: Progress }
  | { kind: 'features'; done: number; total: number; unitMs: number }
  | { kind: 'report'; report: TuneReport; unitMs: number }

export interface TuneResult {
  model: TunedModel
  /** Examples learnt from, and the pictures held back with the classes they are said to show. */
  training: number
  validation: { ids: string[]; labels: number[] }
  /** Softmax for each picture held back, [pictures x classes]. */
  probabilities: Float32Array<ArrayBuffer>
  /** Views whose features had to be computed, and how long that took, in ms; then the training alone. */
  computed: number
  featureMs: number
  trainMs: number
  /** What the features kept in memory take. */
  featureBytes: number
}

export interface FineTuneCalls {
  /** A photo, or a still of the camera, as it is kept: its middle square, small. The bitmap is closed. */
  'fine-tune/take': {
    params: { photo: Blob | ImageBitmap; name: string }
    progress: never
    result: { rgb: Uint8Array<ArrayBuffer> }
  }
  /**
   * Computes the features that are not known yet and trains what is to be trained on them. The model stays in the worker
   * for the calls below.
   */
  'fine-tune/train': {
    params: { base: string; classes: number; pictures: TunePicture[]; settings: TuneSettings }
    progress: TuneProgress
    result: TuneResult
  }
  /** Hands over a model that was trained before, or came from a file. */
  'fine-tune/use': { params: { model: TunedModel }; progress: never; result: null }
  /** What the model answers to pictures, one after the other as they are kept: [pictures x classes]. */
  'fine-tune/answer': {
    params: { base: string; pictures: Uint8Array<ArrayBuffer> }
    progress: Progress
    result: { probabilities: Float32Array<ArrayBuffer>; ms: number }
  }
  /** All parameters of the tuned network, frozen ones included, in the order of `parameterList`. */
  'fine-tune/whole': {
    params: { base: string }
    progress: Progress
    result: { parameters: Float32Array<ArrayBuffer> }
  }
  /** Forgets the model and all features. */
  'fine-tune/free': { params: null; progress: never; result: { bytesFreed: number } }
}
