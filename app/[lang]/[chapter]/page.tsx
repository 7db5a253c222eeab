import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { PageTools } from '@/components/book/print/page-tools'
import { chapterNumber, isWritten, neighbours, writtenChapters } from '@/components/chapters/ids'
import { outlineOf } from '@/components/chapters/outline'
import { registry } from '@/components/chapters/registry'
import { InsecureNote } from '@/components/ui/insecure-note'
import { NeighbourLinks } from '@/components/ui/shell/neighbour-links'
import { OnThisPage } from '@/components/ui/shell/on-this-page'
import { fill } from '@/lib/i18n/fill'
import { stringsOf } from '@/lib/i18n/strings'
import { alternatesOf } from '../../alternates'
import { langOf } from '../../lang-of'

export const dynamicParams = false

export function generateStaticParams() {
  return writtenChapters.map((chapter) => ({ chapter }))
}

type Props = PageProps<'/[lang]/[chapter]'>

async function read({ params }: Props) {
  const { lang: segment, chapter } = await params
  const lang = langOf({ lang: segment })
  if (!isWritten(chapter)) notFound()
  return { lang, slug: chapter, strings: stringsOf(lang) }
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { slug, strings } = await read(props)
  const { title, summary } = strings.chapters[slug]
  return { title, description: summary, alternates: alternatesOf(`${slug}/`) }
}

export default async function ChapterPage(props: Props) {
  const { lang, slug, strings } = await read(props)
  const { default: Text } = await registry[slug][lang]()
  const { previous, next } = neighbours(slug)
  const sections = outlineOf(slug, lang)
  const linkTo = (to: typeof previous) =>
    to && {
      href: `/${lang}/${to}/`,
      eyebrow: fill(strings.shell.contents.chapter, { number: chapterNumber(to) }),
      title: strings.chapters[to].title,
    }
  return (
    <div className="relative mx-auto max-w-5xl px-5 sm:px-8 lg:max-w-272">
      <OnThisPage title={strings.shell.chapter.onThisPage} entries={sections} />
      <article className="pt-10 sm:pt-16">
        <InsecureNote note={strings.shell.insecure.note} />
        <p className="eyebrow">{fill(strings.shell.contents.chapter, { number: chapterNumber(slug) })}</p>
        <h1 className="chapter-title">{strings.chapters[slug].title}</h1>
        <PageTools words={strings.shell.chapter.tools} />
        <div className="flow mt-5">
          <Text />
        </div>
        <div data-testid="chapter-end" className="h-px" />
      </article>
      <NeighbourLinks
        previous={linkTo(previous)}
        next={linkTo(next)}
        contents={{ href: `/${lang}/`, title: strings.shell.chapter.allChapters }}
        strings={strings}
      />
    </div>
  )
}
