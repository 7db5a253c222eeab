import type { TensorInfo } from '@tensorflow/tfjs-core'
import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu'
import type { Activation } from '@/lib/nn/spec'
import { passBack } from './activations'
import { launch, lines, type Shader } from './launch'
import type { Stage } from './program'
import { channelTile, type Tiling } from './tiling'

/**
 * Gradient of a convolution or dense layer by its input, passed on through the activation that made that input. A thread
 * computes one input pixel of `channels` channels for `quads` x 4 examples: it looks up every output pixel whose window
 * covers its own, so no two threads add to the same place.
 *
 * Workgroups: input pixels x channel tiles x example tiles, over the threads of one. LeNet's C3 at a batch of 64 on a
 * card: 196 x 1 x 16 threads = 49 workgroups of 64; C5: 50 x 16 = 13.
 */
const inputGradient = (
  inputActivation: Activation,
  channels: number,
  { quads, workgroup }: Tiling,
): Shader => ({
  key: `LayersInputGradient ${inputActivation} ${channels} ${quads}`,
  reads: inputActivation === 'linear' ? { parameters: 1 } : { parameters: 1, maps: 4 },
  writes: 4,
  integers: [
    ...['quads', 'height', 'width', 'channels', 'outHeight', 'outWidth', 'outChannels'],
    ...['side', 'stride', 'pad', 'x', 'y', 'weights'],
  ],
  workgroup,
  code: () => `
  fn main(index : i32) {
    let lanes = uniforms.quads / ${quads};
    let tiles = (uniforms.channels + ${channels - 1}) / ${channels};
    let quad = index % lanes;
    let rest = index / lanes;
    let pixel = rest / tiles;
    if (pixel >= uniforms.height * uniforms.width) { return; }
    let start = (rest % tiles) * ${channels};
    let row = pixel / uniforms.width + uniforms.pad;
    let column = pixel % uniforms.width + uniforms.pad;
    // The first window that still reaches this pixel, and the last that has begun before it.
    let firstRow = (max(row - uniforms.side + 1, 0) + uniforms.stride - 1) / uniforms.stride;
    let firstColumn = (max(column - uniforms.side + 1, 0) + uniforms.stride - 1) / uniforms.stride;
    let lastRow = min(row / uniforms.stride, uniforms.outHeight - 1);
    let lastColumn = min(column / uniforms.stride, uniforms.outWidth - 1);
    ${lines(channels, (c) => `let channel${c} = min(start + ${c}, uniforms.channels - 1) * uniforms.outChannels;`)}
    ${lines(channels, (c) => lines(quads, (q) => `var sum${c}_${q} = vec4<f32>(0.0);`))}
    for (var y = firstRow; y <= lastRow; y++) {
      for (var x = firstColumn; x <= lastColumn; x++) {
        let tap = (row - y * uniforms.stride) * uniforms.side + column - x * uniforms.stride;
        var weight = uniforms.weights + tap * uniforms.channels * uniforms.outChannels;
        var at = (uniforms.y + (y * uniforms.outWidth + x) * uniforms.outChannels) * uniforms.quads + quad;
        for (var i = 0; i < uniforms.outChannels; i++) {
          ${lines(quads, (q) => `let d${q} = result[at + ${q} * lanes];`)}
          ${lines(
            channels,
            (c) => `let w${c} = parameters[weight + channel${c}];
            ${lines(quads, (q) => `sum${c}_${q} += d${q} * w${c};`)}`,
          )}
          at += uniforms.quads;
          weight += 1;
        }
      }
    }
    ${lines(
      channels,
      (c) => `if (start + ${c} < uniforms.channels) {
      let to = (uniforms.x + pixel * uniforms.channels + start + ${c}) * uniforms.quads + quad;
      ${lines(
        quads,
        (q) =>
          `result[to + ${q} * lanes] = ${passBack(`sum${c}_${q}`, `maps[to + ${q} * lanes]`, inputActivation)};`,
      )}
    }`,
    )}
  }`,
})

/** Computes deltas[x] of a stage with weights from deltas[y]. */
export function runInputGradient(
  backend: WebGPUBackend,
  stage: Stage,
  tensors: { maps: TensorInfo; deltas: TensorInfo; parameters: TensorInfo },
  quads: number,
  tiling: Tiling,
): void {
  const { input, output, window, stride, pad, x, y, weights, inputActivation } = stage
  const channels = channelTile(input.channels)
  const { maps, deltas, parameters } = tensors
  launch(backend, inputGradient(inputActivation, channels, tiling), {
    reads: inputActivation === 'linear' ? { parameters } : { parameters, maps },
    writes: deltas,
    numbers: {
      ...{ quads, ...input, outHeight: output.height, outWidth: output.width, outChannels: output.channels },
      ...{ side: window, stride, pad, x, y, weights },
    },
    threads: input.height * input.width * Math.ceil(input.channels / channels) * (quads / tiling.quads),
  })
}
