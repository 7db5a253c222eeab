import type { ReactNode } from 'react'
import { fill } from '@/lib/i18n/fill'
import { pageStrings } from './page-lang'

interface Props {
  number: string // '4.1'
  caption: ReactNode
  children: ReactNode
}

/** A numbered figure, as wide as the page allows, with a caption that can be read alone. */
export async function Figure({ number, caption, children }: Props) {
  const { figure } = await pageStrings()
  return (
    <figure id={`figure-${number}`} className="wide figure">
      <div className="figure-body">{children}</div>
      <figcaption>
        <b>{fill(figure, { number })}</b> {caption}
      </figcaption>
    </figure>
  )
}
