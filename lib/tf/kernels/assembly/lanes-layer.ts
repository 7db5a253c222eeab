/** A layer of a program over maps in the order [height, width, channels, examples]. */

export const CONVOLUTION: i32 = 1
export const MAX_POOL: i32 = 2
export const AVERAGE_POOL: i32 = 3
export const SUB_SAMPLING: i32 = 4

/** One layer of a program, as `compileLanes` in lanes-program.ts writes it. */
@unmanaged
export class Layer {
  kind: i32
  inHeight: i32
  inWidth: i32
  inChannels: i32
  outHeight: i32
  outWidth: i32
  outChannels: i32
  size: i32
  stride: i32
  pad: i32
  activation: i32
  /** Places in the flat vector of the program's parameters: of weights or gains, and of biases. */
  weight: i32
  bias: i32
  /** Places of the maps it reads and writes. */
  x: i32
  y: i32
  /** Place of the weights with the two channel axes exchanged, for the way back. */
  turned: i32
  /** Activation of the layer before, whose derivative the gradient towards the input is multiplied by. */
  slope: i32
}

export const LAYER_BYTES: usize = offsetof<Layer>()

// @ts-ignore: decorators of AssemblyScript
@inline
export function bytes(values: i32): usize {
  return <usize>values << 2
}
