import { SITE_BASE } from '@/lib/engine/site-base'

export interface PagePlace {
  /** '' for the top of the page. */
  id: string
  heading: HTMLElement
}

/** Where presenting stops: the title of the page, then each of its sections, as they stand there now. */
export function placesOfPage(): PagePlace[] {
  const title = document.querySelector<HTMLElement>('main h1')
  const sections = [...document.querySelectorAll<HTMLElement>('main [data-section]')].map((section) => ({
    id: section.id,
    heading: section.querySelector<HTMLElement>('h2') ?? section,
  }))
  return [...(title ? [{ id: '', heading: title }] : []), ...sections]
}

/** The chapter before or after, as the foot of the page links to it; without the site's base, as the router wants it. */
export function neighbourAddress(which: 'previous' | 'next'): string | null {
  const link = document.querySelector<HTMLAnchorElement>(`[data-testid="${which}-chapter"]`)
  return link && new URL(link.href).pathname.slice(SITE_BASE.length)
}
