import { parameterCount } from './parameters'
import { layerShapes } from './shapes'
import type { LayerSpec, NetworkSpec } from './spec'

/** Layers whose values a new last layer can read. */
export const featureLayers = ['pool5', 'fc6', 'fc7'] as const
export type FeatureLayer = (typeof featureLayers)[number]

/**
 * What is trained of an AlexNet that has learnt already, all else stays as it is:
 * - 'linear': a new last layer, which reads the values of a layer of one's choice
 * - 'fc7': fc7 from its own weights on, and a new last layer
 * - 'conv5': everything from conv5 upward from its own weights on, and a new last layer
 */
export const tunedParts = ['linear', 'fc7', 'conv5'] as const
export type TunedPart = (typeof tunedParts)[number]

export interface Tuning {
  part: TunedPart
  /** What a new last layer alone reads; of no effect for the other parts. */
  layer: FeatureLayer
}

/** The last layer that stays as it is: its values are the features, and do not change while the rest is trained. */
export function lastFrozen({ part, layer }: Tuning): string {
  switch (part) {
    case 'linear':
      return layer
    case 'fc7':
      return 'fc6'
    case 'conv5':
      return 'conv4'
    default:
      return part satisfies never
  }
}

const placeOf = ({ layers }: NetworkSpec, name: string): number => {
  const at = layers.findIndex((layer) => layer.name === name)
  if (at < 0) throw new RangeError(`no layer ${name}`)
  return at
}

/** The first layers of a network, up to and with the one of this name. */
export function upTo(spec: NetworkSpec, name: string): NetworkSpec {
  return { ...spec, id: `${spec.id}-to-${name}`, layers: spec.layers.slice(0, placeOf(spec, name) + 1) }
}

/**
 * The network that tuning makes: the same layers, the last one new, with a score for each of the reader's classes.
 * Where a new last layer reads an earlier layer, those between are left out.
 * @param base an AlexNet, whose last layer is dense
 */
export function tunedNetwork(base: NetworkSpec, tuning: Tuning, classes: number): NetworkSpec {
  const last = base.layers[base.layers.length - 1]
  const before = tuning.part === 'linear' ? upTo(base, tuning.layer).layers : base.layers.slice(0, -1)
  const isPicture = layerShapes({ ...base, layers: before }).at(-1)!.length === 3
  const flatten: LayerSpec[] = isPicture ? [{ kind: 'flatten', name: 'flatten' }] : []
  return {
    ...base,
    id: `${base.id}-tuned`,
    title: `${base.title} tuned`,
    layers: [
      ...before,
      ...flatten,
      { kind: 'dense', name: last.name, units: classes, activation: 'linear' } as const,
    ],
  }
}

/** What comes after the frozen layer, as a network of its own that reads that layer's values. */
export function tailOf(tuned: NetworkSpec, frozen: string): NetworkSpec {
  const at = placeOf(tuned, frozen)
  const shape = layerShapes(tuned)[at]
  const layers = tuned.layers.slice(at + 1)
  const id = `${tuned.id}-from-${frozen}`
  if (shape.length === 3)
    return { ...tuned, id, input: { height: shape[0], width: shape[1], channels: shape[2] }, layers }
  const vector: LayerSpec = { kind: 'flatten', name: 'features' }
  return { ...tuned, id, input: { height: 1, width: 1, channels: shape[0] }, layers: [vector, ...layers] }
}

/**
 * The parameters with which the tail begins: those of the trained network, with the last layer's all 0, so that every
 * class begins with the same share. All but the last layer learn from the second step on.
 * @param values the trained network's parameters, in the order of `parameterList`
 */
export function tailStart(
  base: NetworkSpec,
  values: Float32Array,
  tuning: Tuning,
  classes: number,
): Float32Array<ArrayBuffer> {
  const tuned = tunedNetwork(base, tuning, classes)
  const tail = tailOf(tuned, lastFrozen(tuning))
  const from = parameterCount(upTo(base, lastFrozen(tuning)))
  const kept = parameterCount({ ...tail, layers: tail.layers.slice(0, -1) })
  const start = new Float32Array(parameterCount(tail))
  start.set(values.subarray(from, from + kept))
  return start
}
