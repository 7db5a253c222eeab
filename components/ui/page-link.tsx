import type { ComponentProps } from 'react'

/** What stands before every page ('' at a host's root). */
export const LINK_BASE = process.env.NEXT_PUBLIC_BASE_PATH ?? ''

interface Props extends ComponentProps<'a'> {
  /** A page of the site, from its root: '/en/convolution/#pooling'. */
  href: string
}

/** A link to another page of the site. A plain one, which ui/shell/soft-navigation.tsx keeps from loading all anew. */
export const PageLink = ({ href, ...rest }: Props) => <a href={LINK_BASE + href} {...rest} />
