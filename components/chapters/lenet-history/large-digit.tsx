import { PixelGrid } from '@/components/viz/pixel-grid'
import { DIGIT_SIDE } from '@/lib/data/mnist'
import type { LeafPicture } from '@/lib/engine/mnist-leaf'
import type { HistoryFigureWords } from '@/lib/i18n/en/lenet-history-figures'
import { fill } from '@/lib/i18n/fill'
import { formatNumber } from '@/lib/i18n/format'
import type { Lang } from '@/lib/i18n/languages'

interface Props {
  words: HistoryFigureWords['mnist']
  lang: Lang
  picture: LeafPicture | null
}

/** The chosen digit, so large that its pixels can be counted, and what is known of it. */
export function LargeDigit({ words, lang, picture }: Props) {
  const rows = picture
    ? [
        [words.number, formatNumber(picture.index, lang)],
        [words.classOf, String(picture.label)],
        ...(picture.hard
          ? [
              [words.answer, String(picture.hard.answer)],
              [
                words.share,
                fill(words.percent, {
                  percent: formatNumber(100 * picture.hard.share, lang, { maximumFractionDigits: 1 }),
                }),
              ],
            ]
          : []),
      ]
    : []
  return (
    <div
      className="flex gap-4 @2xl:flex-col"
      aria-live="polite"
      data-testid="mnist-large"
      data-index={picture?.index}
    >
      <PixelGrid
        pixels={picture?.pixels ?? null}
        columns={DIGIT_SIDE}
        rows={DIGIT_SIDE}
        className="aspect-square w-36 shrink-0 border border-line bg-paper @2xl:w-full"
      />
      {picture ? (
        <dl className="grid content-start gap-y-1 text-sm">
          {rows.map(([label, text]) => (
            <div key={label}>
              <dt className="text-soft">{label}</dt>
              <dd className="font-mono text-base tabular-nums">{text}</dd>
            </div>
          ))}
        </dl>
      ) : (
        <p className="text-sm text-soft">{words.choose}</p>
      )}
    </div>
  )
}
