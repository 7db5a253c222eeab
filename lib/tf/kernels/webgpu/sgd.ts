import * as tf from '@tensorflow/tfjs-core'
import type { TensorInfo } from '@tensorflow/tfjs-core'
import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu'
import { forEachOfFour, launch, quarterOf, type Shader } from './launch'
import type { Tiling } from './tiling'

/**
 * v <- m v + rate g, and w <- w - v: two launches, as a launch writes one tensor. A thread computes four parameters.
 *
 * Workgroups: a quarter of the parameters over the threads of one. LeNet on a card: 15,427 / 64 = 242.
 */
const velocityShader = ({ smallWork }: Tiling): Shader => ({
  key: 'SgdVelocity',
  reads: { velocity: 1, gradients: 1 },
  writes: 1,
  integers: ['count'],
  floats: ['rate', 'momentum'],
  workgroup: smallWork,
  code: () => `
  fn main(index : i32) {
    let rate = uniforms.rate;
    let momentum = uniforms.momentum;
    ${forEachOfFour((at) => `result[${at}] = momentum * velocity[${at}] + rate * gradients[${at}];`)}
  }`,
})

const moveShader = ({ smallWork }: Tiling): Shader => ({
  key: 'SgdMove',
  reads: { parameters: 1, velocity: 1 },
  writes: 1,
  integers: ['count'],
  workgroup: smallWork,
  code: () => `
  fn main(index : i32) {
    ${forEachOfFour((at) => `result[${at}] = parameters[${at}] - velocity[${at}];`)}
  }`,
})

/** Registers SgdStep: {parameters, velocity, gradients}, attributes {rate, momentum}, to new [parameters, velocity]. */
export function registerSgd(tiling: Tiling): void {
  tf.registerKernel({
    kernelName: 'SgdStep',
    backendName: 'webgpu',
    kernelFunc: ({ inputs, attrs, backend }) => {
      const { parameters, velocity, gradients } = inputs as Record<string, TensorInfo>
      const { rate, momentum } = attrs as { rate: number; momentum: number }
      const { shape } = parameters
      const [count] = shape
      const run = (shader: Shader, reads: Record<string, TensorInfo>, numbers: Record<string, number>) =>
        launch(backend as WebGPUBackend, shader, {
          reads,
          writes: { shape },
          numbers,
          threads: quarterOf(count),
        })
      const moved = run(velocityShader(tiling), { velocity, gradients }, { count, rate, momentum })
      return [run(moveShader(tiling), { parameters, velocity: moved }, { count }), moved]
    },
  })
}
