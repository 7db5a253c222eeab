'use client'

import { useId, useState } from 'react'
import { fill } from '@/lib/i18n/fill'
import { useStrings } from './strings-provider'

interface Props {
  label: string
  value: number
  min: number
  max: number
  step: number
  onChange: (value: number) => void
  /** The value in words, with its unit; also what screen readers hear. */
  format?: (value: number) => string
  disabled?: boolean
  /** Where equal steps of the track are not equal steps of the value (powers, say); `step` is then one of the track. */
  scale?: { toTrack: (value: number) => number; fromTrack: (track: number) => number }
  /** Marks both inputs for tests: `{testId}` and `{testId}-exact`. */
  testId?: string
}

/** Powers and logarithms differ in their last digits between server and browser; attributes must not. */
const steady = (value: number) => Number(value.toPrecision(12))

/** A slider and, beside its label, a field for typing the exact value. */
export function Slider({ label, value, min, max, step, onChange, format, disabled, scale, testId }: Props) {
  const id = useId()
  const { strings } = useStrings()
  const [draft, setDraft] = useState<string | null>(null) // what is being typed, until it is a value
  const shown = format?.(value)
  const { toTrack, fromTrack } = scale ?? { toTrack: (v: number) => v, fromTrack: (v: number) => v }

  const take = (text: string) => {
    const typed = Number(text)
    setDraft(null)
    if (text.trim() !== '' && Number.isFinite(typed)) onChange(Math.min(max, Math.max(min, typed)))
  }

  return (
    <div className="min-w-0 font-sans text-sm">
      <div className="flex items-center justify-between gap-3">
        <label htmlFor={id} className="text-soft">
          {label}
        </label>
        <span className="flex items-center gap-2">
          {shown !== undefined && shown !== String(value) && (
            <output htmlFor={id} className="font-mono text-xs text-soft tabular-nums">
              {shown}
            </output>
          )}
          <input
            type="number"
            aria-label={fill(strings.ui.exact, { label })}
            className="h-9 w-22 rounded-md border border-edge/60 bg-card px-2 text-right font-mono text-sm tabular-nums disabled:opacity-45"
            value={draft ?? String(steady(value))}
            min={steady(min)}
            max={steady(max)}
            step="any"
            disabled={disabled}
            data-testid={testId && `${testId}-exact`}
            onChange={(event) => setDraft(event.target.value)}
            onBlur={(event) => draft !== null && take(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter') take(event.currentTarget.value)
              if (event.key === 'Escape') setDraft(null)
            }}
          />
        </span>
      </div>
      <input
        id={id}
        type="range"
        className="block h-11 w-full accent-lenet disabled:opacity-45"
        value={steady(toTrack(value))}
        min={steady(toTrack(min))}
        max={steady(toTrack(max))}
        step={step}
        disabled={disabled}
        aria-valuetext={shown ?? (scale && String(value))}
        data-testid={testId}
        onChange={(event) => onChange(fromTrack(event.target.valueAsNumber))}
      />
    </div>
  )
}
