import { notFound } from 'next/navigation'
import { isLang, type Lang } from '@/lib/i18n/languages'

/** The language in a route's parameters; any other first segment is a page that does not exist. */
export function langOf({ lang }: { lang: string }): Lang {
  if (!isLang(lang)) notFound()
  return lang
}
