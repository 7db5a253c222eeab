import { useEffect, useState, type RefObject } from 'react'

/** Whether a part of the element is in the window now: nothing is computed for what nobody sees. */
export function useInView(element: RefObject<Element | null>): boolean {
  const [inView, setInView] = useState(false)
  useEffect(() => {
    if (!element.current) return
    const observer = new IntersectionObserver((entries) =>
      setInView(entries[entries.length - 1].isIntersecting),
    )
    observer.observe(element.current)
    return () => observer.disconnect()
  }, [element])
  return inView
}
