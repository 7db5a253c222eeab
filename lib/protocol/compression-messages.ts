import type { StageBytes } from '@/lib/formats/coding/compress-layer'
import type { CompressionSetting, LayerReport } from '@/lib/formats/coding/compress-network'
import type { WeightHistogram } from '@/lib/formats/coding/weight-histogram'
import type { Progress } from './messages'
import type { PhotoSeen } from './photo-messages'

/** What became of a layer, and how its weights spread before. */
export interface LayerMade extends LayerReport {
  before: WeightHistogram
}

/** AlexNet-64 made small. */
export interface CompressionMade {
  setting: CompressionSetting
  layers: LayerMade[]
  /** All layers and the biases. */
  bytes: StageBytes
  biasBytes: number
}

/** Bytes of the weights while they load; then weights that are done, of so many. */
export type CompressionProgress = Progress | { done: number; total: number }

export interface CompressionCalls {
  /** Makes the network small and keeps it; the one that was kept before is dropped. A cancel keeps that one. */
  'compression/make': {
    params: { base: string; setting: CompressionSetting }
    progress: CompressionProgress
    result: CompressionMade
  }
  /** What the untouched network and the one that was made last answer: softmax over 200 classes. */
  'compression/answer': {
    params: { base: string; photo: Blob; name: string }
    progress: Progress
    result: {
      seen: PhotoSeen
      untouched: Float32Array<ArrayBuffer>
      made: Float32Array<ArrayBuffer>
    }
  }
  /** Drops both networks. */
  'compression/free': { params: null; progress: never; result: null }
}
