import type { AnyNetwork } from '@/lib/nn/layers'
import { fittingLosses } from '@/lib/nn/loss'
import {
  DEFAULT_SETTINGS,
  holds,
  type InLenetsPlace,
  type NumericSetting,
  type TrainSettings,
} from './train-settings'

/** What a reader chooses for the training of a network of one's own; the rest is as the training bench has it at first. */
export type OwnSettings = Pick<TrainSettings, 'digits' | 'epochs' | 'batch' | 'learningRate' | 'seed'>

export const OWN_CHOICES = {
  digits: [500, 2000, 6000, 20_000, 55_000],
  epochs: [1, 2, 3, 5, 10, 20],
  batch: [16, 32, 64, 128],
  learningRate: [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1],
} as const satisfies Partial<Record<keyof OwnSettings, readonly number[]>>

/** A smaller rate than the training bench's 0.05: this network may have any form. */
export const DEFAULT_OWN: OwnSettings = { digits: 6000, epochs: 3, batch: 32, learningRate: 0.01, seed: 1 }

const names = Object.keys(DEFAULT_OWN) as (keyof OwnSettings & NumericSetting)[]

/** Settings as they were kept, nothing in them believed: the usual value where one is impossible. */
export function parseOwnSettings(value: unknown): OwnSettings {
  const kept = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>
  const settings = { ...DEFAULT_OWN }
  for (const name of names) {
    const number = kept[name]
    const choices: readonly number[] | undefined = name === 'seed' ? undefined : OWN_CHOICES[name]
    if (typeof number === 'number' && holds(name, number) && (choices?.includes(number) ?? true))
      settings[name] = number
  }
  return settings
}

/** All settings of a run; He's first weights, which keep signals alike before a ReLU and before anything else. */
export function settingsOf(
  spec: AnyNetwork,
  own: OwnSettings,
): TrainSettings & Required<Pick<InLenetsPlace, 'spec'>> {
  return { ...DEFAULT_SETTINGS, ...own, initialisation: 'he', loss: fittingLosses(spec)[0].kind, spec }
}

/** Whether two specs are of one network: whatever they are called, weights of one fit the other. */
export const sameNetwork = (a: AnyNetwork, b: AnyNetwork): boolean =>
  JSON.stringify([a.input, a.layers]) === JSON.stringify([b.input, b.layers])
