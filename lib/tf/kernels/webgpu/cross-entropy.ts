import * as tf from '@tensorflow/tfjs-core'
import type { TensorInfo } from '@tensorflow/tfjs-core'
import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu'
import { launch, type Shader } from './launch'
import type { Tiling } from './tiling'

/** Of the example that begins at `at`: its greatest logit, and the sum of exp(logit - greatest). */
const softmaxOf = `
  var greatest = logits[at];
  for (var c = 1; c < uniforms.classes; c++) { greatest = max(greatest, logits[at + c]); }
  var total = 0.0;
  for (var c = 0; c < uniforms.classes; c++) { total += exp(logits[at + c] - greatest); }`

/**
 * (softmax - target) / batch. A thread computes one example.
 *
 * Workgroups: the batch over the threads of one; a single one at a batch of 64. There is nothing more to share out: ten
 * classes an example.
 */
const gradientShader = ({ workgroup }: Tiling): Shader => ({
  key: 'CrossEntropyGradient',
  reads: { logits: 1, labels: 1 },
  writes: 1,
  integers: ['batch', 'classes'],
  workgroup,
  code: () => `
  fn main(index : i32) {
    if (index >= uniforms.batch) { return; }
    let at = index * uniforms.classes;
    ${softmaxOf}
    for (var c = 0; c < uniforms.classes; c++) {
      let share = exp(logits[at + c] - greatest) / total;
      result[at + c] = (share - select(0.0, 1.0, c == labels[index])) / f32(uniforms.batch);
    }
  }`,
})

const LOSS_THREADS = 64

/** Mean loss. One workgroup: its threads add up every 64th example, the first of them adds up the threads, in order. */
const lossShader: Shader = {
  key: 'CrossEntropyLoss',
  reads: { logits: 1, labels: 1 },
  writes: 1,
  integers: ['batch', 'classes'],
  workgroup: LOSS_THREADS,
  code: () => `
  var<workgroup> losses : array<f32, ${LOSS_THREADS}>;
  fn main(index : i32) {
    var sum = 0.0;
    for (var example = index; example < uniforms.batch; example += ${LOSS_THREADS}) {
      let at = example * uniforms.classes;
      ${softmaxOf}
      sum += log(total) + greatest - logits[at + labels[example]];
    }
    losses[index] = sum;
    workgroupBarrier();
    if (index > 0) { return; }
    for (var i = 1; i < ${LOSS_THREADS}; i++) { sum += losses[i]; }
    result[0] = sum / f32(uniforms.batch);
  }`,
}

/** Registers CrossEntropy: {logits [n, classes], labels int32 [n]} to [mean loss, gradient by the logits]. */
export function registerCrossEntropy(tiling: Tiling): void {
  tf.registerKernel({
    kernelName: 'CrossEntropy',
    backendName: 'webgpu',
    kernelFunc: ({ inputs, backend }) => {
      const reads = inputs as Record<string, TensorInfo>
      const [batch, classes] = reads.logits.shape
      const numbers = { batch, classes }
      const run = (shader: Shader, shape: number[], threads: number) =>
        launch(backend as WebGPUBackend, shader, { reads, writes: { shape }, numbers, threads })
      return [run(lossShader, [], LOSS_THREADS), run(gradientShader(tiling), [batch, classes], batch)]
    },
  })
}
