import type { TensorInfo } from '@tensorflow/tfjs-core'
import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu'
import type { Activation } from '@/lib/nn/spec'
import { passBack } from './activations'
import { launch, lines, type Shader } from './launch'
import type { Stage } from './program'
import type { Tiling } from './tiling'

type Mode = 'max' | 'average'

/** Below every float that a network computes with. */
const LOWEST = '-3.0e38'

/**
 * Pooling. A thread computes one output pixel of one channel for `quads` x 4 examples.
 *
 * Workgroups: pixels x channels x example tiles, over the threads of one. LeNet's S2 at a batch of 64 on a card:
 * 196 x 6 x 16 threads = 294 workgroups of 64.
 */
const poolForward = (mode: Mode, { quads, smallWork }: Tiling): Shader => ({
  key: `LayersPool ${mode} ${quads}`,
  reads: {},
  writes: 4,
  integers: ['quads', 'width', 'channels', 'outWidth', 'outPixels', 'side', 'stride', 'x', 'y'],
  workgroup: smallWork,
  code: () => `
  fn main(index : i32) {
    let quads = uniforms.quads;
    let side = uniforms.side;
    let stride = uniforms.stride;
    let width = uniforms.width;
    let channels = uniforms.channels;
    let lanes = quads / ${quads};
    let feature = index / lanes;
    let pixel = feature / channels;
    ${lines(quads, (q) => `let quad${q} = index % lanes + ${q} * lanes;`)}
    if (pixel >= uniforms.outPixels) { return; }
    let row = (pixel / uniforms.outWidth) * stride;
    let column = (pixel % uniforms.outWidth) * stride;
    let corner = uniforms.x + (row * width + column) * channels + feature % channels;
    ${lines(quads, (q) => `var all${q} = vec4<f32>(${mode === 'max' ? LOWEST : '0.0'});`)}
    for (var i = 0; i < side * side; i++) {
      let at = (corner + ((i / side) * width + i % side) * channels) * quads;
      ${lines(
        quads,
        (q) => `let value${q} = result[at + quad${q}];
        all${q} = ${mode === 'max' ? `select(value${q}, all${q}, all${q} >= value${q})` : `all${q} + value${q}`};`,
      )}
    }
    ${lines(
      quads,
      (q) => `result[(uniforms.y + feature) * quads + quad${q}] =
        all${q}${mode === 'max' ? '' : ' / f32(side * side)'};`,
    )}
  }`,
})

/**
 * Gradient of pooling by its input, passed on through the activation that made that input. A thread computes one input
 * pixel of one channel for `quads` x 4 examples, from all windows that cover it. Of several greatest values in a window
 * the first in row-major order takes the gradient.
 *
 * Workgroups: input pixels x channels x example tiles, over the threads of one. LeNet's S2 at a batch of 64 on a card:
 * 784 x 6 x 16 threads = 1,176 workgroups of 64.
 */
const poolBackward = (
  mode: Mode,
  inputActivation: Activation,
  windows: number,
  { quads, smallWork }: Tiling,
): Shader => {
  const needsMaps = mode === 'max' || inputActivation !== 'linear'
  /** Of one window: what of its gradient this pixel takes. */
  const take = `
      let y = row / stride - i / ${windows};
      let x = column / stride - i % ${windows};
      let place = (row - y * stride) * side + column - x * stride;
      let covers = (y >= 0) & (y < uniforms.outHeight) & (x >= 0) & (x < uniforms.outWidth)
        & (row - y * stride < side) & (column - x * stride < side);
      let at = select(0, (uniforms.y + (y * uniforms.outWidth + x) * channels + channel) * quads, covers);
      ${
        mode === 'average'
          ? lines(quads, (q) => `sum${q} += select(vec4<f32>(0.0), result[at + quad${q}], covers);`)
          : `
      let corner = select(0, uniforms.x + (y * stride * width + x * stride) * channels + channel, covers) * quads;
      ${lines(
        quads,
        (q) => `
      var greatest${q} = maps[corner + quad${q}];
      var winner${q} = vec4<i32>(0);`,
      )}
      for (var j = 1; j < side * side; j++) {
        let other = corner + ((j / side) * width + j % side) * channels * quads;
        ${lines(
          quads,
          (q) => `
        let value${q} = maps[other + quad${q}];
        winner${q} = select(winner${q}, vec4<i32>(j), value${q} > greatest${q});
        greatest${q} = max(greatest${q}, value${q});`,
        )}
      }
      ${lines(
        quads,
        (q) =>
          `sum${q} += select(vec4<f32>(0.0), result[at + quad${q}], (winner${q} == vec4<i32>(place)) & vec4<bool>(covers));`,
      )}`
      }`
  return {
    key: `LayersPoolGradient ${mode} ${inputActivation} ${windows} ${quads}`,
    reads: needsMaps ? { maps: 4 } : {},
    writes: 4,
    integers: [
      ...['quads', 'width', 'inPixels', 'channels', 'outHeight', 'outWidth', 'side', 'stride', 'x', 'y'],
    ],
    workgroup: smallWork,
    code: () => `
  fn main(index : i32) {
    let quads = uniforms.quads;
    let side = uniforms.side;
    let stride = uniforms.stride;
    let width = uniforms.width;
    let channels = uniforms.channels;
    let lanes = quads / ${quads};
    let feature = index / lanes;
    let pixel = feature / channels;
    ${lines(quads, (q) => `let quad${q} = index % lanes + ${q} * lanes;`)}
    if (pixel >= uniforms.inPixels) { return; }
    let channel = feature % channels;
    let row = pixel / width;
    let column = pixel % width;
    let here = (uniforms.x + feature) * quads;
    ${lines(quads, (q) => `var sum${q} = vec4<f32>(0.0);`)}
    ${windows === 1 ? `let i = 0; ${take}` : `for (var i = 0; i < ${windows * windows}; i++) { ${take} }`}
    ${mode === 'average' ? lines(quads, (q) => `sum${q} /= f32(side * side);`) : ''}
    ${lines(
      quads,
      (q) => `result[here + quad${q}] = ${passBack(`sum${q}`, `maps[here + quad${q}]`, inputActivation)};`,
    )}
  }`,
  }
}

/** Computes maps[y] of a pooling stage from maps[x]. */
export function runPool(
  backend: WebGPUBackend,
  stage: Stage,
  maps: TensorInfo,
  quads: number,
  tiling: Tiling,
): void {
  const { input, output, window, stride, x, y, pooling } = stage
  const outPixels = output.height * output.width
  launch(backend, poolForward(pooling!, tiling), {
    reads: {},
    writes: maps,
    numbers: {
      ...{ quads, width: input.width, channels: input.channels, outWidth: output.width, outPixels },
      ...{ side: window, stride, x, y },
    },
    threads: outPixels * output.channels * (quads / tiling.quads),
  })
}

/** Computes deltas[x] of a pooling stage from deltas[y]. */
export function runPoolGradient(
  backend: WebGPUBackend,
  stage: Stage,
  { maps, deltas }: { maps: TensorInfo; deltas: TensorInfo },
  quads: number,
  tiling: Tiling,
): void {
  const { input, output, window, stride, x, y, pooling, inputActivation } = stage
  const inPixels = input.height * input.width
  const shader = poolBackward(pooling!, inputActivation, Math.ceil(window / stride), tiling)
  launch(backend, shader, {
    reads: { maps },
    writes: deltas,
    numbers: {
      ...{ quads, width: input.width, inPixels, channels: input.channels },
      ...{ outHeight: output.height, outWidth: output.width, side: window, stride, x, y },
    },
    threads: inPixels * input.channels * (quads / tiling.quads),
  })
}
