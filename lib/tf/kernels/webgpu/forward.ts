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
 * `quads` x 4 examples: each vector that it loads is used `channels` times, each weight `quads` times. The values under
 * a row of the window lie side by side, as do their weights.
 *
 * Workgroups: pixels x channel tiles x example tiles, over the threads of one. LeNet at a batch of 64 on a card: C1 has
 * 784 x 1 x 16 threads, 196 workgroups of 64; C3 100 x 2 x 16, 50; C5, a single pixel, 15 x 16, 4.
 */
const weightedForward = ({ activation, channels, last }: Variant, { quads, workgroup }: Tiling): Shader => {
  const source = last ? 'maps' : 'result'
  const store = (c: number, q: number, value: string) => {
    if (!last) return `result[to + ${c} * quads + quad${q}] = ${value};`
    const example = (k: number) => `quad${q} * 4 + ${k}`
    return `{
        let value = ${value};
        ${lines(4, (k) => `if (${example(k)} < batch) { result[(${example(k)}) * size + feature + ${c}] = value[${k}]; }`)}
      }`
  }
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
    // What is used often is read once: a uniform is memory, too.
    let quads = uniforms.quads;
    let outChannels = uniforms.outChannels;
    let lanes = quads / ${quads};
    let tiles = (outChannels + ${channels - 1}) / ${channels};
    let rest = index / lanes;
    let pixel = rest / tiles;
    if (pixel >= uniforms.outPixels) { return; }
    let start = (rest % tiles) * ${channels};
    let row = (pixel / uniforms.outWidth) * uniforms.stride - uniforms.pad;
    let column = (pixel % uniforms.outWidth) * uniforms.stride - uniforms.pad;
    // What lies in the padding is zero and is passed over.
    let lastRow = min(uniforms.side, uniforms.height - row);
    let first = max(0, -column) * uniforms.channels;
    let last = min(uniforms.side, uniforms.width - column) * uniforms.channels;
    let rowLength = uniforms.side * uniforms.channels;
    let bias = uniforms.weights + uniforms.side * rowLength * outChannels;
    ${lines(quads, (q) => `let quad${q} = index % lanes + ${q} * lanes;`)}
    ${lines(
      channels,
      (c) => `let channel${c} = min(start + ${c}, outChannels - 1);
      ${lines(quads, (q) => `var sum${c}_${q} = vec4<f32>(parameters[bias + channel${c}]);`)}`,
    )}
    // One loop over the whole window: on a processor, entering a loop costs as much as several turns of it.
    let firstRow = max(0, -row);
    let length = last - first;
    let atJump = (uniforms.width * uniforms.channels - length) * quads;
    let weightJump = (rowLength - length) * outChannels;
    var at = (uniforms.x + ((row + firstRow) * uniforms.width + column) * uniforms.channels + first) * quads;
    var weight = uniforms.weights + (firstRow * rowLength + first) * outChannels;
    var i = 0;
    let turns = (lastRow - firstRow) * length;
    for (var turn = 0; turn < turns; turn++) {
      ${lines(quads, (q) => `let x${q} = ${source}[at + quad${q}];`)}
      ${lines(
        channels,
        (c) => `let w${c} = parameters[weight + channel${c}];
        ${lines(quads, (q) => `sum${c}_${q} += x${q} * w${c};`)}`,
      )}
      i++;
      let rowEnds = i == length;
      i = select(i, 0, rowEnds);
      at += quads + select(0, atJump, rowEnds);
      weight += outChannels + select(0, weightJump, rowEnds);
    }
    let feature = pixel * outChannels + start;
    ${
      last
        ? `let size = uniforms.outPixels * outChannels;
    let batch = uniforms.batch;`
        : 'let to = (uniforms.y + feature) * quads;'
    }
    ${lines(
      channels,
      (c) => `if (start + ${c} < outChannels) {
      ${lines(quads, (q) => store(c, q, activate(`sum${c}_${q}`, activation)))}
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
