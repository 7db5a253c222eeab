import { useEffect, useId, useRef, useState } from 'react'
import { useBenchStrings } from '../bench-strings'
import { decidedEngine, plannedEngine } from '@/lib/engine/engine-preference'
import { raceHardware, raceStore } from '@/lib/engine/engine-race'
import type { EngineName, EngineReport } from '@/lib/protocol/messages'
import { fill } from '@/lib/i18n/fill'
import { EnginePanel } from './engine-panel'
import { engineName } from '../engine-name'
import { whenIdle } from '../when-idle'

interface EngineBadgeProps {
  /** Null until one has been started. */
  engine: EngineReport | null
  onChoose: (name: EngineName) => void
}

/** Says which engine computes; opens a panel in which the reader compares them and chooses. */
export function EngineBadge({ engine, onChoose }: EngineBadgeProps) {
  const words = useBenchStrings().strings.train
  const panel = useId()
  const [open, setOpen] = useState(false)
  const [planned, setPlanned] = useState<EngineName | null>(null)
  const root = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)

  // Known only in the browser: the address and the device's memory decide.
  useEffect(() => {
    const update = () => setPlanned(plannedEngine())
    update()
    return raceStore.subscribe(update)
  }, [])

  useEffect(() => {
    // Only where neither the address nor this device's memory has decided yet.
    if (decidedEngine() !== null) return
    return whenIdle(() => void raceHardware())
  }, [])

  useEffect(() => {
    if (!open) return
    const outside = (event: PointerEvent) => {
      if (!root.current?.contains(event.target as Node)) setOpen(false)
    }
    // On the document: a button that was disabled while it ran has let the focus fall to the page.
    const escape = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      setOpen(false)
      button.current?.focus()
    }
    document.addEventListener('pointerdown', outside)
    document.addEventListener('keydown', escape)
    return () => {
      document.removeEventListener('pointerdown', outside)
      document.removeEventListener('keydown', escape)
    }
  }, [open])

  const shown = engine ? engineName(words, engine) : (planned ?? words.engine.none)
  return (
    <div ref={root} className="relative">
      <button
        ref={button}
        type="button"
        className="inline-flex min-h-11 items-center gap-2 rounded-full border border-edge/60 bg-card px-4 text-[0.8125rem] text-soft tabular-nums hover:text-ink"
        aria-expanded={open}
        aria-controls={panel}
        aria-label={fill(words.engine.button, { engine: shown })}
        data-testid="engine-badge"
        data-engine={engine?.name ?? planned ?? undefined}
        data-threads={engine?.threads}
        onClick={() => setOpen(!open)}
      >
        {shown}
        <svg
          viewBox="0 0 10 6"
          className="w-2.5"
          aria-hidden
          fill="none"
          stroke="currentColor"
          strokeWidth="1.5"
        >
          <path d={open ? 'M1 5l4-4 4 4' : 'M1 1l4 4 4-4'} />
        </svg>
      </button>
      <div id={panel} hidden={!open}>
        {open && <EnginePanel current={engine?.name ?? planned} onChoose={onChoose} />}
      </div>
    </div>
  )
}
