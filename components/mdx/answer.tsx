import { AnswerForm } from './answer-form'
import { factOf } from './facts'

interface Props {
  /** Fixed and the same in both languages: the answer is kept under it. */
  id: string
  question: string
  unit?: string
  hint?: string
  why: string
  /** The right value is a fact … */
  fact?: string
  /** … or plain arithmetic. */
  expect?: number
  /** How far off still counts as right; 0 unless given. */
  within?: number
}

/** A question with a number for an answer. */
export function Answer({ fact, expect, ...rest }: Props) {
  if ((fact === undefined) === (expect === undefined)) {
    throw new Error(`<Answer id="${rest.id}">: give either a fact or a number to expect`)
  }
  return <AnswerForm expect={fact === undefined ? expect! : factOf(fact).value} {...rest} />
}
