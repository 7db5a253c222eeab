import type { ReactNode } from 'react'
import { InsecureNote } from '@/components/ui/insecure-note'
import type { Lang } from '@/lib/i18n/languages'
import { stringsOf } from '@/lib/i18n/strings'

interface Props {
  lang: Lang
  title: string
  lead: string
  children: ReactNode
}

/** The frame of a page that stands beside the chapters: its title, its standfirst, what it holds. */
export function BookPage({ lang, title, lead, children }: Props) {
  return (
    <div className="mx-auto max-w-5xl px-5 sm:px-8 lg:max-w-272">
      <article className="pt-10 sm:pt-16">
        <InsecureNote note={stringsOf(lang).shell.insecure.note} />
        <h1 className="chapter-title">{title}</h1>
        <div className="flow mt-5">
          <p className="lead">{lead}</p>
        </div>
        {children}
      </article>
    </div>
  )
}
