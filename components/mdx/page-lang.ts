import { lang as rootLang } from 'next/root-params'
import { isLang, type Lang } from '@/lib/i18n/languages'
import { stringsOf, type Strings } from '@/lib/i18n/strings'

/** The language of the page that a server component is rendered for. */
export async function pageLang(): Promise<Lang> {
  const segment = await rootLang()
  if (typeof segment !== 'string' || !isLang(segment)) throw new Error(`no such language: ${String(segment)}`)
  return segment
}

export async function pageStrings(): Promise<Strings['shell']['mdx']> {
  return stringsOf(await pageLang()).shell.mdx
}
