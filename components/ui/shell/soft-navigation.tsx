'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'
import { LINK_BASE } from '../page-link'

/** The page that a press on `target` leads to, from the site's root; null where the browser has to do it itself. */
function pageBehind(target: EventTarget | null): string | null {
  const link = (target as Element | null)?.closest?.('a')
  if (!link?.href || link.target || link.hasAttribute('download')) return null
  const { origin, pathname, search, hash } = new URL(link.href)
  const isPage = origin === location.origin && pathname.startsWith(`${LINK_BASE}/`) && pathname.endsWith('/')
  if (!isPage || (hash && pathname === location.pathname && search === location.search)) return null
  return pathname.slice(LINK_BASE.length) + search + hash
}

/**
 * Turns to other pages of the site within the one that is loaded, so that a running training survives, and fetches a
 * page when somebody points at its link. One listener for all links: Next's own link, once for each, weighs 3 kB.
 */
export function SoftNavigation() {
  const router = useRouter()
  useEffect(() => {
    const ready = ({ target }: Event) => {
      const page = pageBehind(target)
      if (page !== null) router.prefetch(page)
    }
    const turn = (event: MouseEvent) => {
      if (event.defaultPrevented || event.button !== 0) return
      if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
      const page = pageBehind(event.target)
      if (page === null) return
      event.preventDefault()
      router.push(page)
    }
    document.addEventListener('pointerover', ready)
    document.addEventListener('focusin', ready)
    document.addEventListener('click', turn)
    return () => {
      document.removeEventListener('pointerover', ready)
      document.removeEventListener('focusin', ready)
      document.removeEventListener('click', turn)
    }
  }, [router])
  return null
}
