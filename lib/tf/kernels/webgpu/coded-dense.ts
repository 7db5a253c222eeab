import * as tf from '@tensorflow/tfjs-core'
import type { TensorInfo } from '@tensorflow/tfjs-core'
import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu'
import type { Activation } from '@/lib/nn/spec'
import { activate, activationFunctions } from './activations'
import { launch, lines, type Shader } from './launch'
import type { Tiling } from './tiling'

/** Examples that a thread computes side by side: a word of codes is unpacked once for all of them. */
const examplesOf = (batch: number) => (batch === 1 ? 1 : 4)

/** Values of the four codes in `word`, which stands in column `w`: without scales, which wait for the end of the sum. */
const unpack = (linear: boolean) =>
  linear
    ? `vec4<f32>((vec4<i32>(word) << vec4<u32>(24u, 16u, 8u, 0u)) >> vec4<u32>(24u))`
    : `vec4<f32>(${[0, 1, 2, 3]
        .map(
          (k) =>
            `codebook[min(w * 4 + ${k}, uniforms.outputs - 1) * uniforms.size + ((word >> ${8 * k}u) & 255)]`,
        )
        .join(', ')})`

const withCodebook = (linear: boolean, reads: Shader['reads']): Shader['reads'] =>
  linear ? reads : { ...reads, codebook: 1 }

/**
 * Products of a vector with a matrix in codes, not yet summed up: a thread takes the four columns of a word, and of the
 * rows one slice. A row whose input is zero (after ReLU, many are) is not read. Neighbouring threads read neighbouring
 * words.
 *
 * Workgroups: words of a row x slices x example tiles, over the threads of one, with as many slices as make 8,192
 * threads on a card: 128 workgroups of 64 for the 9216 x 4096 of AlexNet's FC6.
 */
const forwardShader = (linear: boolean, examples: number, { workgroup }: Tiling): Shader => ({
  key: `CodedDense ${linear} ${examples}`,
  reads: withCodebook(linear, { x: 1, codes: 1 }),
  writes: 4,
  integers: ['batch', 'inputs', 'outputs', 'size', 'words', 'slices', 'rows'],
  workgroup,
  code: () => `
  fn main(index : i32) {
    let words = uniforms.words;
    let inputs = uniforms.inputs;
    let w = index % words;
    let slice = (index / words) % uniforms.slices;
    let example = (index / (words * uniforms.slices)) * ${examples};
    if (example >= uniforms.batch) { return; }
    let end = min(inputs, (slice + 1) * uniforms.rows);
    ${lines(
      examples,
      (e) => `let row${e} = min(example + ${e}, uniforms.batch - 1) * inputs;
      var sum${e} = vec4<f32>(0.0);`,
    )}
    for (var i = slice * uniforms.rows; i < end; i++) {
      ${lines(examples, (e) => `let x${e} = x[row${e} + i];`)}
      if (${Array.from({ length: examples }, (_, e) => `x${e} != 0.0`).join(' || ')}) {
        let word = codes[i * words + w];
        let value = ${unpack(linear)};
        ${lines(examples, (e) => `sum${e} += x${e} * value;`)}
      }
    }
    ${lines(
      examples,
      (e) => `if (example + ${e} < uniforms.batch) {
      result[(slice * uniforms.batch + example + ${e}) * words + w] = sum${e};
    }`,
    )}
  }`,
})

/** Sums the slices, in order; then scale, bias and activation. A thread computes four outputs of one example. */
const finishShader = (linear: boolean, activation: Activation, { smallWork }: Tiling): Shader => ({
  key: `CodedDenseFinish ${linear} ${activation}`,
  reads: { partials: 4, bias: 1, ...(linear ? { scales: 1 } : {}) },
  writes: 1,
  integers: ['batch', 'outputs', 'words', 'slices'],
  workgroup: smallWork,
  code: () => `
  ${activationFunctions(activation)}
  fn main(index : i32) {
    let words = uniforms.words;
    let example = index / words;
    if (example >= uniforms.batch) { return; }
    let column = (index % words) * 4;
    var sum = vec4<f32>(0.0);
    for (var slice = 0; slice < uniforms.slices; slice++) { sum += partials[slice * uniforms.batch * words + index]; }
    var scale = vec4<f32>(1.0);
    var shift = vec4<f32>(0.0);
    ${lines(
      4,
      (k) => `if (column + ${k} < uniforms.outputs) {
        ${linear ? `scale[${k}] = scales[column + ${k}];` : ''} shift[${k}] = bias[column + ${k}];
      }`,
    )}
    let sums = sum * scale + shift;
    let value = ${activate('sums', activation)};
    ${lines(
      4,
      (k) =>
        `if (column + ${k} < uniforms.outputs) { result[example * uniforms.outputs + column + ${k}] = value[${k}]; }`,
    )}
  }`,
})

/** Gradients by the outputs, times the outputs' scales, in whole vectors of four: what is beyond the last is zero. */
const scaleShader = (linear: boolean, { smallWork }: Tiling): Shader => ({
  key: `CodedDenseScale ${linear}`,
  reads: { dy: 1, ...(linear ? { scales: 1 } : {}) },
  writes: 4,
  integers: ['batch', 'outputs', 'words'],
  workgroup: smallWork,
  code: () => `
  fn main(index : i32) {
    let example = index / uniforms.words;
    if (example >= uniforms.batch) { return; }
    let column = (index % uniforms.words) * 4;
    var value = vec4<f32>(0.0);
    ${lines(
      4,
      (k) => `if (column + ${k} < uniforms.outputs) {
        value[${k}] = dy[example * uniforms.outputs + column + ${k}]${linear ? ` * scales[column + ${k}]` : ''};
      }`,
    )}
    result[index] = value;
  }`,
})

/** Threads that share a row of the matrix on the way back: neighbours read neighbouring words. */
const SHARERS = 16

/**
 * Products of gradients by the outputs with the rows of a matrix in codes, not yet summed up: 16 threads share a row.
 *
 * Workgroups: rows x 16 x example tiles, over the threads of one: 2,304 of 64 for the 9216 rows of AlexNet's FC6.
 */
const backwardShader = (linear: boolean, examples: number, { workgroup }: Tiling): Shader => ({
  key: `CodedDenseInputGradient ${linear} ${examples}`,
  reads: withCodebook(linear, { scaled: 4, codes: 1 }),
  writes: 1,
  integers: ['batch', 'inputs', 'outputs', 'size', 'words'],
  workgroup,
  code: () => `
  fn main(index : i32) {
    let words = uniforms.words;
    let i = (index / ${SHARERS}) % uniforms.inputs;
    let example = (index / (${SHARERS} * uniforms.inputs)) * ${examples};
    if (example >= uniforms.batch) { return; }
    ${lines(
      examples,
      (e) => `let row${e} = min(example + ${e}, uniforms.batch - 1) * words;
      var sum${e} = 0.0;`,
    )}
    for (var w = index % ${SHARERS}; w < words; w += ${SHARERS}) {
      let word = codes[i * words + w];
      let value = ${unpack(linear)};
      ${lines(examples, (e) => `sum${e} += dot(scaled[row${e} + w], value);`)}
    }
    ${lines(
      examples,
      (e) => `if (example + ${e} < uniforms.batch) {
      result[((example + ${e}) * uniforms.inputs + i) * ${SHARERS} + index % ${SHARERS}] = sum${e};
    }`,
    )}
  }`,
})

/** Sums what the threads of a row have found, in order. A thread computes one input of one example. */
const gatherShader = ({ smallWork }: Tiling): Shader => ({
  key: 'CodedDenseGather',
  reads: { partials: 1 },
  writes: 1,
  integers: ['count'],
  workgroup: smallWork,
  code: () => `
  fn main(index : i32) {
    if (index >= uniforms.count) { return; }
    var sum = 0.0;
    for (var i = 0; i < ${SHARERS}; i++) { sum += partials[index * ${SHARERS} + i]; }
    result[index] = sum;
  }`,
})

type Inputs = Record<string, TensorInfo>

/** The numbers that both directions need, from the tensors of a matrix in codes. */
function measure({ codes, codebook }: Inputs, outputs: number) {
  const [inputs, words] = codes.shape
  return { inputs, outputs, words, size: codebook ? codebook.shape[1] : 0 }
}

const picked = (inputs: Inputs, names: string[]): Inputs =>
  Object.fromEntries(names.filter((name) => name in inputs).map((name) => [name, inputs[name]]))

/** Registers CodedDense and CodedDenseInputGradient, which lib/tf/operations/coded-dense.ts describes. */
export function registerCodedDense(tiling: Tiling): void {
  tf.registerKernel({
    kernelName: 'CodedDense',
    backendName: 'webgpu',
    kernelFunc: ({ inputs: anyInputs, attrs, backend: anyBackend }) => {
      const backend = anyBackend as WebGPUBackend
      const inputs = anyInputs as Inputs
      const { activation, outputs } = attrs as unknown as { activation: Activation; outputs: number }
      const linear = 'scales' in inputs
      const [batch] = inputs.x.shape
      const sizes = { batch, ...measure(inputs, outputs) }
      const examples = examplesOf(batch)
      const tiles = Math.ceil(batch / examples)
      const wanted = Math.ceil(tiling.threads / (sizes.words * tiles))
      const rows = Math.ceil(sizes.inputs / Math.min(sizes.inputs, wanted))
      const slices = Math.ceil(sizes.inputs / rows)
      const partials = launch(backend, forwardShader(linear, examples, tiling), {
        reads: picked(inputs, ['x', 'codes', 'codebook']),
        writes: { shape: [slices * batch * sizes.words * 4] },
        numbers: { ...sizes, slices, rows },
        threads: sizes.words * slices * tiles,
      })
      const y = launch(backend, finishShader(linear, activation, tiling), {
        reads: { partials, ...picked(inputs, ['bias', 'scales']) },
        writes: { shape: [batch, outputs] },
        numbers: { ...sizes, slices },
        threads: batch * sizes.words,
      })
      backend.disposeData(partials.dataId)
      return y
    },
  })

  tf.registerKernel({
    kernelName: 'CodedDenseInputGradient',
    backendName: 'webgpu',
    kernelFunc: ({ inputs: anyInputs, attrs, backend: anyBackend }) => {
      const backend = anyBackend as WebGPUBackend
      const inputs = anyInputs as Inputs
      const { outputs } = attrs as unknown as { outputs: number }
      const linear = 'scales' in inputs
      const [batch] = inputs.dy.shape
      const sizes = { batch, ...measure(inputs, outputs) }
      const examples = examplesOf(batch)
      const scaled = launch(backend, scaleShader(linear, tiling), {
        reads: picked(inputs, ['dy', 'scales']),
        writes: { shape: [batch * sizes.words * 4] },
        numbers: sizes,
        threads: batch * sizes.words,
      })
      const partials = launch(backend, backwardShader(linear, examples, tiling), {
        reads: { scaled, ...picked(inputs, ['codes', 'codebook']) },
        writes: { shape: [batch * sizes.inputs * SHARERS] },
        numbers: sizes,
        threads: SHARERS * sizes.inputs * Math.ceil(batch / examples),
      })
      const dx = launch(backend, gatherShader(tiling), {
        reads: { partials },
        writes: { shape: [batch, sizes.inputs] },
        numbers: { count: batch * sizes.inputs },
        threads: batch * sizes.inputs,
      })
      backend.disposeData(scaled.dataId)
      backend.disposeData(partials.dataId)
      return dx
    },
  })
}
