import { useEffect, useState, type RefObject } from 'react'

/** How far outside the window an element still counts as near. */
const NEAR = '400px 0px'
/** While the reader has not stirred: so much of the element must be in the window itself. */
const IN_VIEW = '-64px 0px'
/** What tells that a reader has begun. */
const STIRS = ['scroll', 'pointermove', 'pointerdown', 'keydown', 'focusin'] as const
/** Said by the page before it is printed: everything is wanted now. */
const EVERYTHING = 'everything-near'
/** Without any of these, a page that has stood loaded for so long (ms) is being read. */
const READING_MS = 3000

/**
 * True once the element is near the window: the moment to fetch what it needs. Nothing that is out of view is fetched
 * while the page itself is still arriving, only after the reader has stirred or has been reading for a while.
 */
export function useNear(element: RefObject<Element | null>): boolean {
  const [near, setNear] = useState(false)
  useEffect(() => {
    const target = element.current
    if (!target) return
    let stop = observe(target, IN_VIEW)
    let timer = 0

    function observe(target: Element, rootMargin: string): () => void {
      const observer = new IntersectionObserver(
        (entries) => {
          if (!entries.some((entry) => entry.isIntersecting)) return
          setNear(true)
          observer.disconnect()
        },
        { rootMargin },
      )
      observer.observe(target)
      return () => observer.disconnect()
    }
    const calm = () => {
      clearTimeout(timer)
      window.removeEventListener('load', rest)
      for (const stir of STIRS) window.removeEventListener(stir, widen)
    }
    const widen = () => {
      calm()
      stop()
      stop = observe(target, NEAR)
    }
    const everything = () => {
      calm()
      stop()
      setNear(true)
    }
    const rest = () => (timer = window.setTimeout(widen, READING_MS))

    for (const stir of STIRS) window.addEventListener(stir, widen, { passive: true })
    window.addEventListener(EVERYTHING, everything)
    window.addEventListener('beforeprint', everything)
    if (document.readyState === 'complete') rest()
    else window.addEventListener('load', rest)
    return () => {
      calm()
      stop()
      window.removeEventListener(EVERYTHING, everything)
      window.removeEventListener('beforeprint', everything)
    }
  }, [element])
  return near
}
