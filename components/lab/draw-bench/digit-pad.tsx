import { useBenchStrings } from '../bench-strings'
import { PadSheet, type PadSheetProps } from './pad-sheet'

interface DigitPadProps extends Omit<PadSheetProps, 'label' | 'invitation' | 'testId'> {
  /** What stands on empty paper, where it is not a digit that is to be drawn. */
  invitation?: string
}

/** The paper to write on, under its title. */
export function DigitPad({ invitation, ...sheet }: DigitPadProps) {
  const words = useBenchStrings().strings.draw.pad
  return (
    <div className="flex flex-col gap-2">
      <p className="text-sm text-soft">{words.title}</p>
      <PadSheet {...sheet} label={words.label} invitation={invitation ?? words.short} testId="digit-pad" />
    </div>
  )
}
