import { RightIcon, WrongIcon } from '@/components/ui/icons'
import { useBenchStrings } from '../bench-strings'
import { fill } from '@/lib/i18n/fill'

interface TestDigitLabelProps {
  /** What the test set says the digit is; null when none is on the pad. */
  label: number | null
  /** What the network reads, or that it takes it for no digit; null while that is not known. */
  read: number | 'none' | null
  /** The reader has drawn over it. */
  changed: boolean
}

/** Where a picked digit comes from and whether it was read as its label says, in a line that is always kept free. */
export function TestDigitLabel({ label, read, changed }: TestDigitLabelProps) {
  const words = useBenchStrings().strings.draw.tests
  const right = read === label
  const Icon = right ? RightIcon : WrongIcon
  return (
    <p
      className="flex min-h-6 flex-wrap items-center gap-x-2 text-sm text-soft"
      data-testid="test-digit-label"
    >
      {label !== null && <span>{fill(changed ? words.changed : words.label, { digit: label })}</span>}
      {label !== null && read !== null && !changed && (
        <span className="inline-flex items-center gap-1 text-ink">
          <Icon />
          {right ? words.right : read === 'none' ? words.refused : words.wrong}
        </span>
      )}
    </p>
  )
}
