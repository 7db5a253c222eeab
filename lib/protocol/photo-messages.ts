import type { CropPlace } from '@/lib/data/photo-preparation'
import type { PhotoNetwork } from '@/lib/nn/photo-networks'
import type { Progress } from './messages'

export type { CropPlace, PhotoNetwork }

/** A square of a photo, in the photo's own pixels, the right way up; not whole numbers in general. */
export interface PhotoSquare {
  x: number
  y: number
  side: number
}

/** A decoded photo: what the reader is shown, and what the network is fed. */
export interface PhotoSeen {
  /** The centre of the photo as the network sees it: RGBA bytes, `side` x `side`, opaque. */
  rgba: Uint8ClampedArray<ArrayBuffer>
  side: number
  /** The part of the photo that `rgba` shows. */
  region: PhotoSquare
  /** The photo's own size in pixels, the right way up. */
  width: number
  height: number
  /** The whole photo scaled down for the page: RGBA bytes, opaque. */
  preview: Uint8ClampedArray<ArrayBuffer>
  previewWidth: number
  previewHeight: number
  /** It has more frames than the one that was used, the first. */
  animated: boolean
  decodeMs: number
}

/** One of the views of a photo that a network was asked about. */
export interface CropAnswer {
  place: CropPlace
  /** Left and right changed places. */
  mirrored: boolean
  /** The part of the photo that it shows. */
  region: PhotoSquare
  /** Softmax over all classes, by class index. */
  probabilities: Float32Array<ArrayBuffer>
}

/** What one answer of a network costs on this device. */
export interface PhotoCost {
  /** Each layer in the order of the spec, for one view, each waited for before the next one begins. */
  layerMs: { name: string; ms: number }[]
  /** One answer as it is given, no layer waited for. */
  networkMs: number
  /** Multiply-accumulates of one view. */
  macs: number
  /** Bytes that the network's weights take where it computes. */
  bytesHeld: number
  /** Bytes of one view on its way through it: the input and what every layer puts out. */
  activationBytes: number
}

export interface PhotoAnswer extends PhotoSeen, PhotoCost {
  network: PhotoNetwork
  /** Softmax over all classes, by class index; the mean over the views. */
  probabilities: Float32Array<ArrayBuffer>
  /** Every view's own: one, or ten (four corners and the centre, then the same mirrored). */
  crops: CropAnswer[]
  /** The whole answer, all views. */
  networkMs: number
  /** Empty unless it was asked for. */
  layerMs: PhotoCost['layerMs']
}

/** Bytes of weights, and once, as soon as it is known, the decoded photo: the reader sees it while weights load. */
export type PhotoProgress = Progress | { decoded: PhotoSeen }

/** The same, and of several views how many are answered. */
export type ClassifyProgress = PhotoProgress | { views: { done: number; total: number } }

export interface PhotoCalls {
  /** Classifies a photo; a network's weights are loaded at its first call, with progress in bytes. */
  'photo/classify': {
    params: {
      base: string
      photo: Blob
      name: string
      network: PhotoNetwork
      /** One view, or ten whose answers are averaged (Krizhevsky et al. 2012, section 4.1). */
      crops: 1 | 10
      /** Measures each layer by itself, with a pass of its own that waits after each: it takes longer. */
      timed?: boolean
    }
    progress: ClassifyProgress
    result: PhotoAnswer
  }
  /** Drops the networks for photos, and a load that is under way; the next call loads anew. */
  'photo/free': { params: null; progress: never; result: { bytesFreed: number } }
}
