import { useMemo } from 'react'
import { oneOf, whole } from '@/components/mdx/figure-fields'
import { useFigureState } from '@/components/mdx/use-figure-state'
import { Checkbox } from '@/components/ui/checkbox'
import { inkBox, partOfSquare, partSums, reasonsFor, type HiddenSquare } from '@/lib/data/reasons'
import { fill } from '@/lib/i18n/fill'
import type { DigitReasons } from '@/lib/protocol/why-messages'
import { useBenchStrings } from '../bench-strings'
import { useNameOf } from '../class-names'
import { formatShare } from '../draw-bench/shares'
import { topOf } from '../draw-bench/top-of'
import { ClassChooser } from '../reasons/class-chooser'
import { ReasonMaps } from '../reasons/reason-maps'

interface ReasonsPartProps {
  found: DigitReasons
  /** The picture that was explained, 784 bytes. */
  pixels: Uint8Array
  /** The picture has changed since. */
  old: boolean
}

/** The class that is asked for, as long as the reader has not chosen one. */
const ANSWER = -1
const fields = { class: whole(ANSWER, ANSWER, 9), against: oneOf(['no', 'yes'], 'no') }

/** A smaller change of the probability is not worth a sentence. */
const LEAST = 0.001

/** What speaks for a class and against it, in two maps and in words; or for it rather than for the answer. */
export function ReasonsPart({ found, pixels, old }: ReasonsPartProps) {
  const { lang, strings } = useBenchStrings()
  const nameOf = useNameOf()
  const words = strings.why.reasons
  const answer = topOf(Array.from(found.probabilities))
  const { state, change } = useFigureState('why', fields)
  const digit = state.class === ANSWER ? answer : state.class
  const minus = state.against === 'yes' && digit !== answer ? answer : null
  const reasons = useMemo(() => reasonsFor(found, digit, minus), [found, digit, minus])
  const alone = useMemo(() => reasonsFor(found, digit), [found, digit])
  const box = useMemo(() => inkBox(pixels), [pixels])
  const [name, answerName] = [nameOf(digit), nameOf(answer)]
  const percent = (share: number) => formatShare(share, 1, lang)

  const hidden = (square: HiddenSquare) => ({
    place: words.places[partOfSquare(box, square, found)],
    digit: name,
    before: percent(found.probabilities[digit]),
    after: percent(square.then[digit]),
    reads: nameOf(topOf(Array.from(square.then))),
  })
  const sums = partSums(reasons.gradient, found.side, box)
  const most = topOf(sums)
  const least = topOf(sums.map((sum) => -sum))

  return (
    <section
      className="mt-8 border-t border-line pt-5"
      data-testid="reasons"
      data-class={digit}
      aria-busy={old}
    >
      <h3 className="mb-3 font-sans text-base font-semibold">
        {fill(digit === answer ? words.title : words.titleNot, {
          digit: name,
          percent: percent(found.probabilities[digit]),
        })}
      </h3>
      <ClassChooser value={digit} label={null} prediction={answer} onChange={(to) => change({ class: to })} />
      <div className="my-2 min-h-11">
        <Checkbox
          label={
            digit === answer ? words.compareFirst : fill(words.compare, { digit: name, answer: answerName })
          }
          checked={minus !== null}
          disabled={digit === answer}
          onChange={(on) => change({ against: on ? 'yes' : 'no' })}
          testId="why-compare"
        />
      </div>
      <div
        data-testid="reason-numbers"
        data-support={reasons.support.drop}
        data-oppose={reasons.oppose.drop}
        data-minus={minus ?? undefined}
      >
        <ReasonMaps
          reasons={reasons}
          side={found.side}
          odds={minus !== null}
          pixels={pixels}
          gradientHow={fill(minus === null ? words.gradientHow : words.gradientLess, {
            digit: name,
            answer: answerName,
          })}
          occlusionHow={fill(minus === null ? words.occlusionHow : words.occlusionLess, {
            digit: name,
            answer: answerName,
            size: found.square.size,
            stride: found.square.stride,
          })}
        />
      </div>
      <ul className="mt-4 flex list-disc flex-col gap-1 pl-5 text-[0.9375rem]" data-testid="reason-words">
        <li data-after={alone.support.then[digit]}>
          {alone.support.drop < LEAST
            ? fill(words.noSupport, { digit: name })
            : fill(words.support, hidden(alone.support))}
        </li>
        <li data-after={alone.oppose.then[digit]}>
          {-alone.oppose.drop < LEAST
            ? fill(words.noOppose, { digit: name })
            : fill(words.oppose, hidden(alone.oppose))}
        </li>
        <li>
          {fill(minus === null ? words.sums : words.sumsLess, {
            digit: name,
            answer: answerName,
            most: words.places[most],
            least: words.places[least],
          })}
        </li>
      </ul>
    </section>
  )
}
