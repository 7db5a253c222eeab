import type { AnyActivation } from '@/lib/nn/layers'
import type { ConvLayer } from '@/lib/nn/spec'
import type { Shape } from '@/lib/nn/shapes'
import { roundUp } from './call'
import type { Side } from './winograd-points'

export interface ConvolutionShape {
  inHeight: number
  inWidth: number
  inChannels: number
  outHeight: number
  outWidth: number
  outChannels: number
  kernel: number
  stride: number
  pad: number
}

/** How convolution.ts in the kernels computes a convolution; its words are explained there. */
export interface ConvolutionForm {
  side: 1 | Side
  tile: number
  /** Elements on a side of the window. */
  elements: number
  phases: number
  run: number
  tilesHigh: number
  tilesWide: number
  /** Weights are transformed each time, not when they are packed: slower, but less to fetch. */
  raw: boolean
}

/** Values of an element. */
export const depthOf = ({ phases, run }: ConvolutionForm) => phases * run

const positionsPacked = ({ raw, side, elements }: ConvolutionForm) => (raw ? elements : side) ** 2

/** Values of the packed weights: output channels in blocks of eight. */
export const packedSize = (form: ConvolutionForm, outChannels: number) =>
  roundUp(outChannels, 8) * positionsPacked(form) * depthOf(form)

export function convolutionShape(
  layer: ConvLayer<AnyActivation>,
  input: Shape,
  output: Shape,
): ConvolutionShape {
  const [inHeight, inWidth, inChannels] = input as [number, number, number]
  const [outHeight, outWidth, outChannels] = output as [number, number, number]
  const { kernel, stride = 1, pad = 0 } = layer
  return { inHeight, inWidth, inChannels, outHeight, outWidth, outChannels, kernel, stride, pad }
}

/**
 * The convolution that computes the gradient by the input from that by the output, with the filter turned: its stride is
 * 1, and its outputs are the stride x stride pixels under a step of the window, side by side as channels.
 */
export function gradientShape(shape: ConvolutionShape): ConvolutionShape {
  const { stride } = shape
  const kernel = Math.ceil(shape.kernel / stride)
  const plain = stride === 1
  return {
    inHeight: shape.outHeight,
    inWidth: shape.outWidth,
    inChannels: shape.outChannels,
    outHeight: plain ? shape.inHeight : shape.outHeight + kernel - 1,
    outWidth: plain ? shape.inWidth : shape.outWidth + kernel - 1,
    outChannels: shape.inChannels * stride ** 2,
    kernel,
    stride: 1,
    pad: plain ? kernel - 1 - shape.pad : kernel - 1,
  }
}

function direct({ kernel, inChannels, outHeight, outWidth }: ConvolutionShape): ConvolutionForm {
  const run = roundUp(kernel * inChannels, 4)
  return {
    side: 1,
    tile: 1,
    elements: 1,
    phases: kernel,
    run,
    tilesHigh: outHeight,
    tilesWide: outWidth,
    raw: false,
  }
}

/** Null where a tile would have fewer than two pixels. */
function winograd(
  { kernel, stride, inChannels, outHeight, outWidth }: ConvolutionShape,
  side: Side,
): ConvolutionForm | null {
  const elements = Math.ceil(kernel / stride)
  const tile = side - elements + 1
  if (elements < 2 || tile < 2) return null
  return {
    ...{ side, tile, elements, phases: stride, run: roundUp(stride * inChannels, 4) },
    ...{ tilesHigh: Math.ceil(outHeight / tile), tilesWide: Math.ceil(outWidth / tile) },
    raw: side === 6 && elements === 3,
  }
}

/** Clock cycles for four channels of a tile, in and out: estimates, good enough to tell which form is the quicker. */
const TRANSFORM_CYCLES = { 1: [3, 4], 6: [150, 120], 8: [280, 200] } as const

/** Clock cycles of one picture on one thread, more or less. */
export function cycles(form: ConvolutionForm, { outChannels }: ConvolutionShape): number {
  const tiles = form.tilesHigh * form.tilesWide
  const depth = depthOf(form)
  const outputs = roundUp(outChannels, 8)
  const [into, out] = TRANSFORM_CYCLES[form.side]
  const products = (form.side ** 2 * depth * outputs * tiles) / 8
  // Weights come from memory, counted as eight bytes a cycle.
  const weights = (packedSize(form, outChannels) * 4) / 8
  return products + weights + (tiles * (depth * into + outputs * out)) / 4
}

/** Every form that computes this convolution, the direct one first. */
export const formsOf = (shape: ConvolutionShape): ConvolutionForm[] =>
  [direct(shape), winograd(shape, 6), winograd(shape, 8)].filter((form) => form !== null)

/** The form that takes the least time. */
export const chooseForm = (shape: ConvolutionShape): ConvolutionForm =>
  formsOf(shape).reduce((best, form) => (cycles(form, shape) < cycles(best, shape) ? form : best))
