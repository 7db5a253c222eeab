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
    let lanes = uniforms.quads / ${quads};
    let quad = index % lanes;
    let feature = index / lanes;
    let pixel = feature / uniforms.channels;
    if (pixel >= uniforms.outPixels) { return; }
    let row = (pixel / uniforms.outWidth) * uniforms.stride;
    let column = (pixel % uniforms.outWidth) * uniforms.stride;
    let corner = uniforms.x + (row * uniforms.width + column) * uniforms.channels + feature % uniforms.channels;
    ${lines(quads, (q) => `var all${q} = vec4<f32>(${mode === 'max' ? LOWEST : '0.0'});`)}
    for (var y = 0; y < uniforms.side; y++) {
      for (var x = 0; x < uniforms.side; x++) {
        let at = (corner + (y * uniforms.width + x) * uniforms.channels) * uniforms.quads + quad;
        ${lines(
          quads,
          (q) => `let value${q} = result[at + ${q} * lanes];
          all${q} = ${mode === 'max' ? `select(value${q}, all${q}, all${q} >= value${q})` : `all${q} + value${q}`};`,
        )}
      }
    }
    ${lines(
      quads,
      (q) => `result[(uniforms.y + feature) * uniforms.quads + quad + ${q} * lanes] =
        all${q}${mode === 'max' ? '' : ' / f32(uniforms.side * uniforms.side)'};`,
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
  { quads, smallWork }: Tiling,
): Shader => {
  const needsMaps = mode === 'max' || inputActivation !== 'linear'
  return {
    key: `LayersPoolGradient ${mode} ${inputActivation} ${quads}`,
    reads: needsMaps ? { maps: 4 } : {},
    writes: 4,
    integers: [
      ...['quads', 'width', 'inPixels', 'channels', 'outHeight', 'outWidth', 'side', 'stride', 'x', 'y'],
    ],
    workgroup: smallWork,
    code: () => `
  fn main(index : i32) {
    let lanes = uniforms.quads / ${quads};
    let quad = index % lanes;
    let feature = index / lanes;
    let pixel = feature / uniforms.channels;
    if (pixel >= uniforms.inPixels) { return; }
    let channel = feature % uniforms.channels;
    let row = pixel / uniforms.width;
    let column = pixel % uniforms.width;
    let firstRow = (max(row - uniforms.side + 1, 0) + uniforms.stride - 1) / uniforms.stride;
    let firstColumn = (max(column - uniforms.side + 1, 0) + uniforms.stride - 1) / uniforms.stride;
    let lastRow = min(row / uniforms.stride, uniforms.outHeight - 1);
    let lastColumn = min(column / uniforms.stride, uniforms.outWidth - 1);
    let here = (uniforms.x + feature) * uniforms.quads + quad;
    ${lines(quads, (q) => `var sum${q} = vec4<f32>(0.0);`)}
    for (var y = firstRow; y <= lastRow; y++) {
      for (var x = firstColumn; x <= lastColumn; x++) {
        let start = (uniforms.y + (y * uniforms.outWidth + x) * uniforms.channels + channel) * uniforms.quads + quad;
        ${
          mode === 'average'
            ? lines(quads, (q) => `sum${q} += result[start + ${q} * lanes];`)
            : `
        let corner = uniforms.x + (y * uniforms.stride * uniforms.width + x * uniforms.stride) * uniforms.channels + channel;
        let place = (row - y * uniforms.stride) * uniforms.side + column - x * uniforms.stride;
        ${lines(
          quads,
          (q) => `
        var greatest${q} = maps[corner * uniforms.quads + quad + ${q} * lanes];
        var winner${q} = vec4<i32>(0);`,
        )}
        for (var i = 1; i < uniforms.side * uniforms.side; i++) {
          let step = (i / uniforms.side) * uniforms.width + i % uniforms.side;
          let at = (corner + step * uniforms.channels) * uniforms.quads + quad;
          ${lines(
            quads,
            (q) => `
          let value${q} = maps[at + ${q} * lanes];
          winner${q} = select(winner${q}, vec4<i32>(i), value${q} > greatest${q});
          greatest${q} = max(greatest${q}, value${q});`,
          )}
        }
        ${lines(
          quads,
          (q) =>
            `sum${q} += select(vec4<f32>(0.0), result[start + ${q} * lanes], winner${q} == vec4<i32>(place));`,
        )}`
        }
      }
    }
    ${mode === 'average' ? lines(quads, (q) => `sum${q} /= f32(uniforms.side * uniforms.side);`) : ''}
    ${lines(
      quads,
      (q) =>
        `result[here + ${q} * lanes] = ${passBack(`sum${q}`, `maps[here + ${q} * lanes]`, inputActivation)};`,
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
  const shader = poolBackward(pooling!, inputActivation, tiling)
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
