'use client'

import { useId, useState, type FormEvent } from 'react'
import { Button } from '@/components/ui/button'
import { useStrings } from '@/components/ui/strings-provider'
import { useHydrated } from '@/components/ui/use-hydrated'
import { formatNumber } from '@/lib/i18n/format'
import { useQuestion } from './answers'
import { isClose, parseNumber } from './parse-number'
import { HelpGiven, QuestionHelp, WriteHere } from './question-help'
import { Verdict } from './verdict'

interface Props {
  id: string
  question: string
  expect: number
  unit?: string
  hint?: string
  why: string
  within?: number
}

/** The form behind Answer: wrong answers get the hint, right ones the explanation. */
export function AnswerForm({ id, question, expect, unit, hint, why, within }: Props) {
  const field = useId()
  const hydrated = useHydrated()
  const { lang, strings } = useStrings()
  const { mdx } = strings
  const asked = useQuestion(id)
  const checked = asked.kept.given
  const [typed, setTyped] = useState('')
  const [complaint, setComplaint] = useState(false)
  const given = checked === null ? null : parseNumber(checked)
  const right = given === null ? null : isClose(given, expect, within)

  const check = (event: FormEvent) => {
    event.preventDefault()
    if (checked !== null) {
      setTyped('')
      asked.tryAgain()
      return
    }
    const number = parseNumber(typed)
    setComplaint(number === null)
    if (number !== null) asked.check(typed, isClose(number, expect, within), hint !== undefined)
  }

  return (
    <form className="box box-question" data-testid={`answer-${id}`} onSubmit={check} noValidate>
      <p className="box-title">{mdx.question}</p>
      <label htmlFor={field} className="block font-sans text-[1.0625rem] leading-normal font-semibold">
        {question}
      </label>
      <div data-no-print className="mt-3 flex flex-wrap items-center gap-3 font-sans">
        <input
          id={field}
          type="text"
          inputMode="decimal"
          autoComplete="off"
          className="h-11 w-40 rounded-lg border border-edge bg-paper px-3 font-mono text-base tabular-nums read-only:text-soft"
          value={checked ?? typed}
          disabled={!hydrated}
          readOnly={checked !== null}
          aria-describedby={complaint ? `${field}-complaint` : undefined}
          onChange={(event) => {
            setTyped(event.target.value)
            setComplaint(false)
          }}
        />
        {unit && <span className="text-soft">{unit}</span>}
        <Button type="submit" disabled={!hydrated}>
          {checked === null ? mdx.check : mdx.again}
        </Button>
        <QuestionHelp question={asked} disabled={!hydrated} hint={right === false ? undefined : hint} />
        {complaint && (
          <span id={`${field}-complaint`} role="alert" className="text-sm text-soft">
            {mdx.typeNumber}
          </span>
        )}
      </div>
      <Verdict right={right}>{right ? why : hint && `${mdx.hint} ${hint}`}</Verdict>
      <HelpGiven
        question={asked}
        hint={right === false ? undefined : hint}
        answer={[formatNumber(expect, lang), unit].filter(Boolean).join(' ')}
        why={why}
      />
      <WriteHere />
    </form>
  )
}
