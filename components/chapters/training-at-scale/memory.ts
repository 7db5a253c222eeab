import { alexnet2012 } from '@/lib/nn/alexnet2012'
import { lenet5Modern } from '@/lib/nn/lenet5'
import {
  greatestBatch,
  totalMemory,
  trainingMemory,
  type GradientHolding,
  type TrainingMemory,
} from '@/lib/nn/memory'

export const networks = { alexnet: alexnet2012, lenet: lenet5Modern } as const
export type NetworkName = keyof typeof networks

/** Of a GTX 580 "with 3 GB": chips of memory come in powers of two. */
export const CARD_BYTES = 3 * 2 ** 30

/** What stands still, then what grows with the batch. */
export const memoryParts = [
  'weights',
  'gradients',
  'momentum',
  'values',
  'valueGradients',
] as const satisfies readonly (keyof TrainingMemory)[]
export type MemoryPart = (typeof memoryParts)[number]
export const growing: readonly MemoryPart[] = ['values', 'valueGradients']

export interface Held {
  parts: TrainingMemory
  total: number
  /** How many numbers of four bytes each part is: of one photo where it grows with the batch. */
  numbers: Record<MemoryPart, number>
  /** The most photos in a batch that fit. */
  most: number
}

/** What one card holds. */
export function heldBy(
  network: NetworkName,
  batch: number,
  halved: boolean,
  gradients: GradientHolding,
): Held {
  const spec = networks[network]
  const options = { halved, gradients }
  const parts = trainingMemory(spec, batch, options)
  const one = trainingMemory(spec, 1, options)
  const numbers = Object.fromEntries(memoryParts.map((part) => [part, one[part] / 4])) as Held['numbers']
  return { parts, total: totalMemory(parts), numbers, most: greatestBatch(spec, CARD_BYTES, options) }
}
