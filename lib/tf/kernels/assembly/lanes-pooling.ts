/** Pooling over maps in the order [height, width, channels, examples]. */
import { AVERAGE_POOL, bytes, Layer } from './lanes-layer'
import { activationGradient, LINEAR } from './simd'

export function pool(layer: Layer, x: usize, y: usize, lanes: i32): void {
  const inWidth = layer.inWidth
  const inChannels = layer.inChannels
  const outHeight = layer.outHeight
  const outWidth = layer.outWidth
  const size = layer.size
  const stride = layer.stride
  const lane = bytes(lanes)
  const pixel = <usize>inChannels * lane
  const share = f32x4.splat(1 / <f32>(size * size))
  const averages = layer.kind == AVERAGE_POOL
  for (let i = 0; i < outHeight; i++)
    for (let j = 0; j < outWidth; j++) {
      const window = x + <usize>(i * stride * inWidth + j * stride) * pixel
      for (let at: usize = 0; at < pixel; at += 16, y += 16) {
        let value = v128.load(window + at)
        for (let r = 0; r < size; r++)
          for (let c = r == 0 ? 1 : 0; c < size; c++) {
            const one = v128.load(window + <usize>(r * inWidth + c) * pixel + at)
            value = averages ? f32x4.add(value, one) : f32x4.max(value, one)
          }
        v128.store(y, averages ? f32x4.mul(value, share) : value)
      }
    }
}

/** Gradient by the input of a pooling, already times the derivative of the activation before it. */
export function poolBack(layer: Layer, x: usize, y: usize, dx: usize, dy: usize, lanes: i32): void {
  const inHeight = layer.inHeight
  const inWidth = layer.inWidth
  const inChannels = layer.inChannels
  const outHeight = layer.outHeight
  const outWidth = layer.outWidth
  const size = layer.size
  const stride = layer.stride
  const slope = layer.slope
  const pixel = <usize>inChannels * bytes(lanes)
  const averages = layer.kind == AVERAGE_POOL
  const apart = stride >= size
  const covered = stride == size && outHeight * size == inHeight && outWidth * size == inWidth
  if (averages && covered) {
    spreadAverages(layer, x, dx, dy, pixel)
    return
  }
  memory.fill(dx, 0, <usize>(inHeight * inWidth) * pixel)
  const share = f32x4.splat(1 / <f32>(size * size))
  for (let i = 0; i < outHeight; i++)
    for (let j = 0; j < outWidth; j++) {
      const window = <usize>(i * stride * inWidth + j * stride) * pixel
      for (let at: usize = 0; at < pixel; at += 16, y += 16, dy += 16) {
        const whole = v128.load(dy)
        const part = f32x4.mul(whole, share)
        const greatest = v128.load(y)
        // Of equal values the first takes all (as the reference has it): bits set where none was found yet.
        let open = i32x4.splat(-1)
        for (let r = 0; r < size; r++)
          for (let c = 0; c < size; c++) {
            const here = window + <usize>(r * inWidth + c) * pixel + at
            let given = part
            if (!averages) {
              const mine = v128.and(open, f32x4.eq(v128.load(x + here), greatest))
              open = v128.andnot(open, mine)
              given = v128.and(whole, mine)
            }
            v128.store(dx + here, apart ? given : f32x4.add(v128.load(dx + here), given))
          }
      }
    }
  if (slope == LINEAR) return
  for (let at: usize = 0, end = <usize>(inHeight * inWidth) * pixel; at < end; at += 16)
    v128.store(dx + at, activationGradient(v128.load(dx + at), v128.load(x + at), slope))
}

/** The same for averages whose windows cover the map without overlapping: each value is written once. */
function spreadAverages(layer: Layer, x: usize, dx: usize, dy: usize, pixel: usize): void {
  const inWidth = layer.inWidth
  const outHeight = layer.outHeight
  const outWidth = layer.outWidth
  const size = layer.size
  const slope = layer.slope
  const share = f32x4.splat(1 / <f32>(size * size))
  for (let i = 0; i < outHeight; i++)
    for (let j = 0; j < outWidth; j++) {
      const window = <usize>(i * size * inWidth + j * size) * pixel
      for (let at: usize = 0; at < pixel; at += 16, dy += 16) {
        const part = f32x4.mul(v128.load(dy), share)
        for (let r = 0; r < size; r++)
          for (let c = 0; c < size; c++) {
            const here = window + <usize>(r * inWidth + c) * pixel + at
            v128.store(dx + here, slope == LINEAR ? part : activationGradient(part, v128.load(x + here), slope))
          }
      }
    }
}
