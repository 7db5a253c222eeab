import { describeNetwork } from '@/lib/nn/arithmetic'
import { pairOf, type Edition } from './table'

export const quantities = ['parameters', 'macs', 'neurons'] as const
export type Quantity = (typeof quantities)[number]

export interface Storey {
  name: string
  value: number
}

/** The layers of a network that have any of a quantity, from the input on. */
export const towerOf = (edition: Edition, side: 0 | 1, quantity: Quantity): Storey[] =>
  describeNetwork(pairOf[edition][side])
    .layers.map((layer) => ({ name: layer.name, value: layer[quantity] }))
    .filter(({ value }) => value > 0)

/** Ends of the logarithmic axis, as powers of ten. */
export const DECADES = { from: 0, to: 9 } as const

/** 0 to 1 along the axis. */
export const along = (value: number): number =>
  (Math.log10(value) - DECADES.from) / (DECADES.to - DECADES.from)
