import { createStore } from '@/lib/engine/store'
import { strongestPlaces, mapsByStrength, strongestUnits } from '@/lib/data/strongest'
import type { OpenedLayer } from '@/lib/nn/opened-layers'
import type { Shape } from '@/lib/nn/shapes'
import type { Unit } from '../inside-bench/chosen-unit'

const KEY = 'photo-inside-unit'

/** The value that is looked at, by the name of its layer: it stays chosen when photo or network change. Null at first. */
export const chosenPlace = createStore<{ unit: Unit | null }>({ unit: null })

/** Keeps the choice until the tab is closed: over a reload and a change of language. */
export function choosePlace(unit: Unit): void {
  chosenPlace.set({ unit })
  try {
    sessionStorage.setItem(KEY, JSON.stringify(unit))
  } catch {
    // Forbidden or full: the choice then lasts as long as the page.
  }
}

export function restorePlace(): void {
  if (chosenPlace.get().unit) return
  try {
    const kept = JSON.parse(sessionStorage.getItem(KEY) ?? 'null') as Partial<Unit> | null
    const whole = (value: unknown) => Number.isInteger(value) && (value as number) >= 0
    if (kept && typeof kept.layer === 'string' && [kept.map, kept.row, kept.column].every(whole))
      chosenPlace.set({ unit: kept as Unit })
  } catch {
    // Storage is forbidden, or what is kept is not ours.
  }
}

/** Rows or columns that two strong places of a map are apart, at least: an eighth of the map. */
export const apartIn = ([rows]: readonly number[]): number => Math.max(2, Math.round(rows / 8))

const asMap = (shape: Shape) => shape as readonly [number, number, number]

/** Where a map is strongest; its first place where it is 0 everywhere. */
export function strongestOf({ name, shape }: OpenedLayer, values: Float32Array, map: number): Unit {
  const [found] = strongestPlaces(values, asMap(shape), map, 1, 1)
  return { layer: name, map, row: found?.row ?? 0, column: found?.column ?? 0 }
}

/** Where a layer is strongest of all: a place of its strongest map, or its strongest unit. */
export function startOf(layer: OpenedLayer, values: Float32Array): Unit {
  if (layer.shape.length === 3) return strongestOf(layer, values, mapsByStrength(values, layer.shape)[0])
  return { layer: layer.name, map: strongestUnits(values, 1)[0].channel, row: 0, column: 0 }
}
