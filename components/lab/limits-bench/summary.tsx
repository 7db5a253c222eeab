import { limitPictures, limitPixels } from '@/lib/data/limits/pictures'
import { inkOf, verdictOn } from '@/lib/data/rejection'
import { fill } from '@/lib/i18n/fill'
import { formatNumber, sentencesOf } from '@/lib/i18n/format'
import type { DigitNetwork } from '@/lib/protocol/messages'
import { useBenchStrings } from '../bench-strings'
import type { PictureAnswer } from './use-readings'

/** An answer with more than this is called sure. */
const SURE = 0.9

interface SummaryProps {
  /** To all pictures of the gallery; null until the reader asks for them. */
  answers: readonly PictureAnswer[] | null
  network: DigitNetwork | null
}

/** How many of the pictures that are no upright digit got a sure answer, and how many are turned away. */
export function Summary({ answers, network }: SummaryProps) {
  const { lang, strings } = useBenchStrings()
  const words = strings.limits
  const strange = limitPictures.flatMap((picture, i) =>
    answers && picture !== 'digit' ? [{ picture, ...answers[i] }] : [],
  )
  const sure = strange.filter(({ probabilities }) => Math.max(...probabilities) > SURE).length
  const rejected = strange.filter(
    ({ picture, scores }) => verdictOn(scores, inkOf(limitPixels(picture))) !== 'digit',
  ).length
  const sentences = [
    fill(words.summary, {
      count: strange.length,
      sure,
      percent: formatNumber(SURE, lang, { style: 'percent' }),
    }),
    network === 'shipped' ? fill(words.turnedAway, { count: rejected }) : '',
  ]
  return (
    <p
      role="status"
      className="text-sm leading-normal"
      data-testid="limits-summary"
      data-sure={answers ? sure : undefined}
      data-rejected={answers ? rejected : undefined}
    >
      {answers && sentencesOf(sentences, lang)}
    </p>
  )
}
