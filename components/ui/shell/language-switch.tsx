'use client'

import { PageLink } from '../page-link'
import { usePathname, useRouter } from 'next/navigation'
import { languageNames, languageTags, otherLang } from '@/lib/i18n/languages'
import { useStrings } from '../strings-provider'
import { remember } from './remember'
import { useSectionInView } from './section-in-view'

/** Opens the same chapter at the same section, with the same settings in the address, in the other language. */
export function LanguageSwitch() {
  const { lang, strings } = useStrings()
  const router = useRouter()
  const section = useSectionInView()
  const other = otherLang(lang)
  const page = usePathname().replace(/^\/[^/]+/, `/${other}`)
  const hash = section && `#${section}`
  return (
    <PageLink
      href={page + hash}
      hrefLang={languageTags[other]}
      title={strings.header.switchLanguage}
      data-testid="language-switch"
      className="inline-flex min-h-11 min-w-11 items-center justify-center px-0.5 xs:px-1 hover:text-ink"
      onClick={(event) => {
        remember('language', other)
        if (event.metaKey || event.ctrlKey || event.shiftKey || !location.search) return
        event.preventDefault() // the settings in the address are known only now
        router.push(page + location.search + hash)
      }}
    >
      <span lang={languageTags[other]}>{languageNames[other]}</span>
    </PageLink>
  )
}
