import type { PhotoNetwork } from '@/lib/nn/photo-networks'
import type { PhotoProgress, PhotoSeen } from './photo-messages'

/** What one layer makes of a photo. */
export interface PhotoLayer {
  /** As in the network's spec, whose shapes hold for the values too. */
  name: string
  /** NHWC without N, flattened. */
  values: Float32Array<ArrayBuffer>
}

/** One photo on its way through a network. */
export interface PhotoTraced {
  network: PhotoNetwork
  seen: PhotoSeen
  /** Every layer, in the order of the spec. */
  layers: PhotoLayer[]
  /** Softmax over all classes, by class index. */
  probabilities: Float32Array<ArrayBuffer>
  /** Weights of the first convolution, HWIO. */
  kernels: Float32Array<ArrayBuffer>
}

export interface PhotoInsideCalls {
  /** What every layer makes of a photo. */
  'photo-inside/trace': {
    params: { base: string; network: PhotoNetwork; photo: Blob; name: string }
    progress: PhotoProgress
    result: PhotoTraced
  }
}
