/**
 * Filters (HWIO) to the order in which convolution.ts reads them, through Winograd's transform of the filter: G g G^T in
 * double precision, rounded once.
 *
 * Turned, they are the filters of the way back: the gradient by the input is a convolution, with stride 1, of the
 * gradient by the output; its channels are those of the stride x stride pixels that a step of the window crosses.
 */

/** What a call hands over, as convolution-kernels.ts writes it. */
@unmanaged
export class Packing {
  filter: usize
  to: usize
  /** Of the filter as it lies there: HWIO [kernel, kernel, filterIn, filterOut], and the step of its window. */
  kernel: i32
  filterIn: i32
  filterOut: i32
  stride: i32
  turned: i32
  /** Of the convolution that reads the packed weights (convolution.ts). */
  window: i32
  inChannels: i32
  outChannels: i32
  side: i32
  phases: i32
  run: i32
  /** Elements on a side of the window, and the matrix G, float64 [side, elements]. */
  elements: i32
  matrix: usize
  /** float64 [side, elements] for each thread. */
  scratch: usize
}

/** The weight from channel `input` to channel `output` at row y and column x of the window. */
function weightAt(call: Packing, y: i32, x: i32, input: i32, output: i32): f64 {
  if (call.turned) {
    const stride = call.stride
    y = (call.window - 1 - y) * stride + output / (stride * call.filterIn)
    x = (call.window - 1 - x) * stride + (output / call.filterIn) % stride
    if (y >= call.kernel || x >= call.kernel) return 0
    const from = output % call.filterIn
    output = input
    input = from
  }
  const at = ((y * call.kernel + x) * call.filterIn + input) * call.filterOut + output
  return <f64>load<f32>(call.filter + (<usize>at << 2))
}

/** Eight output channels. */
export function packItem(args: usize, item: i32, thread: i32): void {
  const call = changetype<Packing>(args)
  const elements = call.elements
  const side = call.side
  const depth = call.phases * call.run
  const half = call.scratch + <usize>((thread * side * elements) << 3)
  const blockBytes = <usize>(depth << 5)
  const to = call.to + <usize>(item * side * side) * blockBytes
  for (let o = 0; o < 8; o++) {
    const output = (item << 3) + o
    for (let d = 0; d < depth; d++) {
      const at = to + <usize>(((d << 3) + o) << 2)
      const phase = d / call.run
      const column = (d % call.run) / call.inChannels
      const input = (d % call.run) % call.inChannels
      if (output >= call.outChannels || column >= call.phases) {
        for (let p = 0; p < side * side; p++) store<f32>(at + <usize>p * blockBytes, 0)
        continue
      }
      memory.fill(half, 0, <usize>((side * elements) << 3)) // G g
      for (let u = 0; u < elements; u++)
        for (let v = 0; v < elements; v++) {
          const y = u * call.phases + phase
          const x = v * call.phases + column
          if (y >= call.window || x >= call.window) continue
          const weight = weightAt(call, y, x, input, output)
          for (let s = 0; s < side; s++) {
            const sum = half + <usize>((s * elements + v) << 3)
            store<f64>(sum, load<f64>(sum) + load<f64>(call.matrix + <usize>((s * elements + u) << 3)) * weight)
          }
        }
      for (let s = 0; s < side; s++)
        for (let t = 0; t < side; t++) {
          const row = half + <usize>((s * elements) << 3)
          const factors = call.matrix + <usize>((t * elements) << 3)
          let sum: f64 = 0
          for (let v: usize = 0; v < <usize>elements << 3; v += 8) sum += load<f64>(factors + v) * load<f64>(row + v)
          store<f32>(at + <usize>(s * side + t) * blockBytes, <f32>sum)
        }
    }
  }
}
