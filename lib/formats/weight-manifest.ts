/** Our own weight files: a JSON manifest beside binary shards, each with its SHA-256. */
export {
  parseWeightManifest,
  type WeightEncoding,
  type WeightManifest,
  type WeightShardEntry,
  type WeightTensorEntry,
} from './manifest-schema'
export { encodeWeights, type EncodeOptions } from './encode-weights'
export {
  decodedValues,
  decodeShard,
  decodeShardInSteps,
  decodeWeights,
  type DecodedTensor,
  type Pace,
} from './decode-weights'
export { codebookValues, type CodebookCodes } from './codebook-codes'
export { int8Values, type Int8Codes } from './int8-per-channel'
