import { useMemo, useState } from 'react'
import { reasonsFor } from '@/lib/data/reasons'
import { fill } from '@/lib/i18n/fill'
import type { ExaminedDigit } from '@/lib/protocol/examine-messages'
import { useBenchStrings } from '../bench-strings'
import { useNameOf } from '../class-names'
import { formatShare } from '../draw-bench/shares'
import { topOf } from '../draw-bench/top-of'
import { ClassChooser } from '../reasons/class-chooser'
import { ReasonMaps } from '../reasons/reason-maps'

interface WhyProps {
  found: ExaminedDigit
  /** The digit's 784 bytes. */
  pixels: Uint8Array
  label: number
  prediction: number
}

/** A smaller change of the probability is not worth a sentence. */
const LEAST_DROP = 0.001

/** What drove the network towards one class, or away from it: two maps over the digit. */
export function Why({ found, pixels, label, prediction }: WhyProps) {
  const { lang, strings } = useBenchStrings()
  const nameOf = useNameOf()
  const words = strings.mistakes.why
  const { side, square, probabilities } = found
  const [digit, setDigit] = useState(prediction)
  const reasons = useMemo(() => reasonsFor(found, digit), [found, digit])
  const { support, oppose } = reasons
  const strongest = support.drop >= -oppose.drop ? support : oppose

  const name = nameOf(digit)
  const percent = (share: number) => formatShare(share, 1, lang)
  const role =
    digit === prediction ? (digit === label ? 'right' : 'answer') : digit === label ? 'truth' : 'other'

  return (
    <div className="mt-6" data-testid="why" data-class={digit} data-largest-drop={strongest.drop}>
      <ClassChooser value={digit} label={label} prediction={prediction} onChange={setDigit} />
      <p className="mt-3 mb-3 font-semibold" aria-live="polite">
        {fill(words[role], { digit: name, percent: percent(probabilities[digit]) })}
      </p>
      <ReasonMaps
        reasons={reasons}
        side={side}
        pixels={pixels}
        gradientHow={fill(words.gradientHow, { digit: name })}
        occlusionHow={fill(words.occlusionHow, { digit: name, size: square.size, stride: square.stride })}
      />
      <p className="mt-4 text-[0.9375rem]" data-testid="strongest-square">
        {Math.abs(strongest.drop) < LEAST_DROP
          ? fill(words.nothing, { digit: name })
          : fill(words.strongest, {
              row: strongest.y + 1,
              column: strongest.x + 1,
              digit: name,
              before: percent(probabilities[digit]),
              after: percent(strongest.then[digit]),
              reads: nameOf(topOf(Array.from(strongest.then))),
            })}
      </p>
    </div>
  )
}
