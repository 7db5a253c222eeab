import type { ReactNode } from 'react'
import { InsecureNote } from '@/components/ui/insecure-note'

/** The frame of a page that stands beside the chapters: its title, its standfirst, what it holds. */
export function BookPage({ title, lead, children }: { title: string; lead: string; children: ReactNode }) {
  return (
    <div className="mx-auto max-w-5xl px-5 sm:px-8 lg:max-w-272">
      <article className="pt-10 sm:pt-16">
        <InsecureNote />
        <h1 className="chapter-title">{title}</h1>
        <div className="flow mt-5">
          <p className="lead">{lead}</p>
        </div>
        {children}
      </article>
    </div>
  )
}
