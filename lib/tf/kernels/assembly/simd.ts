/** Four numbers at a time. One rounding where the browser has relaxed SIMD (a fused multiply-add), two elsewhere. */

// @ts-ignore: decorators of AssemblyScript
@inline
export function multiplyAdd(a: v128, b: v128, sum: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return f32x4.relaxed_madd(a, b, sum)
  return f32x4.add(f32x4.mul(a, b), sum)
}

// @ts-ignore: decorators of AssemblyScript
@inline
export function sumOf(v: v128): f32 {
  const pairs = f32x4.add(v, v128.shuffle<f32>(v, v, 2, 3, 0, 1))
  return f32x4.extract_lane(pairs, 0) + f32x4.extract_lane(pairs, 1)
}

/** The sums of four vectors, as one vector. */
// @ts-ignore: decorators of AssemblyScript
@inline
export function sumsOf(a: v128, b: v128, c: v128, d: v128): v128 {
  const ab = f32x4.add(v128.shuffle<f32>(a, b, 0, 4, 1, 5), v128.shuffle<f32>(a, b, 2, 6, 3, 7))
  const cd = f32x4.add(v128.shuffle<f32>(c, d, 0, 4, 1, 5), v128.shuffle<f32>(c, d, 2, 6, 3, 7))
  return f32x4.add(v128.shuffle<f32>(ab, cd, 0, 1, 4, 5), v128.shuffle<f32>(ab, cd, 2, 3, 6, 7))
}

/**
 * e^x to within 2 units in the last place: 2^n e^r with n whole and |r| <= ln 2 / 2, e^r by the polynomial of Cephes'
 * expf (S. Moshier, 1992).
 */
export function exp(x: v128): v128 {
  const clamped = f32x4.max(f32x4.min(x, f32x4.splat(88.3762626647949)), f32x4.splat(-87.3365478515625))
  const n = f32x4.nearest(f32x4.mul(clamped, f32x4.splat(1.44269504088896341)))
  let r = f32x4.sub(clamped, f32x4.mul(n, f32x4.splat(0.693359375)))
  r = f32x4.sub(r, f32x4.mul(n, f32x4.splat(-2.12194440e-4)))
  let p = f32x4.splat(1.9875691500e-4)
  p = multiplyAdd(p, r, f32x4.splat(1.3981999507e-3))
  p = multiplyAdd(p, r, f32x4.splat(8.3334519073e-3))
  p = multiplyAdd(p, r, f32x4.splat(4.1665795894e-2))
  p = multiplyAdd(p, r, f32x4.splat(1.6666665459e-1))
  p = multiplyAdd(p, r, f32x4.splat(5.0000001201e-1))
  p = f32x4.add(multiplyAdd(p, f32x4.mul(r, r), r), f32x4.splat(1))
  const power = i32x4.shl(i32x4.add(i32x4.trunc_sat_f32x4_s(n), i32x4.splat(127)), 23)
  return f32x4.mul(p, power)
}

export const LINEAR: i32 = 0
export const RELU: i32 = 1
export const TANH: i32 = 2
export const SIGMOID: i32 = 3
/** 1.7159 tanh(2a/3), LeCun et al. 1998, equation 6. */
export const SCALED_TANH: i32 = 4
const AMPLITUDE: f32 = 1.7159
const SLOPE: f32 = 2.0 / 3.0

/** tanh of half of x. */
function tanhOfHalf(x: v128): v128 {
  const one = f32x4.splat(1)
  return f32x4.sub(one, f32x4.div(f32x4.splat(2), f32x4.add(exp(x), one)))
}

/** tanh and sigmoid: out of the way of the two that cost nothing. */
function squash(x: v128, activation: i32): v128 {
  const one = f32x4.splat(1)
  if (activation == TANH) return tanhOfHalf(f32x4.mul(x, f32x4.splat(2)))
  if (activation == SCALED_TANH)
    return f32x4.mul(tanhOfHalf(f32x4.mul(x, f32x4.splat(2 * SLOPE))), f32x4.splat(AMPLITUDE))
  return f32x4.div(one, f32x4.add(exp(f32x4.neg(x)), one))
}

// @ts-ignore: decorators of AssemblyScript
@inline
export function activate(x: v128, activation: i32): v128 {
  if (activation == RELU) return f32x4.max(x, f32x4.splat(0))
  if (activation == LINEAR) return x
  return squash(x, activation)
}

/** dy times the activation's derivative, which each of them tells from its value y. */
// @ts-ignore: decorators of AssemblyScript
@inline
export function activationGradient(dy: v128, y: v128, activation: i32): v128 {
  if (activation == RELU) return v128.and(dy, f32x4.gt(y, f32x4.splat(0)))
  if (activation == LINEAR) return dy
  const one = f32x4.splat(1)
  if (activation == TANH) return f32x4.mul(dy, f32x4.sub(one, f32x4.mul(y, y)))
  if (activation == SCALED_TANH)
    return f32x4.mul(
      dy, f32x4.sub(f32x4.splat(SLOPE * AMPLITUDE), f32x4.mul(f32x4.mul(y, y), f32x4.splat(SLOPE / AMPLITUDE))),
    )
  return f32x4.mul(dy, f32x4.mul(y, f32x4.sub(one, y)))
}
