import { PixelGrid } from '@/components/viz/pixel-grid'
import type { ClassPictures as Pictures } from '@/lib/data/class-pictures'
import { DIGIT_CLASSES, DIGIT_SIDE } from '@/lib/data/mnist'
import type { HistoryFigureWords } from '@/lib/i18n/en/lenet-history-figures'
import { fill } from '@/lib/i18n/fill'

interface Props {
  words: HistoryFigureWords['mnist']
  classes: readonly Pictures[] | null
}

/** Mean and spread of each class, one above the other. */
export function ClassPictures({ words, classes }: Props) {
  const kinds = [
    ['mean', words.mean, words.meanOf],
    ['spread', words.spread, words.spreadOf],
  ] as const
  return (
    <div className="grid gap-5" data-testid="mnist-classes">
      {kinds.map(([kind, title, nameOf]) => (
        <div key={kind}>
          <p className="mb-1.5 text-sm text-soft">{title}</p>
          <div className="grid grid-cols-5 gap-1.5 @2xl:grid-cols-10">
            {Array.from({ length: DIGIT_CLASSES }, (_, label) => (
              <PixelGrid
                key={label}
                pixels={classes?.[label][kind] ?? null}
                columns={DIGIT_SIDE}
                rows={DIGIT_SIDE}
                label={fill(nameOf, { label })}
                testId={`class-${kind}`}
                className="aspect-square w-full border border-line bg-card"
              />
            ))}
          </div>
        </div>
      ))}
    </div>
  )
}
