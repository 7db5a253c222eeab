import { useId } from 'react'
import { classes } from './classes'

export interface Option<Value extends string> {
  value: Value
  label: string
  disabled?: boolean
}

interface Props<Value extends string> {
  label: string
  value: Value
  options: readonly Option<Value>[]
  onChange: (value: Value) => void
  disabled?: boolean
  /** The label is for screen readers only: where the surroundings say what is chosen. */
  hideLabel?: boolean
  testId?: string
  className?: string
}

/** A labelled native select: keyboard, touch and screen readers get what their system offers. */
export function Select<Value extends string>(props: Props<Value>) {
  const id = useId()
  const { label, value, options, onChange, disabled, hideLabel, testId, className } = props
  return (
    <div className={classes('min-w-0 font-sans text-sm', className)}>
      <label htmlFor={id} className={hideLabel ? 'sr-only' : 'mb-1 block text-soft'}>
        {label}
      </label>
      <select
        id={id}
        className="h-11 w-full rounded-lg border border-edge/60 bg-card px-3 text-[0.9375rem] text-ink disabled:opacity-45"
        value={value}
        disabled={disabled}
        data-testid={testId}
        onChange={(event) => onChange(event.target.value as Value)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  )
}
