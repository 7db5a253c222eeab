import type { ReactNode } from 'react'
import { fill } from '@/lib/i18n/fill'
import { stringsOf } from '@/lib/i18n/strings'
import { pageLang } from './page-lang'

interface Props {
  /** The same in every language: links and the language switch rely on it. */
  id: string
  title: string
  children: ReactNode
}

async function Anchor({ id, title }: { id: string; title: string }) {
  const { chapter } = stringsOf(await pageLang()).shell
  return (
    <a href={`#${id}`} className="heading-anchor" aria-label={fill(chapter.linkTo, { title })} data-no-print>
      #
    </a>
  )
}

/** A section of a chapter, with a heading that can be linked to. */
export function Section({ id, title, children }: Props) {
  return (
    <section id={id} data-section="" aria-labelledby={`${id}-heading`} className="flow">
      <div className="heading">
        <h2 id={`${id}-heading`}>{title}</h2>
        <Anchor id={id} title={title} />
      </div>
      {children}
    </section>
  )
}

/** A part of a section; its children follow it in the same column. */
export function Sub({ id, title, children }: Omit<Props, 'children'> & { children?: ReactNode }) {
  return (
    <>
      <h3 id={id}>{title}</h3>
      {children}
    </>
  )
}
