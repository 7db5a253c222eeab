import { useMemo, useState } from 'react'
import { SignedMap } from '@/components/viz/signed-map'
import { sayNumber } from '@/components/viz/say-number'
import type { Cell } from '@/components/viz/walk'
import { DIGIT_CLASSES, DIGIT_SIDE } from '@/lib/data/mnist'
import { coverPlaces, occlusionDrops, spreadDrops } from '@/lib/data/occlusion'
import { fill } from '@/lib/i18n/fill'
import type { ExaminedDigit } from '@/lib/protocol/examine-messages'
import { formatShare } from '../draw-bench/shares'
import { topOf } from '../draw-bench/top-of'
import { useBenchStrings } from '../bench-strings'
import { ClassChooser } from './class-chooser'
import { ReasonMap } from './reason-map'

interface WhyProps {
  found: ExaminedDigit
  /** The digit's 784 bytes. */
  pixels: Uint8Array
  label: number
  prediction: number
}

/** A smaller change of the probability is not worth a sentence. */
const LEAST_DROP = 0.001

const largestOf = (values: ArrayLike<number>) =>
  Array.from(values).reduce((most, value) => Math.max(most, Math.abs(value)), 0)

/** The digit in the middle of the network's input, the border empty. */
function framed(pixels: Uint8Array, side: number): Uint8Array {
  const border = (side - DIGIT_SIDE) / 2
  const all = new Uint8Array(side * side)
  for (let row = 0; row < DIGIT_SIDE; row++)
    all.set(pixels.subarray(row * DIGIT_SIDE, (row + 1) * DIGIT_SIDE), (row + border) * side + border)
  return all
}

/** What drove the network towards one class, or away from it: two maps over the digit. */
export function Why({ found, pixels, label, prediction }: WhyProps) {
  const { lang, strings } = useBenchStrings()
  const words = strings.mistakes.why
  const { side, square, covered, probabilities } = found
  const [digit, setDigit] = useState(prediction)
  const [at, setAt] = useState<Cell>({ row: side / 2, column: side / 2 })

  const under = useMemo(() => framed(pixels, side), [pixels, side])
  const reasons = useMemo(() => {
    const geometry = { side, ...square }
    const gradient = found.gradientTimesInput.subarray(digit * side * side, (digit + 1) * side * side)
    const drops = occlusionDrops(covered, DIGIT_CLASSES, digit, probabilities[digit])
    const strongest = drops.reduce((best, drop, i) => (Math.abs(drop) > Math.abs(drops[best]) ? i : best), 0)
    return {
      gradient,
      occlusion: spreadDrops(geometry, drops),
      drop: drops[strongest],
      place: coverPlaces(geometry)[strongest],
      then: covered.subarray(strongest * DIGIT_CLASSES, (strongest + 1) * DIGIT_CLASSES),
    }
  }, [found, covered, probabilities, square, side, digit])

  const percent = (share: number) => formatShare(share, 1, lang)
  const role =
    digit === prediction ? (digit === label ? 'right' : 'answer') : digit === label ? 'truth' : 'other'
  const points = (value: number) => `${sayNumber(100 * value, 1)}%`
  const maps = [
    {
      name: 'gradient',
      title: words.gradient,
      how: fill(words.gradientHow, { digit }),
      values: reasons.gradient,
      say: (value: number) => sayNumber(value, 3),
    },
    {
      name: 'occlusion',
      title: words.occlusion,
      how: fill(words.occlusionHow, { digit, size: square.size, stride: square.stride }),
      values: reasons.occlusion,
      say: points,
    },
  ]

  return (
    <div className="mt-6" data-testid="why" data-class={digit} data-largest-drop={reasons.drop}>
      <ClassChooser value={digit} label={label} prediction={prediction} onChange={setDigit} />
      <p className="mt-3 mb-3 font-semibold" aria-live="polite">
        {fill(words[role], { digit, percent: percent(probabilities[digit]) })}
      </p>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-x-8 gap-y-6 @min-[36rem]:grid-cols-2">
        {maps.map(({ name, title, how, values, say }) => (
          <ReasonMap key={name} name={name} title={title} how={how} values={values} at={at} say={say}>
            <SignedMap
              values={values}
              side={side}
              under={under}
              largest={largestOf(values)}
              at={at}
              onMove={setAt}
              label={title}
              say={({ row, column }) =>
                fill(words.value, {
                  row: row + 1,
                  column: column + 1,
                  value: say(values[row * side + column]),
                })
              }
              testId={`why-${name}`}
            />
          </ReasonMap>
        ))}
      </div>
      <p className="mt-4 text-[0.9375rem]" data-testid="strongest-square">
        {Math.abs(reasons.drop) < LEAST_DROP
          ? fill(words.nothing, { digit })
          : fill(words.strongest, {
              row: reasons.place.y + 1,
              column: reasons.place.x + 1,
              digit,
              before: percent(probabilities[digit]),
              after: percent(reasons.then[digit]),
              reads: topOf(Array.from(reasons.then)),
            })}
      </p>
    </div>
  )
}
