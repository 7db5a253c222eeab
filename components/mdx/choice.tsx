'use client'

import { useId, useState } from 'react'
import { Button } from '@/components/ui/button'
import { classes } from '@/components/ui/classes'
import { useStrings } from '@/components/ui/strings-provider'
import { useHydrated } from '@/components/ui/use-hydrated'
import { useCheckedAnswer } from './answers'
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
}

/** A question with a few answers to pick from. A wrong one is explained and can be tried again. */
export function Choice({ id, question, options }: Props) {
  const name = useId()
  const hydrated = useHydrated()
  const { mdx } = useStrings().strings
  const [checked, setChecked] = useCheckedAnswer(id)
  const [picked, setPicked] = useState<number | null>(null)
  const [hasPicked, setHasPicked] = useState(true)
  const shown = checked === null ? picked : Number(checked)
  const verdict = checked === null ? null : (options[Number(checked)] ?? null)

  const check = () => {
    setHasPicked(picked !== null)
    if (picked !== null) setChecked(String(picked))
  }
  const again = () => {
    setPicked(null)
    setChecked(null)
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
            {option.text}
          </label>
        ))}
      </fieldset>
      <Verdict right={verdict && verdict.right === true}>{verdict?.why}</Verdict>
      <div className="mt-3 flex flex-wrap items-center gap-3">
        {verdict === null ? (
          <Button disabled={!hydrated} onClick={check}>
            {mdx.check}
          </Button>
        ) : (
          <Button onClick={again}>{mdx.again}</Button>
        )}
        {!hasPicked && (
          <span role="alert" className="font-sans text-sm text-soft">
            {mdx.pickFirst}
          </span>
        )}
      </div>
    </div>
  )
}
