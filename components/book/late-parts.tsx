'use client'

import { usePathname } from 'next/navigation'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { whenIdle } from '@/components/lab/when-idle'
import { markRead } from '@/lib/engine/answers'
import { startOffline } from '@/lib/engine/offline'
import type { late } from '@/lib/i18n/en/late'
import type { Lang } from '@/lib/i18n/languages'
import { UpdateNotice } from './offline/update-notice'
import { PresentMode } from './present/present-mode'
import { isPresenting, setPresenting, watchPresenting } from './present/presenting'
import { printPage } from './print/print-page'
import { SearchDialog } from './search/search-dialog'
import type { Wish } from './wishes'

export interface LateProps {
  wish: Wish
  words: typeof late
}

export async function wordsIn(lang: Lang): Promise<typeof late> {
  return (await (lang === 'zh' ? import('@/lib/i18n/zh/late') : import('@/lib/i18n/en/late'))).late
}

/** Notes that a chapter was read when its end comes into the window. */
function useReadMark(chapter: string): void {
  useEffect(() => {
    const look = () => {
      const end = document.querySelector('[data-testid="chapter-end"]')
      if (end && end.getBoundingClientRect().top < window.innerHeight) markRead(chapter)
    }
    if (window.scrollY > 0) look()
    window.addEventListener('scroll', look, { passive: true })
    return () => window.removeEventListener('scroll', look)
  }, [chapter])
}

/** Does what the reader wishes, and what goes on by itself. */
export function LateParts({ wish, words }: LateProps) {
  const path = usePathname()
  const presenting = useSyncExternalStore(watchPresenting, isPresenting, () => false)
  const [closed, setClosed] = useState<Wish | null>(null)
  const [printing, setPrinting] = useState(false)
  useReadMark(path.split('/')[2] ?? '')

  useEffect(() => {
    // In development a kept page would hide what was changed.
    if (process.env.NODE_ENV === 'production') whenIdle(() => void startOffline())
  }, [])
  useEffect(() => {
    if (wish.name === 'present') setPresenting(true)
    if (wish.name !== 'print') return
    const timer = setTimeout(() => {
      setPrinting(true)
      void printPage().finally(() => setPrinting(false))
    })
    return () => clearTimeout(timer)
  }, [wish])

  return (
    <>
      {wish.name === 'search' && closed !== wish && (
        <SearchDialog words={words.search} onClose={() => setClosed(wish)} />
      )}
      {presenting && <PresentMode key={path} words={words.present} />}
      <UpdateNotice words={words.offline} />
      <p role="status" data-no-print className={printing ? 'late-note' : 'sr-only'}>
        {printing && words.present.printing}
      </p>
    </>
  )
}
