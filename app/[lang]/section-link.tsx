import { PageLink } from '@/components/ui/page-link'
import { chapterNumber } from '@/components/chapters/ids'
import type { FirstUse } from '@/components/chapters/outline'
import { fill } from '@/lib/i18n/fill'
import type { Lang } from '@/lib/i18n/languages'
import type { Strings } from '@/lib/i18n/strings'

/** A link to a section of a chapter, named after both. */
export function SectionLink({ to, lang, strings }: { to: FirstUse; lang: Lang; strings: Strings }) {
  const chapter = fill(strings.shell.contents.chapter, { number: chapterNumber(to.slug) })
  return (
    <PageLink href={`/${lang}/${to.slug}/${to.section && `#${to.section}`}`} className="prose-link">
      {chapter}
      {to.title && ` · ${to.title}`}
    </PageLink>
  )
}
