import type { DigitNetwork, Progress } from './messages'

/** Reading of segments: pieces of ink that may or may not be digits. */
export interface AmountCalls {
  /**
   * Scores pictures of 28x28 ink bytes (0 paper, 255 ink), n one after the other; result n x 10 scores, the greatest is the
   * likeliest digit and their softmax the probabilities: logits, or the negative penalties of RBF units.
   */
  'digits/score': {
    params: { base: string; network: DigitNetwork; pixels: Uint8Array<ArrayBuffer> }
    progress: Progress
    result: { scores: Float32Array<ArrayBuffer> }
  }
}
