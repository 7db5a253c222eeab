import type { Activation } from '@/lib/nn/spec'
import { activate, activationFunctions } from './activations'
import { lines, type Shader } from './launch'
import type { Tiling } from './tiling'

/** Examples that a thread computes side by side: a word of codes is unpacked once for all of them. */
export const examplesOf = (batch: number) => (batch === 1 ? 1 : 4)

/** Rows of the matrix that a thread reads in one turn: so many loads are under way at once. */
export const ROWS = 4

/** Values of the four codes in a word, which stands in column `w`: without scales, which wait for the end of the sum. */
const unpack = (linear: boolean, word: string) =>
  linear
    ? `vec4<f32>((vec4<i32>(${word}) << vec4<u32>(24u, 16u, 8u, 0u)) >> vec4<u32>(24u))`
    : `vec4<f32>(${[0, 1, 2, 3]
        .map(
          (k) => `codebook[min(w * 4 + ${k}, outputs - 1) / share * size + ((${word} >> ${8 * k}u) & 255)]`,
        )
        .join(', ')})`

const withCodebook = (linear: boolean, reads: Shader['reads']): Shader['reads'] =>
  linear ? reads : { ...reads, codebook: 1 }

/**
 * Products of a vector with a matrix in codes, not yet summed up: a thread takes the four columns of a word, and of the
 * rows one slice. Neighbouring threads read neighbouring words.
 *
 * Workgroups: words of a row x slices x example tiles, over the threads of one, with as many slices as make 32,768
 * threads on a card: 512 workgroups of 64 for the 9216 x 4096 of AlexNet's FC6.
 */
export const codedForward = (linear: boolean, examples: number, { workgroup }: Tiling): Shader => ({
  key: `CodedDense ${linear} ${examples}`,
  reads: withCodebook(linear, { x: 1, codes: 1 }),
  writes: 4,
  integers: ['batch', 'inputs', 'outputs', 'size', 'share', 'words', 'slices', 'rows'],
  workgroup,
  code: () => `
  fn main(index : i32) {
    let words = uniforms.words;
    let inputs = uniforms.inputs;
    ${linear ? '' : 'let outputs = uniforms.outputs; let size = uniforms.size; let share = uniforms.share;'}
    let w = index % words;
    let slice = (index / words) % uniforms.slices;
    let example = (index / (words * uniforms.slices)) * ${examples};
    if (example >= uniforms.batch) { return; }
    let end = min(inputs, (slice + 1) * uniforms.rows);
    ${lines(
      examples,
      (e) => `let start${e} = min(example + ${e}, uniforms.batch - 1) * inputs;
      var sum${e} = vec4<f32>(0.0);`,
    )}
    for (var i = slice * uniforms.rows; i < end; i += ${ROWS}) {
      ${lines(
        ROWS,
        (r) => `let row${r} = min(i + ${r}, inputs - 1);
        let word${r} = codes[row${r} * words + w];
        let value${r} = ${unpack(linear, `word${r}`)};
        ${lines(examples, (e) => `let x${r}_${e} = select(0.0, x[start${e} + row${r}], i + ${r} < end);`)}`,
      )}
      ${lines(
        examples,
        (e) => `sum${e} += ${Array.from({ length: ROWS }, (_, r) => `x${r}_${e} * value${r}`).join(' + ')};`,
      )}
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
export const codedFinish = (linear: boolean, activation: Activation, { smallWork }: Tiling): Shader => ({
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
export const codedScale = (linear: boolean, { smallWork }: Tiling): Shader => ({
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

/** Threads that share rows of the matrix on the way back: neighbours read neighbouring words. */
export const SHARERS = 16

/**
 * Products of gradients by the outputs with the rows of a matrix in codes, not yet summed up: 16 threads share four rows.
 *
 * Workgroups: rows / 4 x 16 x example tiles, over the threads of one: 576 of 64 for the 9216 rows of AlexNet's FC6.
 */
export const codedBackward = (linear: boolean, examples: number, { workgroup }: Tiling): Shader => ({
  key: `CodedDenseInputGradient ${linear} ${examples}`,
  reads: withCodebook(linear, { scaled: 4, codes: 1 }),
  writes: 1,
  integers: ['batch', 'inputs', 'outputs', 'size', 'share', 'words'],
  workgroup,
  code: () => `
  fn main(index : i32) {
    let words = uniforms.words;
    let inputs = uniforms.inputs;
    ${linear ? '' : 'let outputs = uniforms.outputs; let size = uniforms.size; let share = uniforms.share;'}
    let sharer = index % ${SHARERS};
    let tiles = (inputs + ${ROWS - 1}) / ${ROWS};
    let i = ((index / ${SHARERS}) % tiles) * ${ROWS};
    let example = (index / (${SHARERS} * tiles)) * ${examples};
    if (example >= uniforms.batch) { return; }
    ${lines(ROWS, (r) => `let row${r} = min(i + ${r}, inputs - 1) * words;`)}
    ${lines(
      examples,
      (e) => `let start${e} = min(example + ${e}, uniforms.batch - 1) * words;
      ${lines(ROWS, (r) => `var sum${r}_${e} = 0.0;`)}`,
    )}
    for (var w = sharer; w < words; w += ${SHARERS}) {
      ${lines(examples, (e) => `let d${e} = scaled[start${e} + w];`)}
      ${lines(
        ROWS,
        (r) => `let word${r} = codes[row${r} + w];
        let value${r} = ${unpack(linear, `word${r}`)};
        ${lines(examples, (e) => `sum${r}_${e} += dot(d${e}, value${r});`)}`,
      )}
    }
    ${lines(examples, (e) =>
      lines(
        ROWS,
        (r) => `if (example + ${e} < uniforms.batch && i + ${r} < inputs) {
      result[((example + ${e}) * inputs + i + ${r}) * ${SHARERS} + sharer] = sum${r}_${e};
    }`,
      ),
    )}
  }`,
})

/** Sums what the threads of a row have found, in order. A thread computes one input of one example. */
export const codedGather = ({ smallWork }: Tiling): Shader => ({
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
