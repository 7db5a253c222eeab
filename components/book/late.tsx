'use client'

import { useEffect, useState, type ComponentType } from 'react'
import { useStrings } from '@/components/ui/strings-provider'
import type { LateProps } from './late-parts'
import type { Wish } from './wishes'

/** A page that has stood open for so long (ms) has all that it needs first, and is being read. */
const READING_MS = 6000

/**
 * Everything about the book that can wait: search, presenting, printing, and keeping the book for offline. It is fetched
 * at the first wish, or when the page has been read for a while.
 */
export function Late() {
  const { lang } = useStrings()
  const [wish, setWish] = useState<Wish | null>(null)
  const [parts, setParts] = useState<[ComponentType<LateProps>, LateProps['words']] | null>(null)

  useEffect(() => {
    const make = (name: string) => setWish((last) => (name === '' && last ? last : ({ name } as Wish)))
    const onClick = ({ target }: MouseEvent) => {
      const button = (target as Element).closest<HTMLElement>('[data-wish]')
      if (button) make(button.dataset.wish!)
    }
    const onKey = (event: KeyboardEvent) => {
      const { key, target } = event
      // A slash that is being typed somewhere is no shortcut.
      const typing = (target as Element).closest('input,textarea,select,canvas,dialog')
      if (event.ctrlKey || event.metaKey ? key !== 'k' : key !== '/' || typing) return
      event.preventDefault()
      make('search')
    }
    document.addEventListener('click', onClick)
    document.addEventListener('keydown', onKey)
    const timer = setTimeout(make, /[?&]present\b/.test(location.search) ? 0 : READING_MS, '')
    return () => {
      document.removeEventListener('click', onClick)
      document.removeEventListener('keydown', onKey)
      clearTimeout(timer)
    }
  }, [])

  useEffect(() => {
    if (wish && !parts)
      import('./late-parts').then(
        async ({ LateParts, wordsIn }) => setParts([LateParts, await wordsIn(lang)]),
        () => {}, // cut off just now: the next wish tries again
      )
  }, [wish, parts, lang])

  if (!wish || !parts) return null
  const [Parts, words] = parts
  return <Parts wish={wish} words={words} />
}
