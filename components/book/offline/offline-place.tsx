'use client'

import { lateCache } from '@/components/lab/late-cache'
import { LatePlace } from '@/components/lab/late-place'
import { useStrings } from '@/components/ui/strings-provider'
import type { Lang } from '@/lib/i18n/languages'

const panels = lateCache(async (lang: Lang) => {
  const loading = lang === 'zh' ? import('@/lib/i18n/zh/offline') : import('@/lib/i18n/en/offline')
  const [{ OfflinePanel }, { offline }] = await Promise.all([import('./offline-panel'), loading])
  return { OfflinePanel, words: offline }
})

interface Props {
  words: { loading: string; failed: string; retry: string; noScript: string }
}

/** Where the panel of what is kept stands; it is fetched when the reader comes near. */
export function OfflinePlace({ words }: Props) {
  const { lang } = useStrings()
  return (
    <LatePlace
      cache={panels}
      part={lang}
      words={words}
      failedTestId="offline-failed"
      place={{ className: 'relative min-h-80 sm:min-h-70', 'data-testid': 'offline-place' }}
    >
      {({ OfflinePanel, words: said }) => <OfflinePanel words={said} />}
    </LatePlace>
  )
}
