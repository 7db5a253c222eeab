import { multiplyAdd } from './simd'

/** v' <- m v + rate g; w' <- w - v' (Krizhevsky 2012 §5), over `count` values in one pass. */
export function sgd(
  w: usize, v: usize, g: usize, newW: usize, newV: usize, count: i32, rate: f32, momentum: f32,
): void {
  const m = f32x4.splat(momentum)
  const r = f32x4.splat(rate)
  let at: usize = 0
  const end = <usize>count << 2
  for (; at + 16 <= end; at += 16) {
    const moved = multiplyAdd(v128.load(v + at), m, f32x4.mul(v128.load(g + at), r))
    v128.store(newV + at, moved)
    v128.store(newW + at, f32x4.sub(v128.load(w + at), moved))
  }
  for (; at < end; at += 4) {
    const moved = load<f32>(v + at) * momentum + load<f32>(g + at) * rate
    store<f32>(newV + at, moved)
    store<f32>(newW + at, load<f32>(w + at) - moved)
  }
}
