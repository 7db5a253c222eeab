/**
 * Gradient by the input of max-pooling without padding, NHWC. All of a window's gradient goes to its greatest value,
 * the first in row-major order where several are equal; windows may overlap.
 */
export function maxPoolGradient(
  x: usize, dy: usize, dx: usize, batch: i32, height: i32, width: i32, channels: i32,
  outHeight: i32, outWidth: i32, size: i32, stride: i32,
): void {
  memory.fill(dx, 0, <usize>(batch * height * width * channels) << 2)
  for (let n = 0; n < batch; n++)
    for (let i = 0; i < outHeight; i++)
      for (let j = 0; j < outWidth; j++)
        for (let c = 0; c < channels; c++) {
          let best: usize = 0
          let greatest: f32 = 0
          for (let r = 0; r < size; r++)
            for (let s = 0; s < size; s++) {
              const row = (n * height + i * stride + r) * width + j * stride + s
              const at = <usize>(row * channels + c) << 2
              const value = load<f32>(x + at)
              // Written so that a window of NaN still has a place for its gradient.
              if ((r | s) == 0 || value > greatest) {
                greatest = value
                best = at
              }
            }
          store<f32>(dx + best, load<f32>(dx + best) + load<f32>(dy))
          dy += 4
        }
}
