'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { takeUpdate } from '@/lib/engine/offline'
import { useOffline } from '@/lib/hooks/use-offline'

interface Props {
  words: { update: string; reload: string; later: string }
}

/** Says at the foot of the window that a newer edition waits. There, empty, from the start, for screen readers. */
export function UpdateNotice({ words }: Props) {
  const { update } = useOffline()
  const [later, setLater] = useState(false)
  return (
    <div role="status" data-no-print className="pointer-events-none fixed inset-x-0 bottom-0 z-30 p-3 sm:p-5">
      {update && !later && (
        <div
          data-testid="update-notice"
          className="pointer-events-auto mx-auto flex max-w-3xl flex-wrap items-center gap-3 rounded-2xl border border-edge bg-card px-5 py-3 font-sans text-[0.9375rem] leading-normal shadow-lg"
        >
          <p className="min-w-0 flex-1 basis-60">{words.update}</p>
          <Button kind="primary" onClick={takeUpdate}>
            {words.reload}
          </Button>
          <Button kind="quiet" onClick={() => setLater(true)}>
            {words.later}
          </Button>
        </div>
      )}
    </div>
  )
}
