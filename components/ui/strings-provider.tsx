'use client'

import { createContext, useContext, type ReactNode } from 'react'
import type { Lang } from '@/lib/i18n/languages'
import type { ClientStrings } from '@/lib/i18n/strings'

interface Words {
  lang: Lang
  strings: ClientStrings
}

const Context = createContext<Words | null>(null)

/** Hands the page's language and its words to client components; only what these read reaches the browser. */
export function StringsProvider({ lang, strings, children }: Words & { children: ReactNode }) {
  return <Context value={{ lang, strings }}>{children}</Context>
}

/** @throws Error outside a StringsProvider. */
export function useStrings(): Words {
  const words = useContext(Context)
  if (!words) throw new Error('useStrings needs a StringsProvider above it')
  return words
}
