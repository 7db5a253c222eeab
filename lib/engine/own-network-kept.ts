import { parseOwnSettings, type OwnSettings } from '@/lib/data/own-network'
import type { AnyNetwork } from '@/lib/nn/layers'
import { readSpec, specText } from '@/lib/nn/own-spec'
import { parameterCount } from '@/lib/nn/parameters'
import { initialStatistics } from '@/lib/nn/statistics'
import { load, remove, save } from './storage'
import type { TrainingHistory } from './training-history'

/** The last network of one's own that was trained here, or read from a file (then without settings). */
export interface KeptNetwork {
  spec: AnyNetwork
  settings: OwnSettings | null
  parameters: Float32Array<ArrayBuffer>
  statistics: Float32Array<ArrayBuffer>
  step: number
  stepsPerEpoch: number
  history: TrainingHistory
}

const KEY = 'own-network'

/** False when the device does not keep it. */
export const keepTrained = ({ spec, ...rest }: KeptNetwork): Promise<boolean> =>
  save(KEY, { ...rest, text: specText(spec) })

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0

/** What was kept, or null where it cannot be used: it may be from an earlier version of the page. */
export function usableNetwork(kept: unknown): KeptNetwork | null {
  const { text, settings, parameters, statistics, step, stepsPerEpoch, history } = (kept ?? {}) as Record<
    string,
    unknown
  >
  const spec = typeof text === 'string' ? readSpec(text).spec : null
  const { losses, looks } = (history ?? {}) as Record<string, unknown>
  const sound =
    spec !== null &&
    parameters instanceof Float32Array &&
    statistics instanceof Float32Array &&
    parameters.length === parameterCount(spec) &&
    statistics.length === initialStatistics(spec).length &&
    isCount(step) &&
    isCount(stepsPerEpoch) &&
    Array.isArray(losses) &&
    Array.isArray(looks)
  if (!sound) return null
  return {
    spec,
    settings: settings === null ? null : parseOwnSettings(settings),
    parameters: parameters as Float32Array<ArrayBuffer>,
    statistics: statistics as Float32Array<ArrayBuffer>,
    step,
    stepsPerEpoch,
    history: history as TrainingHistory,
  }
}

export const loadTrained = async (): Promise<KeptNetwork | null> => usableNetwork(await load(KEY))

export const forgetTrained = (): Promise<void> => remove(KEY)
