import Link from 'next/link'
import type { ComponentProps } from 'react'
import { pageLang, pageStrings } from './page-lang'

const BESIDE = '../' // how one chapter's text links to another: '../read-digits/'

/** Links between chapters stay within the page, so that a running training survives them. */
export async function TextLink({ href = '', ...rest }: ComponentProps<'a'>) {
  if (!href.startsWith(BESIDE)) return <a href={href} {...rest} />
  return <Link href={`/${await pageLang()}/${href.slice(BESIDE.length)}`} {...rest} />
}

/** Tables scroll in their own box where they are wider than the page, by keyboard too. */
export async function Table(props: ComponentProps<'table'>) {
  const { table } = await pageStrings()
  return (
    <div className="prose-table" role="group" tabIndex={0} aria-label={table}>
      <table {...props} />
    </div>
  )
}

/** The corner above a table's first column may be empty: it then heads nothing and must not claim to. */
export function HeaderCell(props: ComponentProps<'th'>) {
  return props.children ? <th scope="col" {...props} /> : <td {...props} />
}

export async function Pre(props: ComponentProps<'pre'>) {
  const { code } = await pageStrings()
  return <pre role="group" tabIndex={0} aria-label={code} {...props} />
}

async function DisplayedFormula(props: ComponentProps<'span'>) {
  const { formula } = await pageStrings()
  return <span role="group" tabIndex={0} aria-label={formula} {...props} />
}

/** KaTeX's displayed formulas scroll likewise; its many other spans pass through. */
export function Span(props: ComponentProps<'span'>) {
  return props.className === 'katex-display' ? <DisplayedFormula {...props} /> : <span {...props} />
}
