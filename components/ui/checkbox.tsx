import type { ReactNode } from 'react'

interface Props {
  label: ReactNode
  checked: boolean
  onChange: (checked: boolean) => void
  disabled?: boolean
  testId?: string
}

/** A checkbox whose whole label, 44 px high, is the target. */
export function Checkbox({ label, checked, onChange, disabled, testId }: Props) {
  return (
    <label className="inline-flex min-h-11 items-center gap-2.5 font-sans text-[0.9375rem]">
      <input
        type="checkbox"
        className="size-5 accent-lenet"
        checked={checked}
        disabled={disabled}
        data-testid={testId}
        onChange={(event) => onChange(event.target.checked)}
      />
      <span className={disabled ? 'opacity-45' : undefined}>{label}</span>
    </label>
  )
}
