import { driveFigure, valuesInQuery } from '@/components/mdx/figure-store'
import type { TilePlace } from '@/components/viz/layer-tile'
import { createStore } from '@/lib/engine/store'
import type { OpenedLayer } from '@/lib/nn/opened-layers'

/** A value of a layer, by name: it is the same one in networks of another form. */
export interface Unit extends TilePlace {
  layer: string
}

/** Where the bench begins: the middle of the first map. */
export const FIRST_UNIT: Unit = { layer: 'c1', map: 0, row: 14, column: 14 }

const KEY = 'inside-unit'
const FIGURE = 'inside' // in the address

/** A unit as kept for this tab, or the first one when `text` is not one of ours. */
export function parseUnit(text: string | null): Unit {
  try {
    const { layer, map, row, column } = JSON.parse(text ?? '') as Record<string, unknown>
    const isPlace = [map, row, column].every((value) => Number.isInteger(value) && (value as number) >= 0)
    if (typeof layer === 'string' && isPlace)
      return { layer, map: map as number, row: row as number, column: column as number }
  } catch {
    // Nothing kept, or not by us.
  }
  return FIRST_UNIT
}

/**
 * The opened layer and the place that a unit stands for in a network: moved inside where the layer is smaller there, the
 * middle of the first layer where there is none of that name.
 */
export function placeIn(layers: readonly OpenedLayer[], unit: Unit): { at: OpenedLayer; place: TilePlace } {
  const at = layers.find(({ name }) => name === unit.layer)
  if (!at) {
    const [rows = 1, columns = 1] = layers[0].shape.length === 3 ? layers[0].shape : []
    return { at: layers[0], place: { map: 0, row: rows >> 1, column: columns >> 1 } }
  }
  const [rows, columns, maps] = at.shape.length === 3 ? at.shape : [1, 1, at.shape[0]]
  const within = (value: number, count: number) => Math.min(value, count - 1)
  return {
    at,
    place: { map: within(unit.map, maps), row: within(unit.row, rows), column: within(unit.column, columns) },
  }
}

/** The unit that is taken apart: it stays chosen when the drawing changes, and outlives the bench. */
export const chosenUnit = createStore<{ unit: Unit }>({ unit: FIRST_UNIT })

/** Keeps the unit in the address, and until the tab is closed. */
export function choose(unit: Unit): void {
  chosenUnit.set({ unit })
  const { layer, map, row, column } = unit
  driveFigure(FIGURE, { layer, map: String(map), row: String(row), column: String(column) })
  try {
    sessionStorage.setItem(KEY, JSON.stringify(unit))
  } catch {
    // Forbidden or full: the choice then lasts as long as the page.
  }
}

/** The unit that the address names, or the one that this tab looked at last. */
export function restoreUnit(): void {
  const { layer, map = 0, row = 0, column = 0 } = valuesInQuery(FIGURE, window.location.search)
  try {
    const asked = { layer, map: Number(map), row: Number(row), column: Number(column) }
    chosenUnit.set({ unit: parseUnit(layer ? JSON.stringify(asked) : sessionStorage.getItem(KEY)) })
  } catch {
    // Storage is forbidden.
  }
}
