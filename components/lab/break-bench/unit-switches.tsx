import { useRef, useState, type KeyboardEvent } from 'react'
import { classes } from '@/components/ui/classes'
import { fill } from '@/lib/i18n/fill'
import { Button } from '@/components/ui/button'
import { MAPS_OF } from '@/lib/engine/break-settings'
import type { DamagedLayer } from '@/lib/data/damage'
import { useBenchStrings } from '../bench-strings'

interface UnitSwitchesProps {
  layer: DamagedLayer
  off: readonly number[]
  onChange: (off: readonly number[]) => void
}

/** One switch a map (or unit) of a layer; one of them is in the tab order, arrow keys go to the others. */
export function UnitSwitches({ layer, off, onChange }: UnitSwitchesProps) {
  const words = useBenchStrings().strings.break.damage
  const group = useRef<HTMLDivElement>(null)
  const [current, setCurrent] = useState(0)
  const count = MAPS_OF[layer]
  const small = layer === 'f6'

  const toggle = (map: number) => {
    setCurrent(map)
    onChange(off.includes(map) ? off.filter((other) => other !== map) : [...off, map].sort((a, b) => a - b))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key]
    const to =
      event.key === 'Home'
        ? 0
        : event.key === 'End'
          ? count - 1
          : by && Math.min(count - 1, Math.max(0, current + by))
    if (to === undefined || event.ctrlKey || event.altKey || event.metaKey) return
    event.preventDefault()
    setCurrent(to)
    group.current?.querySelectorAll<HTMLElement>('[role=switch]')[to]?.focus()
  }

  return (
    <fieldset className="min-w-0">
      <legend className="mb-1 text-sm text-soft">{words.layers[layer]}</legend>
      <div
        ref={group}
        onKeyDown={onKeyDown}
        className={small ? 'grid max-w-md grid-cols-12 gap-0.5' : 'flex max-w-xl flex-wrap gap-1'}
      >
        {Array.from({ length: count }, (_, map) => {
          const on = !off.includes(map)
          return (
            <button
              key={map}
              type="button"
              role="switch"
              aria-checked={on}
              aria-label={fill(words.map[layer], { map })}
              tabIndex={map === current ? 0 : -1}
              data-testid="unit-switch"
              data-layer={layer}
              data-map={map}
              onClick={() => toggle(map)}
              className={classes(
                'border font-mono tabular-nums hover:border-lenet',
                small ? 'h-7 rounded-xs text-[0.6875rem]' : 'size-11 rounded-lg text-sm',
                on ? 'border-edge/60 bg-card text-ink' : 'border-edge bg-wash text-soft line-through',
              )}
            >
              {map}
            </button>
          )
        })}
      </div>
      <div className="mt-1 flex gap-1">
        <Button
          kind="quiet"
          data-testid={`all-off-${layer}`}
          onClick={() => onChange(Array.from({ length: count }, (_, map) => map))}
        >
          {words.allOff}
        </Button>
        <Button
          kind="quiet"
          disabled={off.length === 0}
          data-testid={`all-on-${layer}`}
          onClick={() => onChange([])}
        >
          {words.allOn}
        </Button>
      </div>
    </fieldset>
  )
}
