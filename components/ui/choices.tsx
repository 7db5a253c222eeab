import { useId, type ReactNode } from 'react'
import { classes } from './classes'

interface Props<Value extends string> {
  label: string
  value: Value
  options: readonly { value: Value; label: string; icon?: ReactNode; disabled?: boolean }[]
  onChange: (value: Value) => void
  /** The group's label is for screen readers only. */
  hideLabel?: boolean
  /** Icons stand for the words, which stay for screen readers and as tooltips. */
  iconsOnly?: boolean
  /** The whole group, without looking so: for the moment before the page answers. */
  waiting?: boolean
  testId?: string
}

/** A few choices side by side, one of them taken: native radio buttons in the dress of a segmented control. */
export function Choices<Value extends string>(props: Props<Value>) {
  const name = useId()
  const { label, value, options, onChange, hideLabel, iconsOnly, waiting, testId } = props
  return (
    <fieldset className="min-w-0 font-sans text-sm" disabled={waiting} data-testid={testId}>
      <legend className={hideLabel ? 'sr-only' : 'mb-1 text-soft'}>{label}</legend>
      <div className="inline-flex flex-wrap rounded-3xl border border-line bg-card p-0.5">
        {options.map((option) => (
          <label
            key={option.value}
            title={iconsOnly ? option.label : undefined}
            className={classes(
              'relative inline-flex min-h-10 items-center justify-center gap-1.5 rounded-full',
              'has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-lenet',
              iconsOnly ? 'w-9 sm:w-10' : 'px-3.5',
              option.value === value
                ? 'bg-wash font-semibold text-lenet ring-1 ring-lenet ring-inset'
                : 'text-soft hover:text-ink',
              option.disabled && 'opacity-45',
            )}
          >
            <input
              type="radio"
              name={name}
              className="absolute inset-0 appearance-none rounded-full opacity-0"
              value={option.value}
              checked={option.value === value}
              disabled={option.disabled}
              onChange={() => onChange(option.value)}
            />
            {option.icon}
            <span className={iconsOnly ? 'sr-only' : undefined}>{option.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
