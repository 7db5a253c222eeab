'use client'

import { useRef, useState, useSyncExternalStore } from 'react'
import { Button } from '@/components/ui/button'
import { watchAnswers } from '@/lib/engine/answers'
import { forgetProgress, hasProgress } from '@/lib/engine/progress'

interface Props {
  words: { reset: string; resetAsk: string; resetYes: string; resetNo: string; resetDone: string }
}

/** Forgets what was answered and read, after asking. Not there while there is nothing to forget. */
export function ResetProgress({ words }: Props) {
  const dialog = useRef<HTMLDialogElement>(null)
  const [done, setDone] = useState(false)
  const has = useSyncExternalStore(watchAnswers, hasProgress, () => false)
  const forget = () => {
    dialog.current?.close()
    forgetProgress()
    setDone(true)
  }
  return (
    <div className="mt-4 font-sans text-sm" data-no-print>
      {has && (
        <>
          <Button kind="quiet" className="-ml-4" onClick={() => dialog.current?.showModal()}>
            {words.reset}
          </Button>
          <dialog
            ref={dialog}
            aria-label={words.reset}
            className="m-auto max-w-md rounded-2xl border border-line bg-card p-6 text-base text-ink backdrop:bg-black/40"
          >
            <p className="leading-relaxed">{words.resetAsk}</p>
            <div className="mt-5 flex flex-wrap justify-end gap-3">
              <Button autoFocus onClick={() => dialog.current?.close()}>
                {words.resetNo}
              </Button>
              <Button kind="primary" onClick={forget}>
                {words.resetYes}
              </Button>
            </div>
          </dialog>
        </>
      )}
      <p role="status" className="text-soft">
        {done && !has && words.resetDone}
      </p>
    </div>
  )
}
