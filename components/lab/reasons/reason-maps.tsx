import { useMemo, useState } from 'react'
import { sayNumber } from '@/components/viz/say-number'
import { SignedMap } from '@/components/viz/signed-map'
import type { Cell } from '@/components/viz/walk'
import { framed, type Reasons } from '@/lib/data/reasons'
import { fill } from '@/lib/i18n/fill'
import { useBenchStrings } from '../bench-strings'
import { ReasonMap } from './reason-map'

interface ReasonMapsProps {
  reasons: Pick<Reasons, 'gradient' | 'occlusion'>
  /** Rows and columns of the network's input. */
  side: number
  /** The digit's 784 bytes. */
  pixels: Uint8Array
  /** What the two maps show. */
  gradientHow: string
  occlusionHow: string
  /** The occlusion map holds log odds, not probabilities. */
  odds?: boolean
}

const largestOf = (values: ArrayLike<number>) =>
  Array.from(values).reduce((most, value) => Math.max(most, Math.abs(value)), 0)

/** Gradient x input and occlusion, over the digit; one cell is chosen in both. */
export function ReasonMaps({
  reasons,
  side,
  pixels,
  gradientHow,
  occlusionHow,
  odds = false,
}: ReasonMapsProps) {
  const words = useBenchStrings().strings.mistakes.why
  const [at, setAt] = useState<Cell>({ row: side / 2, column: side / 2 })
  const under = useMemo(() => framed(pixels, side), [pixels, side])
  const largestPercent = 100 * largestOf(reasons.occlusion)
  // Two figures of the largest value, however small the probability is.
  const decimals =
    largestPercent > 0 ? Math.min(8, Math.max(1, 1 - Math.floor(Math.log10(largestPercent)))) : 1
  const maps = [
    {
      name: 'gradient',
      title: words.gradient,
      how: gradientHow,
      values: reasons.gradient,
      say: (value: number) => sayNumber(value, 3),
    },
    {
      name: 'occlusion',
      title: words.occlusion,
      how: occlusionHow,
      values: reasons.occlusion,
      say: odds
        ? (value: number) => sayNumber(value, 2)
        : (value: number) => `${sayNumber(100 * value, decimals)}%`,
    },
  ]
  return (
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
  )
}
