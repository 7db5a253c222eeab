import type { TensorInfo } from '@tensorflow/tfjs-core'
import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu'
import { forEachOfFour, launch, lines, quarterOf, type Shader } from './launch'
import { tapsOf, type LayersProgram, type Stage } from './program'
import { channelTile, type Tiling } from './tiling'

/** Weights of an output channel that a thread computes. */
const TAPS = 9
/** As a batch of 64 has vectors of four examples: more slices of a batch than these would often be empty. */
const MOST_SLICES = 16

/**
 * How the gradient by one stage's weights is shared out. It is a sum over all examples and all output pixels: each slice
 * takes some of the examples, each band some of the rows, and adds them up in a copy of its own; the copies are summed
 * afterwards in their order, so that the result never depends on who was first.
 */
interface Share {
  stage: Stage
  taps: number
  tapTiles: number
  channelTiles: number
  slices: number
  bands: number
  /** Place of the first copy among the partial sums; copies follow each other. */
  start: number
  /** Values of one copy: the weights, then the biases, as in the network's flat vector. */
  size: number
}

const copies = ({ slices, bands }: Share) => slices * bands
const threadsOf = (share: Share) => share.tapTiles * share.channelTiles * copies(share)

/** Shares of all stages with weights. They do not depend on the batch. */
function shareOut(program: LayersProgram, tiling: Tiling): Share[] {
  let start = 0
  return program.stages
    .filter(({ pooling }) => !pooling)
    .map((stage) => {
      const taps = tapsOf(stage)
      const tapTiles = Math.ceil((taps + 1) / TAPS)
      const channelTiles = Math.ceil(stage.output.channels / channelTile(stage.output.channels))
      const pixels = stage.output.height * stage.output.width
      const wanted = pixels === 1 ? 1 : Math.ceil(tiling.threads / (tapTiles * channelTiles))
      const slices = Math.min(MOST_SLICES, 2 ** Math.ceil(Math.log2(wanted)))
      const bands = Math.min(stage.output.height, Math.ceil(wanted / slices))
      const size = (taps + 1) * stage.output.channels
      const share = { stage, taps, tapTiles, channelTiles, slices, bands, start, size }
      start += copies(share) * size
      return share
    })
}

const FIELDS = [
  ...([
    'height',
    'width',
    'channels',
    'outHeight',
    'outWidth',
    'outChannels',
    'side',
    'stride',
    'pad',
  ] as const),
  ...(['x', 'y', 'taps', 'channelTiles', 'slices', 'bands', 'begin', 'size', 'firstThread'] as const),
]

const fieldsOf = (share: Share, firstThread: number): Record<(typeof FIELDS)[number], number> => ({
  ...share.stage.input,
  outHeight: share.stage.output.height,
  outWidth: share.stage.output.width,
  outChannels: share.stage.output.channels,
  side: share.stage.window,
  stride: share.stage.stride,
  pad: share.stage.pad,
  x: share.stage.x,
  y: share.stage.y,
  taps: share.taps,
  channelTiles: share.channelTiles,
  slices: share.slices,
  bands: share.bands,
  begin: share.start,
  size: share.size,
  firstThread,
})

/**
 * Gradient by weights and biases, of all stages that have a block of `channels` output channels, in one launch. A thread
 * computes a block of 9 weights by `channels` channels for one slice of the examples and one band of rows: of 9 +
 * `channels` loaded vectors it makes 9 x `channels` products. The bias is one more weight, whose input is always 1; it
 * comes first in the first block.
 *
 * Workgroups: blocks x slices x bands, over the threads of one. LeNet on a card: C3 has 17 x 2 blocks, 16 slices and
 * 10 bands, C5 45 x 15 blocks, together 96 workgroups of 64; in the other launch C1 has 3 blocks,
 * 16 slices and 28 bands, together with F6 and the output 25 workgroups.
 */
function weightGradient(shares: readonly Share[], channels: number, { workgroup }: Tiling): Shader {
  const firsts = shares.map((_, i) => shares.slice(0, i).reduce((sum, share) => sum + threadsOf(share), 0))
  const layers = shares.map((share, i) => fieldsOf(share, firsts[i]))
  const padded = shares.some(({ stage }) => stage.pad > 0)
  // As unsigned numbers, what is negative is too large as well. Not &&, which would branch.
  const inside = (t: number) => `(u32(row + ky${t}) < u32(height)) & (u32(column + kx${t}) < u32(width))`
  return {
    key: `LayersWeightGradient ${channels} ${layers.map((layer) => FIELDS.map((field) => layer[field]).join()).join(' ')}`,
    reads: { maps: 4, deltas: 4 },
    writes: 1,
    integers: ['quads'],
    workgroup,
    code: () => `
  fn main(index : i32) {
    ${lines(FIELDS.length, (i) => `var ${FIELDS[i]} = ${layers[0][FIELDS[i]]};`)}
    ${lines(layers.length - 1, (i) => {
      const fields = FIELDS.filter((field) => layers[i + 1][field] !== layers[0][field])
      return `if (index >= ${firsts[i + 1]}${i + 2 < layers.length ? ` && index < ${firsts[i + 2]}` : ''}) {
        ${fields.map((field) => `${field} = ${layers[i + 1][field]};`).join(' ')}
      }`
    })}
    let thread = index - firstThread;
    let slice = thread % slices;
    let band = (thread / slices) % bands;
    let block = thread / (slices * bands);
    let tapBlock = block / channelTiles;
    let rowsPerBand = (outHeight + bands - 1) / bands;
    let lastRow = min(outHeight, (band + 1) * rowsPerBand);
    let firstTap = tapBlock * ${TAPS} - 1;
    let firstChannel = (block % channelTiles) * ${channels};
    let isBias = firstTap < 0;
    let quads = uniforms.quads;
    ${lines(
      TAPS,
      (t) => `
    let tap${t} = clamp(firstTap + ${t}, 0, taps - 1);
    let ky${t} = tap${t} / (side * channels);
    let kx${t} = tap${t} / channels - ky${t} * side;
    let offset${t} = ((ky${t} * width + kx${t}) * channels + tap${t} % channels) * quads;`,
    )}
    ${lines(channels, (c) => `let out${c} = min(firstChannel + ${c}, outChannels - 1) * quads;`)}
    ${lines(TAPS, (t) => lines(channels, (c) => `var sum${t}_${c} = 0.0;`))}
    // One loop over examples, rows and columns: on a processor, entering a loop costs as much as several turns of it.
    let firstRow = band * rowsPerBand;
    let turns = max(0, lastRow - firstRow) * outWidth * ((quads - slice + slices - 1) / slices);
    var quad = slice;
    var oy = firstRow;
    var ox = 0;
    for (var turn = 0; turn < turns; turn++) {
      let row = oy * stride - pad;
      let column = ox * stride - pad;
      let at = (x + (row * width + column) * channels) * quads + quad;
      let delta = (y + (oy * outWidth + ox) * outChannels) * quads + quad;
      ${lines(TAPS, (t) =>
        padded
          ? `let inside${t} = ${inside(t)};
          let in${t} = select(vec4<f32>(0.0), maps[select(0, at + offset${t}, inside${t})], inside${t});`
          : `let in${t} = maps[at + offset${t}];`,
      )}
      let first = select(in0, vec4<f32>(1.0), isBias);
      ${lines(
        channels,
        (c) => `let d${c} = deltas[delta + out${c}];
        ${lines(TAPS, (t) => `sum${t}_${c} += dot(${t === 0 ? 'first' : `in${t}`}, d${c});`)}`,
      )}
      ox++;
      let rowEnds = ox == outWidth;
      ox = select(ox, 0, rowEnds);
      oy += select(0, 1, rowEnds);
      let bandEnds = oy == lastRow;
      oy = select(oy, firstRow, bandEnds);
      quad += select(0, slices, bandEnds);
    }
    let copy = begin + (band * slices + slice) * size;
    ${lines(
      TAPS,
      (t) => `
    if (firstTap + ${t} < taps) {
      let to = copy + select(firstTap + ${t}, taps, firstTap + ${t} < 0) * outChannels + firstChannel;
      ${lines(channels, (c) => `if (firstChannel + ${c} < outChannels) { result[to + ${c}] = sum${t}_${c}; }`)}
    }`,
    )}
  }`,
  }
}

/**
 * Sums the copies of every parameter's gradient, in their order. A thread computes four parameters.
 *
 * Workgroups: a quarter of the parameters over the threads of one. LeNet on a card: 15,427 / 64 = 242.
 */
function sumOfCopies(shares: readonly Share[], firstParameter: number, { smallWork }: Tiling): Shader {
  const places = shares.map((share) => [
    share.stage.weights - firstParameter,
    share.start,
    share.size,
    copies(share),
  ])
  return {
    key: `LayersSumOfCopies ${places.join()}`,
    reads: { partials: 1 },
    writes: 1,
    integers: ['count'],
    workgroup: smallWork,
    code: () => `
  fn sum(at : i32) -> f32 {
    var start = 0; var size = 0; var copies = 0;
    ${lines(places.length, (i) => {
      const [first, start, size, count] = places[i]
      return `if (at >= ${first}) { start = ${start - first}; size = ${size}; copies = ${count}; }`
    })}
    var all = 0.0;
    for (var i = 0; i < copies; i++) { all += partials[start + at + i * size]; }
    return all;
  }
  fn main(index : i32) {
    ${forEachOfFour((at) => `result[${at}] = sum(${at});`)}
  }`,
  }
}

/** Gradient by all parameters of the program, flat; a new tensor. */
export function runWeightGradients(
  backend: WebGPUBackend,
  program: LayersProgram,
  tensors: { maps: TensorInfo; deltas: TensorInfo },
  quads: number,
  tiling: Tiling,
): TensorInfo {
  const shares = shareOut(program, tiling)
  const length = shares.reduce((sum, share) => sum + copies(share) * share.size, 0)
  const partials = backend.makeTensorInfo([length], 'float32')
  for (const channels of [6, 8]) {
    const group = shares.filter(({ stage }) => channelTile(stage.output.channels) === channels)
    if (group.length === 0) continue
    launch(backend, weightGradient(group, channels, tiling), {
      reads: tensors,
      writes: partials,
      numbers: { quads },
      threads: group.reduce((sum, share) => sum + threadsOf(share), 0),
    })
  }
  const gradients = launch(backend, sumOfCopies(shares, program.firstParameter, tiling), {
    reads: { partials },
    writes: { shape: [program.parameterCount] },
    numbers: { count: program.parameterCount },
    threads: quarterOf(program.parameterCount),
  })
  backend.disposeData(partials.dataId)
  return gradients
}
