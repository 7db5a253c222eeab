export const SEED = 2012
/** What the bench serves to the rows: the same parameters in three forms, and one picture in two layouts. */
export const FILES = {
  /** Float32, in the order of `parameterList`. */
  weights: 'alexnet.bin',
  /** The matrices of the dense layers as signed bytes [inputs, outputs]; a scale for each output; all else, float32. */
  codes: 'alexnet-codes.bin',
  scales: 'alexnet-scales.bin',
  floats: 'alexnet-floats.bin',
  onnx: 'alexnet.onnx',
  /** [224,224,3] */
  channelsLast: 'picture-nhwc.bin',
  /** [3,224,224] */
  channelsFirst: 'picture-nchw.bin',
}

export interface InferenceTask {
  engine: string
  threads: number
}

export interface InferenceReport {
  detail: string
  logits: number[]
}
