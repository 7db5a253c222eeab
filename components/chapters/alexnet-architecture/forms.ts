import { photoPreparations } from '@/lib/data/photo-preparation'
import { alexnetTorchvision } from '@/lib/nn/alexnet'
import { alexnet2012 } from '@/lib/nn/alexnet2012'
import { alexnet64 } from '@/lib/nn/alexnet64'
import { alexnetOneColumn } from '@/lib/nn/alexnet-one-column'
import { describeNetwork } from '@/lib/nn/arithmetic'
import type { AnyNetwork } from '@/lib/nn/layers'
import type { PhotoNetwork } from '@/lib/nn/photo-networks'
import { receptiveField, type Field } from '@/lib/nn/receptive-field'
import { shapeSize, type Shape } from '@/lib/nn/shapes'
import { spellArithmetic } from '@/lib/nn/spell-arithmetic'

export const forms = ['published', 'single', 'torchvision'] as const
export type Form = (typeof forms)[number]

export const specOf: Record<Form, AnyNetwork> = {
  published: alexnet2012,
  single: alexnetOneColumn,
  torchvision: alexnetTorchvision,
}

/** Where the field of a cell can be shown: in the three forms, and in the small AlexNet that comes with the site. */
export const drawn = ['alexnet64', ...forms] as const
export type Drawn = (typeof drawn)[number]
export const specOfDrawn: Record<Drawn, AnyNetwork> = { alexnet64, ...specOf }

/** The networks that run here, as the figures call them. */
export const drawnOf: Record<PhotoNetwork, Drawn> = {
  alexnet64: 'alexnet64',
  alexnet: 'torchvision',
  alexnet2012: 'published',
}

const preparationOf = {
  alexnet64: photoPreparations.alexnet64,
  published: photoPreparations.alexnet2012,
  single: photoPreparations.alexnet2012,
  torchvision: photoPreparations.alexnet,
} as const

/** Every layer that can be opened, in order; torchvision's form lacks some of them. */
export const layerNames = alexnet2012.layers
  .filter(({ kind }) => kind !== 'flatten')
  .map(({ name }) => name) as readonly string[]

export const indexOf = (spec: AnyNetwork, layer: string) =>
  spec.layers.findIndex(({ name }) => name === layer)

const FLOAT32_BYTES = 4

/** One layer of a form in numbers. */
export interface LayerCosts {
  input: Shape
  output: Shape
  parameters: { spelt: string; total: number }
  macs: { spelt: string; total: number }
  /** Bytes in float32: of what is learnt, and of what the layer puts out for one photo. */
  weightBytes: number
  outputBytes: number
  /** Side of what a cell in the middle of a map sees of the input, in pixels; units see all of it. */
  sees: number
  side: number
}

/** What a layer is and costs, or null where the form has no such layer. */
export function costsOf(spec: AnyNetwork, layer: string): LayerCosts | null {
  const index = indexOf(spec, layer)
  if (index < 0) return null
  const { input, output, parameters, macs } = describeNetwork(spec).layers[index]
  const spelt = spellArithmetic(spec)[index]
  return {
    input,
    output,
    parameters: { spelt: spelt.parameters, total: parameters },
    macs: { spelt: spelt.macs, total: macs },
    weightBytes: parameters * FLOAT32_BYTES,
    outputBytes: shapeSize(output) * FLOAT32_BYTES,
    sees: middleField(spec, index, output).width,
    side: spec.input.width,
  }
}

function middleField(spec: AnyNetwork, index: number, output: Shape): Field {
  const [row, column] = output.length === 3 ? [output[0] >> 1, output[1] >> 1] : [0, 0]
  return receptiveField(spec, index, row, column)
}

/** A cell of a map of one size as the cell at the same place of a map of another size. */
export function sameCell(cell: number, from: number, to: number): number {
  return Math.min(to - 1, Math.max(0, Math.floor(((cell + 0.5) / from) * to)))
}

/** A square of a photo, as shares of the photo's centred square: 0 to 1 where it lies inside. */
export interface PartOfSquare {
  left: number
  top: number
  width: number
  height: number
}

/** The part of a photo's centred square that a network is given. */
export function inputPart(network: Drawn): PartOfSquare {
  const { shorter, side } = preparationOf[network]
  const edge = (shorter - side) / 2 / shorter
  return { left: edge, top: edge, width: side / shorter, height: side / shorter }
}

/** Where pixels of a network's input lie in the photo's centred square. */
export function fieldPart(network: Drawn, field: Field): PartOfSquare {
  const { shorter, side } = preparationOf[network]
  const edge = (shorter - side) / 2
  return {
    left: (edge + field.left) / shorter,
    top: (edge + field.top) / shorter,
    width: field.width / shorter,
    height: field.height / shorter,
  }
}
