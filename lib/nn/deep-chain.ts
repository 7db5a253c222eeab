import type { Initialisation } from './initialisation'
import type { NetworkSpec } from './spec'

export const chainActivations = ['sigmoid', 'tanh', 'relu'] as const
export type ChainActivation = (typeof chainActivations)[number]

/** 'old' is the rule of 1998, 2.4 / fan-in; 'new' keeps the size of signals: Glorot's, or He's before a ReLU. */
export const chainStarts = ['old', 'new'] as const
export type ChainStart = (typeof chainStarts)[number]

export interface ChainSettings {
  activation: ChainActivation
  /** Hidden layers, {@link CHAIN_DEPTHS}. */
  depth: number
  start: ChainStart
}

export const CHAIN_DEPTHS = { least: 2, most: 12 } as const
export const CHAIN_WIDTH = 40

/**
 * A plain chain of fully connected layers between LeNet's input and ten logits: deep and simple enough to see what becomes
 * of a gradient on its way back. Hidden layers are h1, h2, ... from the input on.
 */
export function deepChain({ activation, depth }: Pick<ChainSettings, 'activation' | 'depth'>): NetworkSpec {
  return {
    id: `chain-${activation}-${depth}`,
    title: `${depth} hidden layers, ${activation}`,
    input: { height: 32, width: 32, channels: 1 },
    layers: [
      { kind: 'flatten', name: 'flatten' },
      ...Array.from(
        { length: depth },
        (_, i) => ({ kind: 'dense', name: `h${i + 1}`, units: CHAIN_WIDTH, activation }) as const,
      ),
      { kind: 'dense', name: 'output', units: 10, activation: 'linear' },
    ],
  }
}

export const initialisationOf = ({ activation, start }: ChainSettings): Initialisation =>
  start === 'old' ? '1998' : activation === 'relu' ? 'he' : 'glorot'
