'use client'

import { useEffect } from 'react'
import { Button } from '@/components/ui/button'
import { countKept, keepPart } from '@/lib/engine/offline'
import { partNames } from '@/lib/engine/offline-parts'
import { useOffline } from '@/lib/hooks/use-offline'
import type { offline } from '@/lib/i18n/en/offline'
import { fill } from '@/lib/i18n/fill'
import { megabytes } from './megabytes'
import { OfflinePart } from './offline-part'

export type OfflineWords = typeof offline

/** What of the book is kept on this device, what else may be, and the buttons for it. */
export function OfflinePanel({ words }: { words: OfflineWords }) {
  const { book, bookBytes, parts } = useOffline()
  useEffect(() => {
    if ('caches' in window) void countKept()
  }, [])
  const missing = partNames.filter((name) => parts[name].kept < parts[name].bytes)
  const missingBytes = missing.reduce((sum, name) => sum + parts[name].bytes - parts[name].kept, 0)
  const busy = partNames.some((name) => parts[name].phase === 'fetching')
  return (
    <div className="mt-6 max-w-3xl font-sans" data-testid="offline" data-book={book}>
      <ul className="rounded-2xl border border-line bg-card px-5 sm:px-6">
        <li className="flex flex-wrap items-center justify-between gap-x-4 py-3.5">
          <span>{words.book}</span>
          <span className="text-sm text-soft tabular-nums" role="status">
            {bookBytes > 0 && `${fill(words.megabytes, { count: megabytes(bookBytes) })} · `}
            {words.states[book]}
          </span>
        </li>
        {partNames.map((name) => (
          <OfflinePart key={name} name={name} part={parts[name]} words={words} />
        ))}
      </ul>
      {missing.length > 1 && !busy && (
        <Button
          className="mt-4"
          onClick={async () => {
            for (const name of missing) await keepPart(name)
          }}
        >
          {fill(words.all, { count: megabytes(missingBytes) })}
        </Button>
      )}
    </div>
  )
}
