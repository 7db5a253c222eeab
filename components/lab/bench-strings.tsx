import { createContext, useContext, type ReactNode } from 'react'
import type { BenchStrings } from '@/lib/i18n/bench-strings'
import type { Lang } from '@/lib/i18n/languages'

interface Words {
  lang: Lang
  strings: BenchStrings
}

const Context = createContext<Words | null>(null)

/** Hands a bench its words, which are fetched with it. */
export function BenchStringsProvider({ lang, strings, children }: Words & { children: ReactNode }) {
  return <Context value={{ lang, strings }}>{children}</Context>
}

/** @throws Error outside a BenchStringsProvider. */
export function useBenchStrings(): Words {
  const words = useContext(Context)
  if (!words) throw new Error('useBenchStrings needs a BenchStringsProvider above it')
  return words
}
