'use client'

import { useId, useState } from 'react'
import { Button } from '@/components/ui/button'
import { classes } from '@/components/ui/classes'
import { useStrings } from '@/components/ui/strings-provider'
import { useHydrated } from '@/components/ui/use-hydrated'
import { useQuestion } from './answers'
import { HelpGiven, QuestionHelp, WriteHere } from './question-help'
import { Verdict } from './verdict'

interface Option {
  text: string
  right?: boolean
  /** Shown when this option is checked: why it is right, or what is wrong with it. */
  why: string
}

interface Props {
  /** Fixed and the same in both languages, as is the order of the options: the answer is kept under it. */
  id: string
  question: string
  options: readonly Option[]
  hint?: string
}

/** A question with a few answers to pick from. A wrong one is explained and can be tried again. */
export function Choice({ id, question, options, hint }: Props) {
  const name = useId()
  const hydrated = useHydrated()
  const { mdx } = useStrings().strings
  const asked = useQuestion(id)
  const checked = asked.kept.given
  const [picked, setPicked] = useState<number | null>(null)
  const [hasPicked, setHasPicked] = useState(true)
  const shown = checked === null ? picked : Number(checked)
  const verdict = checked === null ? null : (options[Number(checked)] ?? null)
  const rightOption = options.find(({ right }) => right === true)
  const wasTried = (index: number) => verdict === null && asked.kept.wrong.includes(String(index))

  const check = () => {
    setHasPicked(picked !== null)
    if (picked !== null) asked.check(String(picked), options[picked].right === true)
  }
  const again = () => {
    setPicked(null)
    asked.tryAgain()
  }

  return (
    <div className="box box-question" data-testid={`choice-${id}`}>
      <p className="box-title">{mdx.question}</p>
      <fieldset className="font-sans" disabled={!hydrated}>
        <legend className="mb-2 text-[1.0625rem] leading-normal font-semibold">{question}</legend>
        {options.map((option, index) => (
          <label
            key={option.text}
            className={classes(
              'flex min-h-11 items-start gap-3 rounded-lg px-2 py-2.5 text-base leading-normal',
              verdict === null ? 'hover:bg-wash' : index !== shown && 'text-soft',
            )}
          >
            <input
              type="radio"
              name={name}
              className="mt-0.75 size-5 shrink-0 accent-lenet"
              checked={index === shown}
              disabled={verdict !== null}
              onChange={() => {
                setPicked(index)
                setHasPicked(true)
              }}
            />
            <span>
              {option.text}
              {wasTried(index) && <span className="ml-2 text-sm text-soft">({mdx.tried})</span>}
            </span>
          </label>
        ))}
      </fieldset>
      <Verdict right={verdict && verdict.right === true}>{verdict?.why}</Verdict>
      <HelpGiven question={asked} hint={hint} answer={rightOption?.text ?? ''} why={rightOption?.why} />
      <WriteHere />
      <div data-no-print className="mt-3 flex flex-wrap items-center gap-3">
        {verdict === null ? (
          <Button disabled={!hydrated} onClick={check}>
            {mdx.check}
          </Button>
        ) : (
          <Button onClick={again}>{mdx.again}</Button>
        )}
        <QuestionHelp question={asked} disabled={!hydrated} hint={hint} />
        {!hasPicked && (
          <span role="alert" className="font-sans text-sm text-soft">
            {mdx.pickFirst}
          </span>
        )}
      </div>
    </div>
  )
}
