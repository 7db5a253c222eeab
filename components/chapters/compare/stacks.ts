/** Single kernels that stacks of 3x3 can stand in for (Simonyan and Zisserman 2014, section 2.3). */
export const singleKernels = ['5', '7', '11'] as const

export interface StackCounts {
  /** Layers of 3x3 that see as much as one kernel of `kernel`. */
  layers: number
  /** Without biases. */
  stackWeights: number
  singleWeights: number
  /** At stride 1 with as many places as the map has. */
  stackMacs: number
  singleMacs: number
}

/** Side of the field that a stack of `layers` kernels of 3x3 with stride 1 sees. */
export const fieldOfStack = (layers: number): number => 2 * layers + 1

/** A stack of 3x3 beside one kernel with the same field: `channels` maps in, and out of every layer, `side` x `side` places. */
export function countStack(kernel: number, channels: number, side: number): StackCounts {
  const layers = (kernel - 1) / 2
  const stackWeights = layers * 9 * channels * channels
  const singleWeights = kernel * kernel * channels * channels
  const places = side * side
  return {
    layers,
    stackWeights,
    singleWeights,
    stackMacs: stackWeights * places,
    singleMacs: singleWeights * places,
  }
}
