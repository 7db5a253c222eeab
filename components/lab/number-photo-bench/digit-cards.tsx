import { PixelCanvas } from '../photo-bench/pixel-canvas'
import { useBenchStrings } from '../bench-strings'
import { topClasses } from '../photo-bench/top-classes'
import { fill } from '@/lib/i18n/fill'
import { formatNumber } from '@/lib/i18n/format'
import type { NumberDigit } from '@/lib/protocol/number-messages'
import { useMemo } from 'react'

/** Alternatives shown for each digit, itself among them. */
const SHOWN = 3

/** Ink bytes as black on white. */
function onPaper(ink: Uint8Array): Uint8ClampedArray<ArrayBuffer> {
  const rgba = new Uint8ClampedArray(ink.length * 4)
  ink.forEach((value, i) => {
    rgba.fill(255 - value, 4 * i, 4 * i + 3)
    rgba[4 * i + 3] = 255
  })
  return rgba
}

/** Each digit as the network got it, and what else it may be. */
export function DigitCards({
  digits,
  doubtful,
}: {
  digits: readonly NumberDigit[]
  doubtful: number | null
}) {
  const words = useBenchStrings().strings.numberPhoto
  if (digits.length === 0) return null
  return (
    <section aria-label={words.digitsTitle}>
      <h3 className="m-0 mb-2 font-sans! text-sm font-normal text-soft">{words.digitsTitle}</h3>
      <ol className="m-0 grid list-none grid-cols-[repeat(auto-fill,minmax(8.5rem,1fr))] gap-3 p-0">
        {digits.map((digit, place) => (
          <Card key={place} digit={digit} place={place + 1} doubtful={doubtful === place} />
        ))}
      </ol>
    </section>
  )
}

function Card({ digit, place, doubtful }: { digit: NumberDigit; place: number; doubtful: boolean }) {
  const { strings, lang } = useBenchStrings()
  const words = strings.numberPhoto
  const pixels = useMemo(() => onPaper(digit.pixels), [digit])
  const percent = (share: number) =>
    formatNumber(share, lang, {
      style: 'percent',
      maximumFractionDigits: share > 0.995 || share < 0.1 ? 1 : 0,
    })
  return (
    <li
      data-testid="number-digit"
      data-digit={digit.digit}
      data-probability={digit.probability}
      data-whole={digit.whole}
      className={`flex gap-2 rounded-lg border p-2 ${doubtful ? 'border-dashed border-ink' : 'border-line'}`}
    >
      <PixelCanvas
        pixels={pixels}
        width={28}
        height={28}
        label={fill(words.digitAlt, { place })}
        className="size-14 shrink-0 rounded-sm border border-line [image-rendering:pixelated]"
      />
      <ul
        aria-label={fill(words.digit, { place, digit: digit.digit })}
        className="m-0 min-w-0 flex-1 list-none p-0"
      >
        {topClasses(digit.probabilities, SHOWN).map(({ index, probability }) => (
          <li key={index} className="m-0 flex items-baseline gap-1.5 text-xs leading-5 tabular-nums">
            <span className={index === digit.digit ? 'font-mono text-sm font-semibold' : 'font-mono text-sm'}>
              {index}
            </span>
            <span className="ml-auto text-soft">{percent(probability)}</span>
          </li>
        ))}
      </ul>
    </li>
  )
}
