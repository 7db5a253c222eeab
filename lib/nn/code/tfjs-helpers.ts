import { SCALED_TANH } from '../layers'
import { pythonNumber } from './python-text'
import { slopeText } from './source-parts'

/** Parts of the TensorFlow.js source. */

export const jsReadSafetensors = `/** A safetensors file: the length of its header in eight bytes, the header in JSON, then the numbers. */
export function readSafetensors(buffer) {
  const length = Number(new DataView(buffer).getBigUint64(0, true))
  const header = JSON.parse(new TextDecoder().decode(new Uint8Array(buffer, 8, length)))
  const tensors = {}
  for (const [name, { shape, data_offsets: offsets }] of Object.entries(header)) {
    if (name === '__metadata__') continue
    const [begin, end] = offsets.map((offset) => 8 + length + offset)
    tensors[name] = tf.tensor(new Float32Array(buffer.slice(begin, end)), shape)
  }
  return tensors
}`

/** What turns PyTorch's tensors; only those that are used stand in a source. */
export const jsTurns = {
  filters: `const filters = (w) => tf.transpose(w, [2, 3, 1, 0]) // [out, in, height, width] to [height, width, in, out]`,
  depthwise: `const depthwise = (w) => tf.transpose(w, [2, 3, 0, 1]) // [maps, 1, height, width] to [height, width, maps, 1]`,
  dense: `const dense = (w) => tf.transpose(w) // [out, in] to [in, out]`,
  denseOfMaps: `// Reads flattened maps: PyTorch counts their values map by map, TensorFlow.js pixel by pixel.
const denseOfMaps = (w, maps, height, width) => {
  const [out, length] = w.shape
  return tf.reshape(tf.transpose(tf.reshape(w, [out, maps, height, width]), [2, 3, 1, 0]), [length, out])
}`,
  vectorOfMaps: `const vectorOfMaps = (v, maps, height, width) =>
  tf.reshape(tf.transpose(tf.reshape(v, [maps, height, width]), [1, 2, 0]), [maps * height * width])`,
} as const
export type JsTurn = keyof typeof jsTurns

export const jsScaledTanh = `/** The squashing function of LeCun et al. 1998, appendix A: from 1 to 1 and from -1 to -1. */
const scaledTanh = (a) => tf.mul(${pythonNumber(SCALED_TANH.amplitude)}, tf.tanh(tf.mul(a, ${slopeText})))`

export const jsRandom = `/** Random values to begin with, which training or \`setWeights\` changes: smaller where more are added up. */
const random = (shape, fanIn) => tf.tidy(() => tf.variable(tf.randomNormal(shape, 0, 1 / Math.sqrt(fanIn))))
const all = (value, length) => tf.tidy(() => tf.variable(tf.fill([length], value)))`

export const jsConv = `/** A convolution; with \`groups\`, each group of filters reads its own group of maps alone. */
function conv(x, { weight, bias }, { stride = 1, pad = 0, groups = 1 } = {}) {
  const maps = tf.split(x, groups, 3)
  const filters = tf.split(weight, groups, 3)
  const sums = maps.map((part, i) => tf.conv2d(part, filters[i], stride, pad))
  return tf.add(tf.concat(sums, 3), bias)
}`

export const jsDepthwise = `/** One filter for each map. */
const depthwiseConv = (x, { weight, bias }, { stride = 1, pad = 0 } = {}) =>
  tf.add(tf.depthwiseConv2d(tf.pad(x, [[0, 0], [pad, pad], [pad, pad], [0, 0]]), weight, stride, 'valid'), bias)`

export const jsMasked = `/** The same layer, filter i reading only the maps in table[i]: its other weights count as 0. */
function masked({ weight, bias }, table) {
  const maps = Array.from({ length: weight.shape[2] }, (_, map) => table.map((read) => Number(read.includes(map))))
  return { weight: tf.mul(weight, tf.tensor(maps)), bias }
}`

export const jsSubsample = `/** gain x sum of a window + bias, one pair for each map (LeCun et al. 1998, section II.B). */
function subsample(x, { gain, bias }, size, stride) {
  const sums = tf.mul(tf.avgPool(x, size, stride, 'valid'), size ** 2)
  return tf.add(tf.mul(sums, gain), bias)
}`

export const jsLinear = `const linear = (x, { weight, bias }) => tf.add(tf.matMul(x, weight), bias)`

export const jsBatchNorm = `/** As after training: with the running statistics. */
const batchNorm = (x, { gamma, beta, mean, variance }, epsilon) =>
  tf.batchNorm(x, mean, variance, beta, gamma, epsilon)`

export const jsRbf = `/** Squared distance from each class's code (LeCun et al. 1998, equation 7). Nothing is trained. */
function distances(x, drawing) {
  const rows = drawing.trim().split('\\n').map((line) => line.split(' '))
  const codes = rows[0].map((_, k) => [...rows.map((row) => row[k]).join('')].map((dot) => (dot === '#' ? 1 : -1)))
  return tf.sum(tf.square(tf.sub(tf.expandDims(x, 1), tf.tensor(codes))), 2)
}`
