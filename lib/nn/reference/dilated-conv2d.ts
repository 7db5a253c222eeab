/** A kernel that slides over one map with gaps between its weights, in plain loops. */

export interface DilatedGeometry {
  height: number
  width: number
  kernel: number
  stride: number
  pad: number
  /** Distance between two weights that are neighbours in the kernel, in pixels; 1 leaves no gap. */
  dilation: number
}

/** Pixels from the first to the last that a kernel reads along one side: dilation x (kernel - 1) + 1. */
export function kernelSpan(kernel: number, dilation: number): number {
  return dilation * (kernel - 1) + 1
}

/**
 * Windows that fit along one side of a picture of `length` pixels, as PyTorch's Conv2d counts them, and how many pixels
 * of the padded side are left over beyond the last one. Where the kernel does not fit, `windows` is 0 and `left` the
 * whole padded side.
 */
export function windowsAlong(
  length: number,
  { kernel, stride, pad, dilation }: Pick<DilatedGeometry, 'kernel' | 'stride' | 'pad' | 'dilation'>,
): { windows: number; left: number } {
  const room = length + 2 * pad - kernelSpan(kernel, dilation)
  if (room < 0) return { windows: 0, left: length + 2 * pad }
  return { windows: Math.floor(room / stride) + 1, left: room % stride }
}

/** Input places that one output reads, row by row of the kernel; null where the place is padding. */
export function tapsOf(g: DilatedGeometry, row: number, column: number): (number | null)[] {
  return Array.from({ length: g.kernel * g.kernel }, (_, tap) => {
    const y = row * g.stride - g.pad + g.dilation * Math.floor(tap / g.kernel)
    const x = column * g.stride - g.pad + g.dilation * (tap % g.kernel)
    return y < 0 || x < 0 || y >= g.height || x >= g.width ? null : y * g.width + x
  })
}

/**
 * Cross-correlation of one map [height x width] with one kernel [kernel x kernel], padded with zeros. Row by row; empty
 * where the kernel does not fit.
 */
export function dilatedConv2d(
  input: ArrayLike<number>,
  kernel: ArrayLike<number>,
  g: DilatedGeometry,
): { height: number; width: number; values: Float64Array } {
  const height = windowsAlong(g.height, g).windows
  const width = windowsAlong(g.width, g).windows
  if (height === 0 || width === 0) return { height: 0, width: 0, values: new Float64Array(0) }
  const values = Float64Array.from({ length: height * width }, (_, at) =>
    tapsOf(g, Math.floor(at / width), at % width).reduce<number>(
      (sum, place, tap) => sum + (place === null ? 0 : input[place] * kernel[tap]),
      0,
    ),
  )
  return { height, width, values }
}
