import type { TensorInfo } from '@tensorflow/tfjs-core'
import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu'
import type { Activation } from '@/lib/nn/spec'
import { activate, activationFunctions } from './activations'
import { launch, lines, type Shader } from './launch'
import type { Stage } from './program'
import { channelTile, type Tiling } from './tiling'

interface Variant {
  activation: Activation
  /** Output channels of a thread. */
  channels: number
  /** Whether the output goes to a tensor of its own, example by example, and not to the other maps. */
  last: boolean
}

/**
 * Convolution or dense layer, bias and activation. A thread computes one output pixel of `channels` channels for
 * `quads` x 4 examples: of each value under its window and each weight it reads, it makes that many uses. The values
 * under a row of the window lie side by side, as do their weights, so that one loop runs along a row.
 *
 * Workgroups: pixels x channel tiles x example tiles, over the threads of one. LeNet's C1 at a batch of 64 on a card:
 * 784 x 1 x 16 threads = 196 workgroups of 64; C5: 15 x 16 = 4, the fewest of all.
 */
const weightedForward = ({ activation, channels, last }: Variant, { quads, workgroup }: Tiling): Shader => {
  const source = last ? 'maps' : 'result'
  const store = (c: number, q: number) =>
    last
      ? lines(4, (k) => `if (example + ${k} < uniforms.batch) { result[to + ${k} * size] = value[${k}]; }`)
      : `result[(uniforms.y + pixel * uniforms.outChannels + start + ${c}) * uniforms.quads + quad + ${q} * lanes] = value;`
  return {
    key: `LayersForward ${activation} ${channels} ${last} ${quads}`,
    reads: last ? { parameters: 1, maps: 4 } : { parameters: 1 },
    writes: last ? 1 : 4,
    integers: [
      ...['quads', 'batch', 'height', 'width', 'channels', 'outWidth', 'outPixels', 'outChannels'],
      ...['side', 'stride', 'pad', 'x', 'y', 'weights'],
    ],
    workgroup,
    code: () => `
  ${activationFunctions(activation)}
  fn main(index : i32) {
    let lanes = uniforms.quads / ${quads};
    let tiles = (uniforms.outChannels + ${channels - 1}) / ${channels};
    let quad = index % lanes;
    let rest = index / lanes;
    let pixel = rest / tiles;
    if (pixel >= uniforms.outPixels) { return; }
    let start = (rest % tiles) * ${channels};
    let row = (pixel / uniforms.outWidth) * uniforms.stride - uniforms.pad;
    let column = (pixel % uniforms.outWidth) * uniforms.stride - uniforms.pad;
    // What lies in the padding is zero and is passed over.
    let firstRow = max(0, -row);
    let lastRow = min(uniforms.side, uniforms.height - row);
    let first = max(0, -column) * uniforms.channels;
    let last = min(uniforms.side, uniforms.width - column) * uniforms.channels;
    let rowLength = uniforms.side * uniforms.channels;
    let bias = uniforms.weights + uniforms.side * rowLength * uniforms.outChannels;
    ${lines(channels, (c) => `let column${c} = min(start + ${c}, uniforms.outChannels - 1);`)}
    ${lines(channels, (c) =>
      lines(quads, (q) => `var sum${c}_${q} = vec4<f32>(parameters[bias + column${c}]);`),
    )}
    for (var y = firstRow; y < lastRow; y++) {
      var at = (uniforms.x + ((row + y) * uniforms.width + column) * uniforms.channels + first) * uniforms.quads + quad;
      var weight = uniforms.weights + (y * rowLength + first) * uniforms.outChannels;
      for (var i = first; i < last; i++) {
        ${lines(quads, (q) => `let x${q} = ${source}[at + ${q} * lanes];`)}
        ${lines(
          channels,
          (c) => `let w${c} = parameters[weight + column${c}];
          ${lines(quads, (q) => `sum${c}_${q} += x${q} * w${c};`)}`,
        )}
        at += uniforms.quads;
        weight += uniforms.outChannels;
      }
    }
    let size = uniforms.outPixels * uniforms.outChannels;
    ${lines(
      channels,
      (c) => `if (start + ${c} < uniforms.outChannels) {
      ${lines(
        quads,
        (q) => `{
        let value = ${activate(`sum${c}_${q}`, activation)};
        let example = (quad + ${q} * lanes) * 4;
        let to = example * size + pixel * uniforms.outChannels + start + ${c};
        ${store(c, q)}
      }`,
      )}
    }`,
    )}
  }`,
  }
}

/**
 * Computes one stage with weights: of maps[x] into maps[y], or into a new tensor [batch, ...] where `outputShape` says so.
 */
export function runWeighted(
  backend: WebGPUBackend,
  stage: Stage,
  tensors: { maps: TensorInfo; parameters: TensorInfo },
  size: { batch: number; quads: number; outputShape: number[] | null },
  tiling: Tiling,
): TensorInfo {
  const { input, output, window, stride, pad, x, y, weights, activation } = stage
  const { batch, quads, outputShape } = size
  const last = outputShape !== null
  const channels = channelTile(output.channels)
  const outPixels = output.height * output.width
  return launch(backend, weightedForward({ activation, channels, last }, tiling), {
    reads: last ? tensors : { parameters: tensors.parameters },
    writes: last ? { shape: outputShape } : tensors.maps,
    numbers: {
      ...{ quads, batch, ...input, outWidth: output.width, outPixels, outChannels: output.channels },
      ...{ side: window, stride, pad, x, y, weights },
    },
    threads: outPixels * Math.ceil(output.channels / channels) * (quads / tiling.quads),
  })
}
