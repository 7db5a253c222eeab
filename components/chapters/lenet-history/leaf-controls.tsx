import { useId, useState, type FormEvent } from 'react'
import { Button } from '@/components/ui/button'
import { Choices } from '@/components/ui/choices'
import { Select } from '@/components/ui/select'
import { DIGIT_CLASSES, TEST_DIGITS, TRAIN_DIGITS } from '@/lib/data/mnist'
import type { LeafState, MnistPart } from '@/lib/engine/mnist-leaf'
import type { HistoryFigureWords } from '@/lib/i18n/en/lenet-history-figures'
import { fill } from '@/lib/i18n/fill'
import { formatNumber } from '@/lib/i18n/format'
import type { Lang } from '@/lib/i18n/languages'

interface Props {
  words: HistoryFigureWords['mnist']
  lang: Lang
  state: LeafState
  onTurn: (direction: 'on' | 'back') => void
  onPart: (part: MnistPart) => void
  onLabel: (label: number | null) => void
  onGoTo: (index: number) => void
}

/** Which digits are shown: part, class, page, and a number to go to. */
export function LeafControls({ words, lang, state, onTurn, onPart, onLabel, onGoTo }: Props) {
  const id = useId()
  const [number, setNumber] = useState('')
  const [wrong, setWrong] = useState(false)
  const { part, label, page, before, after, loading } = state
  const count = part === 'train' ? TRAIN_DIGITS : TEST_DIGITS
  const text = (value: number) => formatNumber(value, lang)

  const go = (event: FormEvent) => {
    event.preventDefault()
    const wanted = number.trim() === '' ? NaN : Number(number)
    const isRight = Number.isInteger(wanted) && wanted >= 0 && wanted < count
    setWrong(!isRight)
    if (isRight) onGoTo(wanted)
  }

  return (
    <div className="mt-3 grid gap-3">
      <div className="flex flex-wrap items-end gap-x-5 gap-y-3">
        <Choices
          label={words.part}
          value={part}
          testId="mnist-part"
          options={(['train', 'test'] as const).map((value) => ({ value, label: words.parts[value] }))}
          onChange={onPart}
        />
        <Select
          className="w-28"
          label={words.label}
          value={label === null ? 'all' : String(label)}
          testId="mnist-label"
          options={[
            { value: 'all', label: words.all },
            ...Array.from({ length: DIGIT_CLASSES }, (_, i) => ({ value: String(i), label: String(i) })),
          ]}
          onChange={(value) => onLabel(value === 'all' ? null : Number(value))}
        />
        <form onSubmit={go} className="flex items-end gap-2" noValidate>
          <label htmlFor={id} className="text-sm">
            <span className="mb-1 block text-soft">{words.goTo}</span>
            <input
              id={id}
              type="text"
              inputMode="numeric"
              className="h-11 w-28 rounded-lg border border-edge/60 bg-card px-3 font-mono text-[0.9375rem] text-ink"
              value={number}
              aria-invalid={wrong}
              aria-describedby={wrong ? `${id}-wrong` : undefined}
              data-testid="mnist-number"
              onChange={(event) => setNumber(event.target.value)}
            />
          </label>
          <Button type="submit" data-testid="mnist-go">
            {words.go}
          </Button>
        </form>
      </div>
      {wrong && (
        <p id={`${id}-wrong`} role="alert" className="text-sm">
          {fill(words.wrongNumber, { last: text(count - 1) })}
        </p>
      )}
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <div className="flex gap-2">
          <Button disabled={!before} onClick={() => onTurn('back')} data-testid="mnist-back">
            {words.back}
          </Button>
          <Button disabled={!after} onClick={() => onTurn('on')} data-testid="mnist-on">
            {words.on}
          </Button>
        </div>
        <p className="min-h-5 text-sm text-soft tabular-nums" aria-live="polite" data-testid="mnist-range">
          {page.length > 0
            ? fill(words.range, {
                first: text(page[0].index),
                last: text(page.at(-1)!.index),
                count: text(count),
              })
            : loading
              ? ''
              : words.none}
        </p>
      </div>
    </div>
  )
}
