/** Writes the index of the search, one a language, to public/search/. */
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { makeIndex, type Place } from '@/components/book/search/search-index'
import { chapterNumber, writtenChapters } from '@/components/chapters/ids'
import { definitionOf, glossaryIds } from '@/lib/i18n/glossary'
import { languages, otherLang, type Lang } from '@/lib/i18n/languages'
import { stringsOf } from '@/lib/i18n/strings'
import { chapterFile, sectionsOf } from './book-text'

/** Every section of every written chapter and every term of the glossary. */
export async function placesOf(root: string, lang: Lang): Promise<Place[]> {
  const strings = stringsOf(lang)
  const chapters = await Promise.all(
    writtenChapters.map(async (slug) => {
      const sections = await sectionsOf(chapterFile(root, slug, lang), lang)
      return sections.map(({ id, title, text }): Place => {
        const { title: whole, short, summary } = strings.chapters[slug]
        return {
          id: `${slug}#${id}`,
          href: `/${lang}/${slug}/${id && `#${id}`}`,
          within: `${chapterNumber(slug)} · ${short}`,
          title: id ? title : whole,
          text: id ? text : `${summary}\n${text}`,
        }
      })
    }),
  )
  const terms = glossaryIds(lang).map((id): Place => {
    const { term, definition } = definitionOf(id, lang)
    return {
      id: `term#${id}`,
      href: `/${lang}/glossary/#term-${id}`,
      within: strings.shell.glossary.title,
      title: `${term} (${definitionOf(id, otherLang(lang)).term})`,
      text: definition,
    }
  })
  return [...chapters.flat(), ...terms]
}

/**
 * @param root the project's folder
 * @param log told of each file that was written anew
 */
export async function buildSearch({
  root,
  log,
}: {
  root: string
  log: (line: string) => void
}): Promise<void> {
  await mkdir(join(root, 'public/search'), { recursive: true })
  for (const lang of languages) {
    const file = join(root, `public/search/${lang}.json`)
    const index = makeIndex(await placesOf(root, lang))
    if ((await readFile(file, 'utf8').catch(() => null)) === index) continue
    await writeFile(file, index)
    log(`public/search/${lang}.json`)
  }
}
