import { exp } from './simd'

/** JavaScript's Math.log: AssemblyScript's own brings a table, and this module may keep no data in the shared memory. */
@external('env', 'log')
declare function log(x: f64): f64

// @ts-ignore: decorators of AssemblyScript
@inline
function exp1(x: f32): f32 {
  return f32x4.extract_lane(exp(f32x4.splat(x)), 0)
}

/**
 * Mean softmax cross-entropy, and its gradient by the logits: (softmax - target) / n.
 * @param logits float32 [n, classes]
 * @param labels int32 [n]
 * @param gradient float32 [n, classes], written
 */
export function crossEntropy(logits: usize, labels: usize, gradient: usize, n: i32, classes: i32): f32 {
  let loss: f64 = 0
  for (let i = 0; i < n; i++) {
    const row = logits + (<usize>(i * classes) << 2)
    const out = gradient + (<usize>(i * classes) << 2)
    let greatest = load<f32>(row)
    for (let k = 1; k < classes; k++) greatest = max(greatest, load<f32>(row + (<usize>k << 2)))
    let sum: f32 = 0
    for (let k = 0; k < classes; k++) {
      const e = exp1(load<f32>(row + (<usize>k << 2)) - greatest)
      store<f32>(out + (<usize>k << 2), e)
      sum += e
    }
    const scale: f32 = <f32>1 / (sum * <f32>n)
    for (let k = 0; k < classes; k++) {
      const at = out + (<usize>k << 2)
      store<f32>(at, load<f32>(at) * scale)
    }
    const label = load<i32>(labels + (<usize>i << 2))
    const mine = <usize>label << 2
    store<f32>(out + mine, load<f32>(out + mine) - <f32>1 / <f32>n)
    loss += log(<f64>sum) - <f64>(load<f32>(row + mine) - greatest)
  }
  return <f32>(loss / <f64>n)
}
