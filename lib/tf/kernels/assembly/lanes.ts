/**
 * Runs a program (the layers of a network in a row) forwards and backwards on `lanes` examples at a time. An item of a
 * job is such a group of examples: it has maps and gradients of its own, which are added up at the end in their order.
 */
import { convolutionGradients, convolve, convolveBack, turnWeights } from './lanes-convolution'
import { bytes, CONVOLUTION, Layer, LAYER_BYTES, SUB_SAMPLING } from './lanes-layer'
import { pool, poolBack } from './lanes-pooling'
import { subSample, subSampleBack, subSampleGradients } from './lanes-subsampling'
import { activationGradient, LINEAR } from './simd'

/** What a call hands over, as lanes-kernels.ts writes it. Pointers; sizes in values of one example. */
@unmanaged
export class Call {
  layers: usize
  layerCount: i32
  lanes: i32
  examples: i32
  /** NHWC [examples, inputSize]. */
  x: usize
  inputSize: i32
  /** NHWC [examples, outputSize]: written forwards, read backwards as `dy`. */
  y: usize
  outputSize: i32
  dy: usize
  /** NHWC [examples, inputSize], or 0 where it is not wanted. */
  dx: usize
  parameters: usize
  parameterCount: i32
  /** Maps of all layers, `mapSize` values an example, one group of examples after the other. */
  maps: usize
  mapSize: i32
  /** Two gradients of `widest` values an example for each thread. */
  scratch: usize
  widest: i32
  turned: usize
  /** Gradients of each group of examples, and their sum; 0 where they are not wanted. */
  partials: usize
  gradients: usize
}

// @ts-ignore: decorators of AssemblyScript
@inline
function layerAt(call: Call, index: i32): Layer {
  return changetype<Layer>(call.layers + <usize>index * LAYER_BYTES)
}

// @ts-ignore: decorators of AssemblyScript
@inline
function transpose4(from: usize, step: usize, to: usize, toStep: usize): void {
  const a = v128.load(from), b = v128.load(from + step), c = v128.load(from + 2 * step), d = v128.load(from + 3 * step)
  const ab = v128.shuffle<f32>(a, b, 0, 4, 1, 5), cd = v128.shuffle<f32>(c, d, 0, 4, 1, 5)
  const ef = v128.shuffle<f32>(a, b, 2, 6, 3, 7), gh = v128.shuffle<f32>(c, d, 2, 6, 3, 7)
  v128.store(to, v128.shuffle<f32>(ab, cd, 0, 1, 4, 5))
  v128.store(to + toStep, v128.shuffle<f32>(ab, cd, 2, 3, 6, 7))
  v128.store(to + 2 * toStep, v128.shuffle<f32>(ef, gh, 0, 1, 4, 5))
  v128.store(to + 3 * toStep, v128.shuffle<f32>(ef, gh, 2, 3, 6, 7))
}

/** Rows of `count` examples [count, size] to [size, lanes]; the places of missing examples become 0. */
function toLanes(from: usize, count: i32, size: i32, to: usize, lanes: i32): void {
  const row = bytes(size)
  const lane = bytes(lanes)
  if (count < lanes) memory.fill(to, 0, <usize>size * lane)
  let n = 0
  for (; n + 4 <= count; n += 4) {
    const first = from + <usize>n * row
    const into = to + bytes(n)
    let e = 0
    for (; e + 4 <= size; e += 4) transpose4(first + bytes(e), row, into + <usize>e * lane, lane)
    for (; e < size; e++)
      for (let k: usize = 0; k < 4; k++)
        store<f32>(into + <usize>e * lane + (k << 2), load<f32>(first + bytes(e) + k * row))
  }
  for (; n < count; n++)
    for (let e = 0; e < size; e++)
      store<f32>(to + <usize>e * lane + bytes(n), load<f32>(from + <usize>n * row + bytes(e)))
}

/** The way back: [size, lanes] to rows [count, size]. */
function fromLanes(from: usize, count: i32, size: i32, to: usize, lanes: i32): void {
  const row = bytes(size)
  const lane = bytes(lanes)
  for (let n = 0; n < count; n++)
    for (let e = 0; e < size; e++)
      store<f32>(to + <usize>n * row + bytes(e), load<f32>(from + <usize>e * lane + bytes(n)))
}

// @ts-ignore: decorators of AssemblyScript
@inline
function mapsOf(call: Call, item: i32): usize {
  return call.maps + <usize>item * bytes(call.mapSize * call.lanes)
}

export function forwardItem(args: usize, item: i32): void {
  const call = changetype<Call>(args)
  const lanes = call.lanes
  const maps = mapsOf(call, item)
  const first = item * lanes
  const count = min(lanes, call.examples - first)
  toLanes(call.x + <usize>first * bytes(call.inputSize), count, call.inputSize, maps, lanes)
  for (let l = 0; l < call.layerCount; l++) {
    const layer = layerAt(call, l)
    const x = maps + bytes(layer.x * lanes)
    const y = maps + bytes(layer.y * lanes)
    if (layer.kind == CONVOLUTION) convolve(layer, x, y, call.parameters, lanes)
    else if (layer.kind == SUB_SAMPLING) subSample(layer, x, y, call.parameters, lanes)
    else pool(layer, x, y, lanes)
  }
  const last = layerAt(call, call.layerCount - 1)
  fromLanes(maps + bytes(last.y * lanes), count, call.outputSize, call.y + <usize>first * bytes(call.outputSize), lanes)
}

/** Items are layers here. */
export function turnItem(args: usize, item: i32): void {
  const call = changetype<Call>(args)
  const layer = layerAt(call, item)
  if (layer.kind == CONVOLUTION && (item > 0 || call.dx != 0)) turnWeights(layer, call.parameters, call.turned)
}

export function backwardItem(args: usize, item: i32, thread: i32): void {
  const call = changetype<Call>(args)
  const lanes = call.lanes
  const maps = mapsOf(call, item)
  const first = item * lanes
  const count = min(lanes, call.examples - first)
  const partial: usize = call.partials == 0 ? 0 : call.partials + <usize>item * bytes(call.parameterCount)
  const half = bytes(call.widest * lanes)
  let dy = call.scratch + <usize>thread * 2 * half
  let dx = dy + half
  toLanes(call.dy + <usize>first * bytes(call.outputSize), count, call.outputSize, dy, lanes)
  const last = layerAt(call, call.layerCount - 1)
  if (last.activation != LINEAR) {
    const y = maps + bytes(last.y * lanes)
    for (let at: usize = 0, end = bytes(call.outputSize * lanes); at < end; at += 16)
      v128.store(dy + at, activationGradient(v128.load(dy + at), v128.load(y + at), last.activation))
  }
  for (let l = call.layerCount - 1; l >= 0; l--) {
    const layer = layerAt(call, l)
    const x = maps + bytes(layer.x * lanes)
    if (layer.kind == CONVOLUTION && partial != 0) convolutionGradients(layer, x, dy, partial, lanes)
    if (layer.kind == SUB_SAMPLING && partial != 0) subSampleGradients(layer, x, dy, partial, lanes)
    if (l == 0 && call.dx == 0) return
    if (layer.kind == CONVOLUTION) convolveBack(layer, x, dx, dy, call.turned, lanes)
    else if (layer.kind == SUB_SAMPLING) subSampleBack(layer, x, dx, dy, call.parameters, lanes)
    else poolBack(layer, x, maps + bytes(layer.y * lanes), dx, dy, lanes)
    const swap = dy
    dy = dx
    dx = swap
  }
  fromLanes(dy, count, call.inputSize, call.dx + <usize>first * bytes(call.inputSize), lanes)
}

/** Values summed by one item of the last job. */
export const SUM_VALUES: i32 = 8192

/** Adds up the gradients of all groups of examples, in their order, for one stretch of parameters. */
export function sumItem(args: usize, item: i32): void {
  const call = changetype<Call>(args)
  const groups = (call.examples + call.lanes - 1) / call.lanes
  const from = item * SUM_VALUES
  const size = bytes(call.parameterCount)
  let at = bytes(from)
  const end = bytes(min(call.parameterCount, from + SUM_VALUES))
  for (; at + 16 <= end; at += 16) {
    let sum = v128.load(call.partials + at)
    for (let g = 1; g < groups; g++) sum = f32x4.add(sum, v128.load(call.partials + <usize>g * size + at))
    v128.store(call.gradients + at, sum)
  }
  for (; at < end; at += 4) {
    let sum = load<f32>(call.partials + at)
    for (let g = 1; g < groups; g++) sum += load<f32>(call.partials + <usize>g * size + at)
    store<f32>(call.gradients + at, sum)
  }
}
