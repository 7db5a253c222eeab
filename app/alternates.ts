import type { Metadata } from 'next'
import { SITE_BASE } from '@/lib/engine/site-base'
import { languages, languageTags } from '@/lib/i18n/languages'

/** The same page in each language. Relative to nothing but the site's root: it is not known where it will live. */
export function alternatesOf(path: string): Metadata['alternates'] {
  return {
    languages: Object.fromEntries(
      languages.map((lang) => [languageTags[lang], `${SITE_BASE}/${lang}/${path}`]),
    ),
  }
}
