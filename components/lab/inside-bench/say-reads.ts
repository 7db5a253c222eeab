import { fill } from '@/lib/i18n/fill'
import type { OpenedLayer, Region } from '@/lib/nn/opened-layers'
import { shapeSize } from '@/lib/nn/shapes'
import { layerName, type InsideWords } from './names'

/** What a unit reads of the layer before, in a sentence; rows and columns from 1. */
export function sayReads(
  { layer }: OpenedLayer,
  from: OpenedLayer | null,
  { maps, field }: Region,
  { reads, ...words }: InsideWords,
): string {
  const rows = {
    top: field.top + 1,
    bottom: field.top + field.height,
    left: field.left + 1,
    right: field.left + field.width,
  }
  if (!from) return fill(reads.input, rows)
  const name = layerName(from.name, { reads, ...words })
  if (layer.kind === 'dense' || layer.kind === 'rbf')
    return fill(reads.all, { count: shapeSize(from.shape), layer: name })
  const list = maps.join(', ')
  if (layer.kind === 'table-conv') return fill(reads.table, { maps: list, layer: name, ...rows })
  if (maps.length === 1) return fill(reads.oneMap, { maps: list, layer: name, ...rows })
  return fill(reads.allMaps, { count: maps.length, layer: name, ...rows })
}
