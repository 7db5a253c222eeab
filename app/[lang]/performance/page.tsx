import type { Metadata } from 'next'
import { InsecureNote } from '@/components/ui/insecure-note'
import English from '@/docs/performance.md'
import Chinese from '@/docs/performance.zh.md'
import { stringsOf } from '@/lib/i18n/strings'
import { alternatesOf } from '../../alternates'
import { langOf } from '../../lang-of'
import { tablesOnly, wholeDocument } from './document'

type Props = PageProps<'/[lang]/performance'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { title, description } = stringsOf(langOf(await params)).shell.performance
  return { title, description, alternates: alternatesOf('performance/') }
}

/** docs/performance.md as a page of the site. In Chinese: an introduction of its own over the same tables. */
export default async function PerformancePage({ params }: Props) {
  const lang = langOf(await params)
  return (
    <div className="mx-auto max-w-5xl px-5 sm:px-8 lg:max-w-272">
      <article className="pt-10 sm:pt-16">
        <InsecureNote note={stringsOf(lang).shell.insecure.note} />
        <div className="flow document">
          {lang === 'zh' ? (
            <>
              <Chinese components={wholeDocument} />
              <div lang="en" className="flow document">
                <English components={tablesOnly} />
              </div>
            </>
          ) : (
            <English components={wholeDocument} />
          )}
        </div>
      </article>
    </div>
  )
}
