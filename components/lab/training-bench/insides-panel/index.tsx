import { memo, useEffect, useState } from 'react'
import { ChevronIcon } from '@/components/ui/icons'
import type { Watch } from '@/lib/data/train-report'
import type { TrainerState } from '@/lib/engine/trainer-store'
import { useBenchStrings } from '../../bench-strings'
import { InsidesView } from './view'

interface Props {
  frame: TrainerState['frame']
  settings: TrainerState['settings']
  step: number
  onWatch: (watch: Watch) => void
}

/**
 * Everything inside the network while it trains. Closed at first: reading it costs the training time, so the worker is
 * asked for it only while the panel is open.
 */
export const InsidesPanel = memo(function InsidesPanel({ frame, settings, step, onWatch }: Props) {
  const words = useBenchStrings().strings.trainLive.insides
  const [open, setOpen] = useState(false)
  const [digit, setDigit] = useState<Watch['digit']>(null)

  useEffect(() => {
    if (!open) return
    onWatch({ insides: true, digit })
    return () => onWatch({ insides: false, digit: null })
  }, [open, digit, onWatch])

  return (
    <details
      className="group mt-4 border-t border-line pt-3"
      data-testid="insides-panel"
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary className="flex min-h-11 w-fit list-none items-center gap-1.5 text-[0.9375rem] font-semibold hover:text-lenet">
        <ChevronIcon className="size-4.5 transition-transform group-open:rotate-90" />
        {words.title}
      </summary>
      {open && (
        <InsidesView
          insides={step > 0 ? (frame?.insides ?? null) : null}
          settings={settings}
          onDigit={setDigit}
        />
      )}
    </details>
  )
})
