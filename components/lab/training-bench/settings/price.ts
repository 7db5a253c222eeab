import type { NetworkDescription } from '@/lib/nn/arithmetic'

/** What a network has more (or, negative, fewer) of than another, and the layers whose parameters differ. */
export interface PriceChange {
  parameters: number
  macs: number
  connections: number
  layers: { name: string; before: number; now: number }[]
}

export function priceChange(before: NetworkDescription, now: NetworkDescription): PriceChange {
  const ofLayer = ({ layers }: NetworkDescription, name: string) =>
    layers.find((layer) => layer.name === name)?.parameters ?? 0
  const names = new Set([...now.layers, ...before.layers].map(({ name }) => name))
  return {
    parameters: now.parameters - before.parameters,
    macs: now.macs - before.macs,
    connections: now.connections - before.connections,
    layers: [...names]
      .map((name) => ({ name, before: ofLayer(before, name), now: ofLayer(now, name) }))
      .filter((layer) => layer.before !== layer.now),
  }
}

/** Parameters and multiplications of the layers for which `isPriced` holds. */
export function priceOfLayers({ layers }: NetworkDescription, isPriced: (name: string) => boolean) {
  const priced = layers.filter(({ name }) => isPriced(name))
  return {
    parameters: priced.reduce((sum, { parameters }) => sum + parameters, 0),
    macs: priced.reduce((sum, { macs }) => sum + macs, 0),
  }
}
