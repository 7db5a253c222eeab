/** What the module exports; pointers are byte addresses in the memory of tfjs's own wasm module, which it shares. */
import { BookDense, BOOK_OUTPUTS } from './codebook'
import { Convolution } from './convolution'
import { Dense, FINISH_OUTPUTS, listRows, scaleGradient } from './dense'
import {
  BACKWARD, BOOK, BOOK_BACK, DENSE, DENSE_BACK, DENSE_FINISH, FORWARD, MULTIPLY, PACK, POOL, SUM, TRANSFORM, TURN,
} from './jobs'
import { Call, SUM_VALUES } from './lanes'
import { Packing } from './pack-weights'
import { help, run } from './pool'
import { Pooling } from './pooling'
import { splitBooks } from './small-book'

export { help }
export { crossEntropy } from './cross-entropy'
export { maxPoolGradient } from './max-pool'
export { sgd } from './optimiser'

let control: usize = 0

/** @param block see pool.ts; 0 for a single thread */
export function usePool(block: usize): void {
  control = block
}

// @ts-ignore: decorators of AssemblyScript
@inline
function groupsOf(call: Call): i32 {
  return (call.examples + call.lanes - 1) / call.lanes
}

export function lanesForward(args: usize): void {
  run(control, FORWARD, args, groupsOf(changetype<Call>(args)))
}

export function lanesBackward(args: usize): void {
  const call = changetype<Call>(args)
  run(control, TURN, args, call.layerCount)
  run(control, BACKWARD, args, groupsOf(call))
  if (call.gradients != 0) run(control, SUM, args, (call.parameterCount + SUM_VALUES - 1) / SUM_VALUES)
}

export function packWeights(args: usize): void {
  run(control, PACK, args, (changetype<Packing>(args).outChannels + 7) >> 3)
}

export function convolution(args: usize): void {
  const call = changetype<Convolution>(args)
  run(control, TRANSFORM, args, call.rows)
  run(control, MULTIPLY, args, (call.outChannels + 7) >> 3)
}

export function dense(args: usize): void {
  const call = changetype<Dense>(args)
  run(control, DENSE, args, (call.inputs + call.rows - 1) / call.rows)
  run(control, DENSE_FINISH, args, (call.outputs + FINISH_OUTPUTS - 1) / FINISH_OUTPUTS)
}

export function denseBack(args: usize): void {
  const call = changetype<Dense>(args)
  if (call.scales != 0) scaleGradient(args)
  run(control, DENSE_BACK, args, (call.inputs + call.rows - 1) / call.rows)
}

/** Books that fit into registers, made ready for it. */
function prepareBooks(call: BookDense): void {
  if (call.planes !== 0) splitBooks(call.codebook, (call.outputs + call.share - 1) / call.share, call.size, call.planes)
}

export function bookDense(args: usize): void {
  const call = changetype<BookDense>(args)
  prepareBooks(call)
  call.found = listRows(call.x, call.examples, call.inputs, 0, call.inputs, call.list)
  run(control, BOOK, args, (call.outputs + BOOK_OUTPUTS - 1) / BOOK_OUTPUTS)
}

export function bookDenseBack(args: usize): void {
  const call = changetype<BookDense>(args)
  prepareBooks(call)
  run(control, BOOK_BACK, args, (call.inputs + call.rows - 1) / call.rows)
}

/** @param pictures in the batch */
export function pooling(args: usize, pictures: i32): void {
  run(control, POOL, args, pictures * changetype<Pooling>(args).outHeight)
}
