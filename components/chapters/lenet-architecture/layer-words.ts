import { fill } from '@/lib/i18n/fill'
import type { ArchitectureWords } from '@/lib/i18n/en/lenet-architecture-figures'
import type { AnyLayer, AnyNetwork } from '@/lib/nn/layers'
import type { Shape } from '@/lib/nn/shapes'

/** Layers that a reader can open: flatten only reorders. */
export const openLayers = ({ layers }: AnyNetwork) => layers.filter(({ kind }) => kind !== 'flatten')

/** 'c1' as the paper writes it. */
export function layerName(name: string, words: ArchitectureWords): string {
  return name === 'output' ? words.output : name.toUpperCase()
}

/** What kind of layer it is, in a few words, or in one. */
export function sayKind(layer: AnyLayer, { kinds: long, short }: ArchitectureWords, isShort = false): string {
  const names = isShort ? short : long
  if (layer.kind === 'pool') return names[layer.mode === 'max' ? 'maxPool' : 'averagePool']
  const kinds: Partial<Record<AnyLayer['kind'], string>> = names
  return kinds[layer.kind] ?? layer.kind
}

/** The window and the rule, in a sentence. */
export function sayRule(layer: AnyLayer, input: Shape, words: ArchitectureWords): string {
  const { rules } = words
  switch (layer.kind) {
    case 'conv':
      return fill(rules.conv, { side: layer.kernel, stride: layer.stride ?? 1 })
    case 'table-conv': {
      const counts = layer.table.map(({ length }) => length)
      return fill(rules.table, {
        side: layer.kernel,
        least: Math.min(...counts),
        most: Math.max(...counts),
        maps: input.at(-1) ?? 0,
        stride: layer.stride ?? 1,
      })
    }
    case 'subsample':
      return fill(rules.subsample, { side: layer.size })
    case 'pool':
      return fill(layer.mode === 'max' ? rules.maxPool : rules.averagePool, { side: layer.size })
    case 'dense':
      return fill(rules.dense, { inputs: input[0] })
    case 'rbf':
      return fill(rules.rbf, { units: input[0] })
    default:
      return layer.kind
  }
}

/** The activation behind a layer, by name; of layers without one, a dash. */
export function sayActivation(layer: AnyLayer, words: ArchitectureWords): string {
  return 'activation' in layer ? words.activations[layer.activation] : '–'
}
