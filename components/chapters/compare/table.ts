import { alexnetTorchvision } from '@/lib/nn/alexnet'
import { alexnet2012 } from '@/lib/nn/alexnet2012'
import { describeNetwork } from '@/lib/nn/arithmetic'
import type { AnyNetwork } from '@/lib/nn/layers'
import { lenet5Modern } from '@/lib/nn/lenet5'
import { lenet5Published } from '@/lib/nn/lenet5-choices'
import { PASSES_A_STEP } from '@/lib/nn/training-cost'
import { citedFacts } from '@/components/mdx/cited-facts'

/** As their papers have them, or as they are written today. */
export const editions = ['published', 'today'] as const
export type Edition = (typeof editions)[number]

export const pairOf: Record<Edition, readonly [AnyNetwork, AnyNetwork]> = {
  published: [lenet5Published, alexnet2012],
  today: [lenet5Modern, alexnetTorchvision],
}

export const numberRows = [
  'parameters',
  'macs',
  'neurons',
  'bytes',
  'inputs',
  'pictures',
  'passes',
  'trainingMacs',
] as const
export type NumberRow = (typeof numberRows)[number]

/** A number and how it comes about, in symbols that every language writes alike. */
export interface Cell {
  value: number
  arithmetic: string
}

const BYTES = 4 // of a float32
const pictures = [60_000, citedFacts['ilsvrc2012.train'].value] as const
const passes = [citedFacts['lenet1998.passes'].value, citedFacts['alexnet2012.passes'].value] as const

const spelt = new Intl.NumberFormat('en')
const plus = (values: readonly number[]) => values.map((value) => spelt.format(value)).join(' + ')
const times = (values: readonly number[]) => values.map((value) => spelt.format(value)).join(' × ')

/** One cell of the table; `side` 0 is LeNet-5, 1 is AlexNet. */
export function cellOf(row: NumberRow, edition: Edition, side: 0 | 1): Cell {
  const spec = pairOf[edition][side]
  const { layers, parameters, macs } = describeNetwork(spec)
  const parts = (of: 'parameters' | 'macs' | 'neurons') =>
    layers.map((layer) => layer[of]).filter((count) => count > 0)
  switch (row) {
    case 'parameters':
      return { value: parameters, arithmetic: plus(parts('parameters')) }
    case 'macs':
      return { value: macs, arithmetic: plus(parts('macs')) }
    case 'neurons':
      return {
        value: parts('neurons').reduce((sum, count) => sum + count, 0),
        arithmetic: plus(parts('neurons')),
      }
    case 'bytes':
      return { value: BYTES * parameters, arithmetic: times([parameters, BYTES]) }
    case 'inputs': {
      const sides = [spec.input.height, spec.input.width, spec.input.channels]
      return { value: sides.reduce((product, side) => product * side), arithmetic: times(sides) }
    }
    case 'pictures':
      return { value: pictures[side], arithmetic: spelt.format(pictures[side]) }
    case 'passes':
      return { value: passes[side], arithmetic: spelt.format(passes[side]) }
    case 'trainingMacs': {
      const factors = [PASSES_A_STEP, macs, pictures[side], passes[side]]
      return { value: factors.reduce((product, factor) => product * factor), arithmetic: times(factors) }
    }
  }
}

/** AlexNet's number by LeNet's. */
export const ratioOf = (row: NumberRow, edition: Edition): number =>
  cellOf(row, edition, 1).value / cellOf(row, edition, 0).value

export const orders = ['plain', 'lenet', 'alexnet', 'ratio'] as const
export type Order = (typeof orders)[number]

/** The rows from the greatest number down; 'plain' is the order in which the book comes to them. */
export function sortedRows(order: Order, edition: Edition): readonly NumberRow[] {
  if (order === 'plain') return numberRows
  const keyOf = (row: NumberRow) =>
    order === 'ratio' ? ratioOf(row, edition) : cellOf(row, edition, order === 'lenet' ? 0 : 1).value
  return [...numberRows].sort((a, b) => keyOf(b) - keyOf(a))
}

/** What words say and numbers do not; in lib/i18n. */
export const wordRows = [
  'depth',
  'activation',
  'pooling',
  'output',
  'regularisation',
  'optimiser',
  'hardware',
  'time',
  'error',
] as const
