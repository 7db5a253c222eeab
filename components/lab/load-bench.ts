import type { ComponentType } from 'react'
import { loadBenchStrings, type BenchStrings } from '@/lib/i18n/bench-strings'
import type { Lang } from '@/lib/i18n/languages'

const modules = {
  train: () => import('./training-bench'),
  draw: () => import('./draw-bench'),
  photo: () => import('./photo-bench'),
} satisfies Record<string, () => Promise<{ default: ComponentType }>>

export type BenchName = keyof typeof modules

export interface LoadedBench {
  Bench: ComponentType
  strings: BenchStrings
}

const loaded = new Map<string, LoadedBench>()
const loading = new Map<string, Promise<LoadedBench>>()

/** The bench if this page has fetched it before: one comes back to it without waiting. */
export const loadedBench = (name: BenchName, lang: Lang): LoadedBench | null =>
  loaded.get(`${name}/${lang}`) ?? null

/** Fetches a bench and its words, once; a failure is forgotten, so that another call tries again. */
export function loadBench(name: BenchName, lang: Lang): Promise<LoadedBench> {
  const key = `${name}/${lang}`
  const known = loading.get(key)
  if (known) return known
  const promise = Promise.all([modules[name](), loadBenchStrings[lang]()]).then(
    ([{ default: Bench }, strings]) => {
      const bench = { Bench, strings }
      loaded.set(key, bench)
      return bench
    },
  )
  loading.set(key, promise)
  promise.catch(() => loading.delete(key))
  return promise
}
