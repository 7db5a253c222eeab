import type { TensorInfo } from '@tensorflow/tfjs-core'
import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu'
import type { Activation } from '@/lib/nn/spec'
import { passBack } from './activations'
import { launch, lines, type Shader } from './launch'
import type { Tiling } from './tiling'

/**
 * From example by example (NHWC) to feature by feature; examples that only fill up the last vector are zero. For
 * gradients by an output: passed on through the activation that made it. A thread moves one feature of four examples.
 *
 * Workgroups: features x vectors, over the threads of one. LeNet's input at a batch of 64 on a card: 1024 x 16 threads =
 * 256 workgroups of 64.
 */
const toFeatures = (activation: Activation, { smallWork }: Tiling): Shader => ({
  key: `LayersToFeatures ${activation}`,
  reads: activation === 'linear' ? { source: 1 } : { source: 1, output: 1 },
  writes: 4,
  integers: ['quads', 'batch', 'features', 'to'],
  workgroup: smallWork,
  code: () => `
  fn main(index : i32) {
    let feature = index / uniforms.quads;
    if (feature >= uniforms.features) { return; }
    let example = (index % uniforms.quads) * 4;
    var value = vec4<f32>(0.0);
    ${activation === 'linear' ? '' : 'var made = vec4<f32>(0.0);'}
    ${lines(4, (k) => {
      const at = `(example + ${k}) * uniforms.features + feature`
      return `if (example + ${k} < uniforms.batch) {
        value[${k}] = source[${at}];
        ${activation === 'linear' ? '' : `made[${k}] = output[${at}];`}
      }`
    })}
    result[uniforms.to * uniforms.quads + index] = ${passBack('value', 'made', activation)};
  }`,
})

/** Back to example by example. A thread moves one feature of four examples; workgroups as in {@link toFeatures}. */
const toExamples = ({ smallWork }: Tiling): Shader => ({
  key: 'LayersToExamples',
  reads: { source: 4 },
  writes: 1,
  integers: ['quads', 'batch', 'features', 'place'],
  workgroup: smallWork,
  code: () => `
  fn main(index : i32) {
    let feature = index / uniforms.quads;
    if (feature >= uniforms.features) { return; }
    let example = (index % uniforms.quads) * 4;
    let value = source[uniforms.place * uniforms.quads + index];
    ${lines(
      4,
      (k) =>
        `if (example + ${k} < uniforms.batch) { result[(example + ${k}) * uniforms.features + feature] = value[${k}]; }`,
    )}
  }`,
})

/** Writes `source` [batch, ...] as `features` features from number `to` on into a buffer of all features. */
export function runToFeatures(
  backend: WebGPUBackend,
  reads: { source: TensorInfo; output?: TensorInfo },
  writes: TensorInfo,
  numbers: { quads: number; batch: number; features: number; to: number },
  activation: Activation,
  tiling: Tiling,
): void {
  launch(backend, toFeatures(activation, tiling), {
    reads: reads as Record<string, TensorInfo>,
    writes,
    numbers,
    threads: numbers.features * numbers.quads,
  })
}

/** A new tensor of this shape from features number `place` on. */
export function runToExamples(
  backend: WebGPUBackend,
  source: TensorInfo,
  shape: number[],
  numbers: { quads: number; features: number; place: number },
  tiling: Tiling,
): TensorInfo {
  return launch(backend, toExamples(tiling), {
    reads: { source },
    writes: { shape },
    numbers: { ...numbers, batch: shape[0] },
    threads: numbers.features * numbers.quads,
  })
}
