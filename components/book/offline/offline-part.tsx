'use client'

import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { ProgressBar } from '@/components/ui/progress-bar'
import { dropPart, keepPart, stopPart, type PartState } from '@/lib/engine/offline'
import type { PartName } from '@/lib/engine/offline-parts'
import { fill } from '@/lib/i18n/fill'
import { megabytes } from './megabytes'
import type { OfflineWords } from './offline-panel'

/** One thing that may be kept: how much of it is, and the button that changes it. */
export function OfflinePart({ name, part, words }: { name: PartName; part: PartState; words: OfflineWords }) {
  const { bytes, kept, phase } = part
  if (bytes === 0) return null
  const whole = kept >= bytes
  return (
    <li
      data-testid={`offline-${name}`}
      data-kept={kept}
      data-bytes={bytes}
      className="border-t border-line py-3.5"
    >
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <span className="min-w-0 basis-60 grow">
          {words[name]}
          <span className="block text-sm text-soft tabular-nums">
            {fill(words.keptPart, { kept: megabytes(kept), bytes: megabytes(bytes) })}
          </span>
        </span>
        {phase === 'fetching' ? (
          <Button aria-label={fill(words.stopOf, { part: words[name] })} onClick={() => stopPart(name)}>
            {words.stop}
          </Button>
        ) : whole ? (
          <Button
            kind="quiet"
            aria-label={fill(words.removeOf, { part: words[name] })}
            onClick={() => void dropPart(name)}
          >
            {words.remove}
          </Button>
        ) : (
          <Button aria-label={fill(words.keepOf, { part: words[name] })} onClick={() => void keepPart(name)}>
            {words.keep}
          </Button>
        )}
      </div>
      {phase === 'fetching' && (
        <div className="mt-2">
          <ProgressBar label={words[name]} value={kept / bytes} />
        </div>
      )}
      {phase === 'failed' && (
        <div className="mt-2">
          <Alert tone="error">{words.failed}</Alert>
        </div>
      )}
    </li>
  )
}
