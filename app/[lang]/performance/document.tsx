import type { MDXComponents } from 'mdx/types'
import type { ComponentProps, ReactNode } from 'react'

/** A document links to files beside it in the repository, which are not part of the site: here such a link is text. */
function Anchor({ href = '', children, ...rest }: ComponentProps<'a'>) {
  const leadsSomewhere = /^(?:https?:|#)/.test(href)
  return leadsSomewhere ? (
    <a href={href} {...rest}>
      {children}
    </a>
  ) : (
    <span>{children}</span>
  )
}

/** How a document of docs/ is written on a page: its title is the page's. */
export const wholeDocument = {
  a: Anchor,
  h1: ({ children }: { children?: ReactNode }) => <h1 className="chapter-title">{children}</h1>,
} satisfies MDXComponents

const Nothing = () => null

/** Of a document in the other language only its tables, which say what they show in their first cell. */
export const tablesOnly = {
  ...wholeDocument,
  ...Object.fromEntries(
    ['h1', 'h2', 'h3', 'p', 'ul', 'ol', 'pre', 'blockquote', 'hr'].map((name) => [name, Nothing]),
  ),
} satisfies MDXComponents
