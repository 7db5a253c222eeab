import { useId } from 'react'
import { fill } from '@/lib/i18n/fill'
import { useBenchStrings } from '../bench-strings'
import { formatShare } from '../draw-bench/shares'
import { topClasses } from '../photo-bench/top-classes'
import { ClassSearch, type NamedClass } from './class-search'

interface TargetPartProps {
  /** Of the picture as it is now. */
  probabilities: Float32Array
  classes: readonly NamedClass[]
  value: number
  onChange: (output: number) => void
}

const SHOWN = 5

/** The answer that is to be explained: one of the first five, or any other of the list. */
export function TargetPart({ probabilities, classes, value, onChange }: TargetPartProps) {
  const { lang, strings } = useBenchStrings()
  const words = strings.photoWhy.target
  const name = useId()
  const top = topClasses(probabilities, SHOWN).map(({ index }) => index)
  const shown = top.includes(value) ? top : [...top, value]
  return (
    <div data-testid="why-target" data-index={value}>
      <fieldset className="min-w-0 text-sm">
        <legend className="mb-1 text-[0.8125rem] text-soft">{words.top}</legend>
        <div className="flex flex-wrap gap-1.5">
          {shown.map((index) => (
            <label
              key={index}
              className={`relative flex min-h-11 max-w-full items-center gap-2 rounded-lg border px-3 leading-tight has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-lenet ${
                index === value
                  ? 'border-lenet bg-wash font-semibold text-lenet'
                  : 'border-edge/60 hover:border-lenet'
              }`}
            >
              <input
                type="radio"
                name={name}
                className="absolute inset-0 cursor-pointer appearance-none rounded-lg opacity-0"
                value={index}
                checked={index === value}
                onChange={() => onChange(index)}
              />
              <span className="min-w-0 truncate">{classes[index].label}</span>
              <span className="font-mono text-xs font-normal text-soft tabular-nums">
                {formatShare(probabilities[index], 1, lang)}
              </span>
            </label>
          ))}
        </div>
      </fieldset>
      <div className="mt-3">
        <ClassSearch
          label={fill(words.search, { count: classes.length })}
          hint={words.hint}
          classes={classes}
          onChoose={onChange}
        />
      </div>
    </div>
  )
}
