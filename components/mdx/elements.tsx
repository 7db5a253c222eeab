import { PageLink } from '@/components/ui/page-link'
import { isValidElement, type ComponentProps } from 'react'
import { DisplayedFormula, InlineFormula } from './formula'
import { pageLang, pageStrings } from './page-lang'

const BESIDE = '../' // how one chapter's text links to another: '../read-digits/'

/** Links between chapters stay within the page, so that a running training survives them. */
export async function TextLink({ href = '', ...rest }: ComponentProps<'a'>) {
  if (!href.startsWith(BESIDE)) return <a href={href} {...rest} />
  return <PageLink href={`/${await pageLang()}/${href.slice(BESIDE.length)}`} {...rest} />
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

/** `$…$` and `$$…$$` arrive as code with these classes (remark-math). */
const INLINE_MATH = 'math-inline'
const DISPLAYED_MATH = 'math-display'

const holdsMath = (className: string | undefined, kind: string) =>
  className?.split(' ').includes(kind) ?? false

export function Code({ className, children, ...rest }: ComponentProps<'code'>) {
  if (holdsMath(className, INLINE_MATH)) return <InlineFormula tex={String(children)} />
  return (
    <code className={className} {...rest}>
      {children}
    </code>
  )
}

export async function Pre({ children, ...rest }: ComponentProps<'pre'>) {
  if (isValidElement<ComponentProps<'code'>>(children) && holdsMath(children.props.className, DISPLAYED_MATH))
    return <DisplayedFormula tex={String(children.props.children)} />
  const { code } = await pageStrings()
  return (
    <pre role="group" tabIndex={0} aria-label={code} {...rest}>
      {children}
    </pre>
  )
}
