import type { PhotoNetwork } from '@/lib/nn/photo-networks'
import type { PhotoProgress, PhotoSeen } from './photo-messages'

/** What the sliding square shows: ImageNet's mean colour, or the photo itself, blurred. */
export const coverFillers = ['grey', 'blur'] as const
export type CoverFiller = (typeof coverFillers)[number]

export interface PhotoCover {
  /** Side of the square, and from one place to the next, in pixels of what the network sees. */
  size: number
  stride: number
  filler: CoverFiller
}

/** Which network, and the picture that it is shown: RGBA bytes, as many as it sees. */
export interface WhyQuestion {
  base: string
  network: PhotoNetwork
  rgba: Uint8ClampedArray<ArrayBuffer>
}

/** What speaks for one class. */
export interface ClassEvidence {
  /** Grad-CAM at the last convolution before its ReLU: [cells x cells], row by row. */
  cam: Float32Array<ArrayBuffer>
  cells: number
  /** Gradient of the class's score by the input, times the input, summed over red, green and blue: [side x side]. */
  product: Float32Array<ArrayBuffer>
}

export interface CoveredPart {
  /** Places of the square that are done, and how many there are. */
  done: number
  total: number
  /** Probabilities of the places that came with this report: [places x classes], in the order of `coverPlaces`. */
  probabilities: Float32Array<ArrayBuffer>
  /** How long the last unit of work took, ms: what a cancel may have to wait for. */
  unitMs: number
}

export interface PhotoWhyCalls {
  /** Opens a photo as a network sees it, and has it answered. */
  'photo-why/open': {
    params: { base: string; network: PhotoNetwork; photo: Blob; name: string }
    progress: PhotoProgress
    result: { seen: PhotoSeen; probabilities: Float32Array<ArrayBuffer> }
  }
  'photo-why/answer': {
    params: WhyQuestion
    progress: never
    result: { probabilities: Float32Array<ArrayBuffer> }
  }
  /** Why the network gives that class the score that it has. */
  'photo-why/evidence': { params: WhyQuestion & { target: number }; progress: never; result: ClassEvidence }
  /** What the network answers with each part of the picture hidden: for all classes, place by place. */
  'photo-why/occlude': {
    params: WhyQuestion & { cover: PhotoCover }
    progress: CoveredPart
    result: { places: number }
  }
}
