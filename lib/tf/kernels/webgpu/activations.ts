import type { Activation } from '@/lib/nn/spec'

/** WGSL that calls of {@link activate} need beside them. */
export const activationFunctions = (activation: Activation): string =>
  activation !== 'tanh'
    ? ''
    : `
  // The built-in one overflows for large arguments on some cards; this form cannot.
  fn squash(x : vec4<f32>) -> vec4<f32> {
    let t = exp(-2.0 * abs(x));
    let size = (1.0 - t) / (1.0 + t);
    return select(-size, size, x >= vec4<f32>(0.0));
  }`

/** WGSL for an activation of a vector of four values. */
export function activate(value: string, activation: Activation): string {
  switch (activation) {
    case 'linear':
      return value
    case 'relu':
      // Not max(): what is no number must stay so, or a training that has diverged goes on unseen.
      return `select(${value}, vec4<f32>(0.0), ${value} <= vec4<f32>(0.0))`
    case 'tanh':
      return `squash(${value})`
    case 'sigmoid':
      return `(1.0 / (1.0 + exp(-${value})))`
    default:
      return activation satisfies never
  }
}

/** WGSL for a gradient by an activation's argument, from the gradient by its output and the output itself. */
export function passBack(gradient: string, output: string, activation: Activation): string {
  switch (activation) {
    case 'linear':
      return gradient
    case 'relu':
      return `select(vec4<f32>(0.0), ${gradient}, ${output} > vec4<f32>(0.0))`
    case 'tanh':
      return `(${gradient} * (1.0 - ${output} * ${output}))`
    case 'sigmoid':
      return `(${gradient} * ${output} * (1.0 - ${output}))`
    default:
      return activation satisfies never
  }
}
