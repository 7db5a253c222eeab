import { parameterList } from '@/lib/nn/parameters'
import { receptiveField, windowOf, type Field } from '@/lib/nn/receptive-field'
import { layerShapes } from '@/lib/nn/shapes'
import type { LayerSpec, NetworkSpec } from '@/lib/nn/spec'

/** The layers that a reader can stack: convolutions of side 3, 5 and 7, one of step 2, pooling of 2 x 2. */
export const layerCodes = ['c3', 'c5', 'c7', 's3', 'p2'] as const
export type LayerCode = (typeof layerCodes)[number]

export const INPUT_SIDE = 32
export const MOST_LAYERS = 6

/** 'c5-p2-c5' as the address has it; null where it means nothing, is too long or does not fit the picture. */
export function parseStack(text: string): LayerCode[] | null {
  const codes = text.split('-')
  if (codes.length > MOST_LAYERS) return null
  const known = codes.map((code) => layerCodes.find((one) => one === code))
  return known.every((code) => code !== undefined) && fits(known) ? known : null
}

function layerOf(code: LayerCode, index: number): LayerSpec {
  const name = `layer${index}`
  if (code === 'p2') return { kind: 'pool', name, mode: 'average', size: 2, stride: 2 }
  const kernel = Number(code[1])
  return { kind: 'conv', name, filters: 1, kernel, stride: code === 's3' ? 2 : 1, activation: 'linear' }
}

export function stackSpec(codes: readonly LayerCode[], side = INPUT_SIDE): NetworkSpec {
  return {
    id: 'stack',
    title: 'Stack',
    input: { height: side, width: side, channels: 1 },
    layers: codes.map(layerOf),
  }
}

/** Whether every layer still has a picture to read. */
export function fits(codes: readonly LayerCode[]): boolean {
  try {
    return codes.length > 0 && layerShapes(stackSpec(codes)).length > 0
  } catch {
    return false
  }
}

/** Kernels that take the mean of what they read, so that the maps show how the picture dissolves. */
export function meanParameters(spec: NetworkSpec): Float64Array {
  return Float64Array.from(
    parameterList(spec).flatMap(({ size, role }) =>
      Array.from({ length: size }, () => (role === 'weight' ? 1 / size : 0)),
    ),
  )
}

/** Of each picture on the way (the input first), the part that one cell of the last map sees. */
export function fieldsOnTheWay(codes: readonly LayerCode[], row: number, column: number): Field[] {
  const sides = [INPUT_SIDE, ...layerShapes(stackSpec(codes)).map(([height]) => height)]
  return sides.map((side, index) =>
    index === codes.length
      ? { top: row, left: column, height: 1, width: 1 }
      : receptiveField(stackSpec(codes.slice(index), side), codes.length - index - 1, row, column),
  )
}

/** For each layer: side of its map, of the field of one cell, and how far the next cell's field is, in pixels. */
export function growth(codes: readonly LayerCode[]) {
  const spec = stackSpec(codes)
  const shapes = layerShapes(spec)
  let step = 1
  return codes.map((code, index) => {
    const { stride } = windowOf(spec.layers[index])!
    step *= stride
    return { code, side: shapes[index][0], field: receptiveField(spec, index, 0, 0).height, step }
  })
}
