import type { AnyNetwork } from '@/lib/nn/layers'
import { parameterList } from '@/lib/nn/parameters'
import { compressLayer, type CompressedLayer, type LayerSetting, type StageBytes } from './compress-layer'

export const layerKinds = ['conv', 'dense'] as const
export type LayerKind = (typeof layerKinds)[number]

/** Convolutions and dense layers apart, as in Deep Compression: the latter stand more. */
export type CompressionSetting = Readonly<Record<LayerKind, LayerSetting>>

export interface LayerReport extends Omit<CompressedLayer, 'values'> {
  name: string
  kind: LayerKind
  /** How many weights the layer has. */
  size: number
}

export interface CompressedNetwork {
  /** Flat, in the order of `parameterList`; biases as they were. */
  values: Float32Array<ArrayBuffer>
  layers: LayerReport[]
  /** All layers, and the biases, which stay float32 throughout. */
  bytes: StageBytes
  biasBytes: number
}

const stages = ['float32', 'pruned', 'shared', 'huffman'] as const

/**
 * All weights of a network made small, layer by layer. Stops after every stage of every layer, telling how many weights
 * are done.
 * @param flat in the order of `parameterList`, finite
 */
export function* compressNetwork(
  spec: AnyNetwork,
  flat: Float32Array<ArrayBuffer>,
  setting: CompressionSetting,
): Generator<{ done: number; total: number }, CompressedNetwork> {
  const list = parameterList(spec)
  const weights = list.filter(({ role }) => role === 'weight')
  const total = weights.reduce((sum, { size }) => sum + size, 0)
  const values = flat.slice()
  const layers: LayerReport[] = []
  let done = 0
  for (const { name, shape, offset, size } of weights) {
    const kind = shape.length === 4 ? 'conv' : 'dense'
    const steps = compressLayer(flat.subarray(offset, offset + size), setting[kind])
    for (let step = steps.next(); ; step = steps.next()) {
      if (!step.done) {
        yield { done, total }
        continue
      }
      const { values: own, ...report } = step.value
      values.set(own, offset)
      layers.push({ ...report, name: name.replace(/\.weight$/, ''), kind, size })
      break
    }
    done += size
    yield { done, total }
  }
  const biasBytes = 4 * (flat.length - total)
  const sum = (stage: keyof StageBytes) =>
    layers.reduce((bytes, layer) => bytes + layer.bytes[stage], biasBytes)
  const bytes = Object.fromEntries(stages.map((stage) => [stage, sum(stage)])) as unknown as StageBytes
  return { values, layers, bytes, biasBytes }
}
