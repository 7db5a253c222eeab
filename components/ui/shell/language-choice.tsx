'use client'

import { PageLink } from '../page-link'
import type { ReactNode } from 'react'
import type { Lang } from '@/lib/i18n/languages'
import { remember } from './remember'

/** A card on the entry page that opens the book in one language and remembers it. */
export function LanguageChoice({ lang, tag, children }: { lang: Lang; tag: string; children: ReactNode }) {
  return (
    <PageLink
      href={`/${lang}/`}
      lang={tag}
      hrefLang={tag}
      onClick={() => remember('language', lang)}
      className="block rounded-2xl border border-line bg-card p-7 transition-colors hover:border-lenet"
    >
      {children}
    </PageLink>
  )
}
