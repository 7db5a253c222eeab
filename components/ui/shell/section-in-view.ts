import { useSyncExternalStore } from 'react'

const READING_LINE = 0.3 // of the window's height: the section that crosses it is the one being read

/** The id of the section being read, or '' above the first one. Sections carry `data-section`. */
export function sectionInView(): string {
  const line = window.innerHeight * READING_LINE
  let found = ''
  for (const section of document.querySelectorAll('[data-section]')) {
    if (section.getBoundingClientRect().top > line) break
    found = section.id
  }
  return found
}

function subscribe(listener: () => void): () => void {
  let frame = 0
  const soon = () => {
    cancelAnimationFrame(frame)
    frame = requestAnimationFrame(listener)
  }
  window.addEventListener('scroll', soon, { passive: true })
  window.addEventListener('resize', soon)
  return () => {
    cancelAnimationFrame(frame)
    window.removeEventListener('scroll', soon)
    window.removeEventListener('resize', soon)
  }
}

/** Follows the reader through the page. */
export function useSectionInView(): string {
  return useSyncExternalStore(subscribe, sectionInView, () => '')
}
