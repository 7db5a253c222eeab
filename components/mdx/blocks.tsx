import type { ReactNode } from 'react'
import { ErrorIcon } from '@/components/ui/icons'
import { WithSources } from './cite'
import { pageStrings } from './page-lang'

type Children = { children: ReactNode }

/** The standfirst under the title of a chapter. */
export function Lead({ children }: Children) {
  return <div className="lead">{children}</div>
}

/** What the reader will be able to do, as a list. */
export async function YouWillLearn({ children }: Children) {
  return (
    <div className="box">
      <p className="box-title">{(await pageStrings()).youWillLearn}</p>
      <div className="flow">{children}</div>
    </div>
  )
}

/** A source or an aside beside the text. Made of spans, so that it may stand inside a paragraph. */
export function Note({ children }: Children) {
  return (
    <span role="note" className="margin-note">
      <WithSources>{children}</WithSources>
    </span>
  )
}

/** What readers stumble over. */
export async function Pitfall({ title, children }: Children & { title: string }) {
  return (
    <div role="note" className="box box-pitfall">
      <p className="box-title">
        <ErrorIcon className="size-4.5" />
        {(await pageStrings()).pitfall}
      </p>
      <p className="box-heading">{title}</p>
      <div className="flow">{children}</div>
    </div>
  )
}

/** More than the thread of the chapter needs, folded away. */
export async function DeepDive({ title, children }: Children & { title: string }) {
  return (
    <details className="box box-deep">
      <summary>
        <span className="box-title">{(await pageStrings()).deepDive}</span>
        <span className="box-heading">{title}</span>
      </summary>
      <div className="flow">{children}</div>
    </details>
  )
}

/** The chapter in a few lines. */
export async function Recap({ children }: Children) {
  return (
    <div className="box">
      <p className="box-title">{(await pageStrings()).recap}</p>
      <div className="flow">{children}</div>
    </div>
  )
}
