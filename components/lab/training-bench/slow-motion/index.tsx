import { useEffect, useId, useRef, type KeyboardEvent } from 'react'
import { Button } from '@/components/ui/button'
import type { TrainerState } from '@/lib/engine/trainer-store'
import { fill } from '@/lib/i18n/fill'
import { formatNumber } from '@/lib/i18n/format'
import { useBenchStrings } from '../../bench-strings'
import { SlowStory } from './story'

interface Props {
  open: boolean
  state: TrainerState
  /** Does one more step. */
  onStep: () => void
  onClose: () => void
}

/** One step of training, frame by frame, in a dialog: on a phone it is the whole screen. */
export function SlowMotion({ open, state, onStep, onClose }: Props) {
  const { lang, strings } = useBenchStrings()
  const words = strings.trainLive.slowMotion
  const dialog = useRef<HTMLDialogElement>(null)
  const title = useId()
  const { slow, phase } = state
  // One that was told before the run went on is not the step that was asked for now.
  const told = slow !== null && slow.step === state.step ? slow : null
  const busy = phase === 'loading' || phase === 'training'

  useEffect(() => {
    const element = dialog.current
    if (!element || element.open === open) return
    if (open) element.showModal()
    else element.close()
  }, [open])

  // A click on what is behind the dialog closes it, as Escape does.
  const closesOutside = (event: React.MouseEvent) => event.target === dialog.current && onClose()
  const stopped = (event: KeyboardEvent) => event.stopPropagation()
  return (
    <dialog
      ref={dialog}
      aria-labelledby={title}
      data-testid="slow-motion"
      className="m-auto h-dvh max-h-dvh w-full max-w-4xl overflow-hidden rounded-none border border-line bg-card p-0 font-sans text-ink backdrop:bg-black/50 sm:h-[min(40rem,92dvh)] sm:w-[calc(100%-3rem)] sm:rounded-2xl"
      onClose={onClose}
      onClick={closesOutside}
      onKeyDown={stopped}
    >
      {open && (
        <div className="@container flex h-full flex-col">
          <header className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 border-b border-line px-4 py-2 sm:px-6">
            <h3 id={title} className="text-lg font-semibold">
              {told ? fill(words.title, { step: formatNumber(told.step, lang) }) : words.waitingTitle}
            </h3>
            <div className="flex gap-2">
              <Button disabled={busy || phase === 'done'} data-testid="slow-again" onClick={onStep}>
                {words.again}
              </Button>
              <Button data-testid="slow-close" onClick={onClose}>
                {words.close}
              </Button>
            </div>
          </header>
          {told ? (
            <SlowStory key={told.step} slow={told} settings={state.settings} />
          ) : (
            <p className="m-auto p-6 text-soft" role="status">
              {words.waiting}
            </p>
          )}
        </div>
      )}
    </dialog>
  )
}
