import type { ComponentType } from 'react'
import { loadBenchStrings, type BenchStrings } from '@/lib/i18n/bench-strings'
import type { Lang } from '@/lib/i18n/languages'
import { lateCache } from './late-cache'

/** With what keeps every run, so that it is kept for a reader, too, who never comes to the list of runs. */
async function trainingBench() {
  const [bench, recorder] = await Promise.all([
    import('./training-bench'),
    import('@/lib/engine/run-recorder'),
  ])
  recorder.keepRuns()
  return bench
}

const modules = {
  train: trainingBench,
  mistakes: () => import('./mistakes-bench'),
  draw: () => import('./draw-bench'),
  why: () => import('./why-bench'),
  break: () => import('./break-bench'),
  inside: () => import('./inside-bench'),
  limits: () => import('./limits-bench'),
  'own-data': () => import('./own-data-bench'),
  'own-network': () => import('./own-network-bench'),
  outgrow: () => import('./outgrow-bench'),
  'take-away': () => import('./take-away-bench'),
  'fine-tune': () => import('./fine-tune-bench'),
  compression: () => import('./compression-bench'),
  photo: () => import('./photo-bench'),
  weights: () => import('./weights-bench'),
  'photo-inside': () => import('./photo-inside-bench'),
  'photo-why': () => import('./photo-why-bench'),
  cheque: () => import('./cheque-bench'),
  'number-photo': () => import('./number-photo-bench'),
  runs: () => import('./runs-bench'),
} satisfies Record<string, () => Promise<{ default: ComponentType }>>

export type BenchName = keyof typeof modules

export interface LoadedBench {
  Bench: ComponentType
  strings: BenchStrings
}

/** Benches with their words: a bench in one language under `{name}/{lang}`. */
export const benchCache = lateCache<`${BenchName}/${Lang}`, LoadedBench>(async (key) => {
  const [name, lang] = key.split('/') as [BenchName, Lang]
  const [{ default: Bench }, strings] = await Promise.all([modules[name](), loadBenchStrings[lang]()])
  return { Bench, strings }
})
