import type { ConnectionTable } from './connection-table'
import { codeLength } from './digit-codes'
import type { AnyLayer, AnyNetwork } from './layers'
import { layerInputs, layerShapes, type Shape } from './shapes'

/** How the numbers of a layer come about, as sums of products: '6 × (5 × 5 + 1)'. '0' where there is nothing to count. */
export interface SpeltArithmetic {
  /** Trained values: what multiplies, and what is added. */
  parameters: string
  /** Multiply-accumulates for one example. */
  macs: string
  /** Links, as in `LayerDescription.connections`. */
  connections: string
}

const product = (factors: readonly (number | string)[]) => factors.join(' × ')
const NOTHING = '0'

/** Filters of a connection table by how many maps they read, few first: table I has 6 of 3, 9 of 4 and 1 of 6. */
function filtersByMaps(table: ConnectionTable): { filters: number; maps: number }[] {
  const counts = new Map<number, number>()
  for (const { length } of table) counts.set(length, (counts.get(length) ?? 0) + 1)
  return [...counts].map(([maps, filters]) => ({ filters, maps })).sort((a, b) => a.maps - b.maps)
}

/** One map alone is not worth a factor: 5 × 5, not 1 × 5 × 5. */
const window = (maps: number, side: number) => (maps === 1 ? [side, side] : [maps, side, side])

/** A vector that was a picture is spelt as one: 16 × 5 × 5 rather than 400. */
const lengthOf = (units: number, picture: Shape | null) =>
  picture?.length === 3 ? product([picture[2], picture[0], picture[1]]) : String(units)

function spellLayer(layer: AnyLayer, input: Shape, output: Shape, flattened: Shape | null): SpeltArithmetic {
  const places = output.slice(0, -1) // rows and columns; none of a vector
  switch (layer.kind) {
    case 'conv': {
      const weights = product(window((input[2] as number) / (layer.groups ?? 1), layer.kernel))
      return {
        parameters: `${layer.filters} × (${weights} + 1)`,
        macs: product([...places, layer.filters, weights]),
        connections: `${product([...places, layer.filters])} × (${weights} + 1)`,
      }
    }
    case 'table-conv': {
      const parts = filtersByMaps(layer.table).map(
        ({ filters, maps }) => `${filters} × (${product(window(maps, layer.kernel))} + 1)`,
      )
      const links = layer.table.reduce((sum, maps) => sum + maps.length, 0)
      return {
        parameters: parts.join(' + '),
        macs: product([...places, links, layer.kernel, layer.kernel]),
        connections: `${product(places)} × (${product([links, layer.kernel, layer.kernel])} + ${layer.table.length})`,
      }
    }
    case 'depthwise-conv': {
      const weights = product([layer.kernel, layer.kernel])
      const maps = output[2] as number
      return {
        parameters: `${maps} × (${weights} + 1)`,
        macs: product([...places, maps, weights]),
        connections: `${product([...places, maps])} × (${weights} + 1)`,
      }
    }
    case 'dense': {
      const inputs = lengthOf(input[0], flattened)
      return {
        parameters: `${layer.units} × (${inputs} + 1)`,
        macs: product([layer.units, inputs]),
        connections: `${layer.units} × (${inputs} + 1)`,
      }
    }
    case 'subsample':
      return {
        parameters: `${output[2]} × (1 + 1)`,
        macs: NOTHING,
        connections: `${product(output)} × (${layer.size} × ${layer.size} + 1)`,
      }
    case 'pool':
      return { parameters: NOTHING, macs: NOTHING, connections: product([...output, layer.size, layer.size]) }
    case 'batch-norm':
      return { parameters: `${output.at(-1)} × (1 + 1)`, macs: NOTHING, connections: NOTHING }
    case 'rbf': {
      const links = product([layer.codes.length, codeLength(layer.codes)])
      return { parameters: NOTHING, macs: links, connections: links }
    }
    case 'flatten':
    case 'dropout':
    case 'lrn':
      return { parameters: NOTHING, macs: NOTHING, connections: NOTHING }
    default:
      return layer satisfies never
  }
}

/**
 * The arithmetic behind `describeNetwork`, layer by layer: each string, worked out, is its number there.
 * Throws CodedError('settings-invalid') where the spec is impossible.
 */
export function spellArithmetic(spec: AnyNetwork): SpeltArithmetic[] {
  const inputs = layerInputs(spec)
  const outputs = layerShapes(spec)
  return spec.layers.map((layer, index) => {
    const flattened = spec.layers[index - 1]?.kind === 'flatten' ? inputs[index - 1] : null
    return spellLayer(layer, inputs[index], outputs[index], flattened)
  })
}
