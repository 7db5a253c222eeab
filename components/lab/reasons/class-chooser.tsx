import { useId } from 'react'
import { useBenchStrings } from '../bench-strings'
import { useNameOf } from '../class-names'

interface ClassChooserProps {
  value: number
  /** The true class, where it is known. */
  label: number | null
  prediction: number
  onChange: (digit: number) => void
}

/** The digit that is to be explained: the answer, the label, or any other. Ten radio buttons in a row. */
export function ClassChooser({ value, label, prediction, onChange }: ClassChooserProps) {
  const words = useBenchStrings().strings.mistakes.why
  const nameOf = useNameOf()
  const name = useId()
  const markOf = (digit: number) =>
    digit === prediction ? words.answerMark : digit === label ? words.truthMark : null
  return (
    <fieldset className="min-w-0 text-sm" data-testid="why-class">
      <legend className="mb-1 text-[0.8125rem] text-soft">{words.chooser}</legend>
      <div className="grid max-w-xl grid-cols-5 gap-1 @min-[30rem]:grid-cols-10">
        {Array.from({ length: 10 }, (_, digit) => (
          <label
            key={digit}
            className={`relative flex min-h-11 flex-col items-center justify-center rounded-lg border leading-tight has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-lenet ${
              digit === value
                ? 'border-lenet bg-wash font-semibold text-lenet'
                : 'border-edge/60 hover:border-lenet'
            }`}
          >
            <input
              type="radio"
              name={name}
              className="absolute inset-0 cursor-pointer appearance-none rounded-lg opacity-0"
              value={digit}
              checked={digit === value}
              onChange={() => onChange(digit)}
            />
            <span className="max-w-full truncate font-mono">{nameOf(digit)}</span>
            {markOf(digit) && <span className="text-[0.6875rem]">{markOf(digit)}</span>}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
