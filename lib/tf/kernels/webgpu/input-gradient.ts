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
    let quads = uniforms.quads;
    let channels = uniforms.channels;
    let outChannels = uniforms.outChannels;
    let stride = uniforms.stride;
    let lanes = quads / ${quads};
    let tiles = (channels + ${channels - 1}) / ${channels};
    let rest = index / lanes;
    let pixel = rest / tiles;
    if (pixel >= uniforms.height * uniforms.width) { return; }
    let start = (rest % tiles) * ${channels};
    let row = pixel / uniforms.width + uniforms.pad;
    let column = pixel % uniforms.width + uniforms.pad;
    // The first window that still reaches this pixel, and the last that has begun before it.
    let firstRow = (max(row - uniforms.side + 1, 0) + stride - 1) / stride;
    let firstColumn = (max(column - uniforms.side + 1, 0) + stride - 1) / stride;
    let lastRow = min(row / stride, uniforms.outHeight - 1);
    let lastColumn = min(column / stride, uniforms.outWidth - 1);
    ${lines(quads, (q) => `let quad${q} = index % lanes + ${q} * lanes;`)}
    ${lines(channels, (c) => `let channel${c} = min(start + ${c}, channels - 1) * outChannels;`)}
    ${lines(channels, (c) => lines(quads, (q) => `var sum${c}_${q} = vec4<f32>(0.0);`))}
    let columns = max(0, lastColumn - firstColumn + 1);
    let tap = (row - firstRow * stride) * uniforms.side + column - firstColumn * stride;
    let matrix = channels * outChannels;
    var at = (uniforms.y + (firstRow * uniforms.outWidth + firstColumn) * outChannels) * quads;
    var weight = uniforms.weights + tap * matrix;
    // The next window lies a step further on: it sees this pixel through a weight a step further back.
    let atJump = (uniforms.outWidth - columns) * outChannels * quads;
    let windowJump = -outChannels - stride * matrix;
    let rowJump = stride * (columns - uniforms.side) * matrix;
    var i = 0;
    var window = 0;
    // One loop over all windows: on a processor, entering a loop costs as much as several turns of it.
    let turns = max(0, lastRow - firstRow + 1) * columns * outChannels;
    for (var turn = 0; turn < turns; turn++) {
      ${lines(quads, (q) => `let d${q} = result[at + quad${q}];`)}
      ${lines(
        channels,
        (c) => `let w${c} = parameters[weight + channel${c}];
        ${lines(quads, (q) => `sum${c}_${q} += d${q} * w${c};`)}`,
      )}
      i++;
      let windowEnds = i == outChannels;
      i = select(i, 0, windowEnds);
      window += select(0, 1, windowEnds);
      let rowEnds = window == columns;
      window = select(window, 0, rowEnds);
      at += quads + select(0, atJump, rowEnds);
      weight += 1 + select(0, windowJump, windowEnds) + select(0, rowJump, rowEnds);
    }
    let to = (uniforms.x + pixel * channels + start) * quads;
    ${lines(
      channels,
      (c) => `if (start + ${c} < channels) {
      ${lines(quads, (q) => {
        const place = `to + ${c} * quads + quad${q}`
        return `result[${place}] = ${passBack(`sum${c}_${q}`, `maps[${place}]`, inputActivation)};`
      })}
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
