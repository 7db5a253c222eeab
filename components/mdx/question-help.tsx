'use client'

import { Button } from '@/components/ui/button'
import { useStrings } from '@/components/ui/strings-provider'
import type { Question } from './answers'

interface Props {
  question: Question
  disabled: boolean
  hint?: string
}

/** Beside the button that checks: a hint for those who want one, the answer for those who have tried. */
export function QuestionHelp({ question, disabled, hint }: Props) {
  const { mdx } = useStrings().strings
  const { kept, offersAnswer } = question
  const wantsHint = hint !== undefined && !kept.hinted && !kept.right && !kept.revealed
  return (
    <>
      {wantsHint && (
        <Button kind="quiet" disabled={disabled} onClick={question.hint}>
          {mdx.showHint}
        </Button>
      )}
      {offersAnswer && (
        <Button kind="quiet" disabled={disabled} onClick={question.reveal}>
          {mdx.showAnswer}
        </Button>
      )}
    </>
  )
}

interface HelpGivenProps {
  question: Question
  hint?: string
  answer: string
  why?: string
}

/** What was asked for, hint or answer. There, empty, from the start: screen readers then announce what comes. */
export function HelpGiven({ question, hint, answer, why }: HelpGivenProps) {
  const { mdx } = useStrings().strings
  const { kept } = question
  return (
    <div role="status" className="font-sans text-[0.9375rem] leading-normal">
      {kept.hinted && hint !== undefined && !kept.right && (
        <p className="mt-3" data-testid="hint">
          <b>{mdx.hint}</b> {hint}
        </p>
      )}
      {kept.revealed && !kept.right && (
        <p className="mt-3" data-testid="revealed">
          <b>{mdx.theAnswer}</b> {answer}
          <br />
          {why}
        </p>
      )}
    </div>
  )
}

/** Lines to write on, on paper only. */
export function WriteHere() {
  return <div className="write-here" aria-hidden="true" />
}
