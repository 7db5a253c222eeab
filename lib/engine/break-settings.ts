import { damagedLayers, UNDAMAGED, type Damage } from '@/lib/data/damage'
import {
  TRANSFORM_RANGES,
  transformNames,
  UNTOUCHED,
  type DigitTransform,
  type TransformName,
} from '@/lib/data/transform-digit'

/** What is kept of the bench that breaks things. */
export interface BreakSettings {
  transform: DigitTransform
  /** What the curve goes along. */
  along: TransformName
  damage: Damage
}

/** Deviation of the noise on the weights, as a share of their own size: at most so much. */
export const MOST_WEIGHT_NOISE = 2

/** Maps and units of LeNet-5 that can be switched off, in every form. */
export const MAPS_OF = { c1: 6, c3: 16, f6: 84 } as const

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

const within = (value: unknown, min: number, max: number, otherwise: number): number =>
  typeof value === 'number' && value >= min && value <= max ? value : otherwise

/** Settings as they were kept, each checked: what is missing or out of its range is untouched. Null for no settings. */
export function parseBreakSettings(kept: unknown): BreakSettings | null {
  if (!isRecord(kept) || !isRecord(kept.transform) || !isRecord(kept.damage)) return null
  const { transform, damage } = kept
  const off = isRecord(damage.off) ? damage.off : {}
  const made = { ...UNTOUCHED }
  for (const name of transformNames) {
    const { min, max } = TRANSFORM_RANGES[name]
    made[name] = within(transform[name], min, max, UNTOUCHED[name])
  }
  const mapsOff = { ...UNDAMAGED.off }
  for (const layer of damagedLayers) {
    const list: unknown[] = Array.isArray(off[layer]) ? off[layer] : []
    mapsOff[layer] = Array.from({ length: MAPS_OF[layer] }, (_, map) => map).filter((map) =>
      list.includes(map),
    )
  }
  return {
    transform: made,
    along: transformNames.find((name) => name === kept.along) ?? 'rotation',
    damage: {
      off: mapsOff,
      noise: within(damage.noise, 0, MOST_WEIGHT_NOISE, 0),
      seed: Math.floor(within(damage.seed, 1, 999_999, UNDAMAGED.seed)),
    },
  }
}
