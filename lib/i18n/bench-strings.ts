import type { benches } from './en/benches'
import type { Lang } from './languages'

/** What the benches say. */
export type BenchStrings = typeof benches

/** Fetches the benches' words in one language: a chunk of its own, so that no page carries both, or either too early. */
export const loadBenchStrings: Record<Lang, () => Promise<BenchStrings>> = {
  en: async () => (await import('./en/benches')).benches,
  zh: async () => (await import('./zh/benches')).benches,
}
