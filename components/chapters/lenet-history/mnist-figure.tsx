'use client'

import { useEffect, useState } from 'react'
import { oneOf, whole } from '@/components/mdx/figure-fields'
import { useFigureState } from '@/components/mdx/use-figure-state'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Choices } from '@/components/ui/choices'
import { ProgressBar } from '@/components/ui/progress-bar'
import { PixelGrid } from '@/components/viz/pixel-grid'
import { DIGIT_SIDE, TRAIN_DIGITS } from '@/lib/data/mnist'
import { leafViews, type LeafPicture } from '@/lib/engine/mnist-leaf'
import { useMnistLeaf } from '@/lib/hooks/use-mnist-leaf'
import type { HistoryFigureWords } from '@/lib/i18n/en/lenet-history-figures'
import { fill } from '@/lib/i18n/fill'
import { formatNumber } from '@/lib/i18n/format'
import type { Lang } from '@/lib/i18n/languages'
import { ClassPictures } from './class-pictures'
import { LeafControls } from './leaf-controls'
import { LargeDigit } from './large-digit'

interface Props {
  words: HistoryFigureWords['mnist']
  lang: Lang
}

const labels = ['all', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9'] as const
const fields = {
  view: oneOf(leafViews, 'leaf'),
  part: oneOf(['train', 'test'], 'train'),
  label: oneOf(labels, 'all'),
  from: whole(0, 0, TRAIN_DIGITS - 1),
}

const megabytes = (bytes: number, lang: Lang) =>
  formatNumber(bytes / 1e6, lang, { minimumFractionDigits: 1, maximumFractionDigits: 1 })

/** MNIST to leaf through: all of it in file order, what is hardest in it, and each class as one picture. */
export default function MnistFigure({ words, lang }: Props) {
  const { state, leafing } = useMnistLeaf()
  const { view, page, loading, error, classes } = state
  const { state: wanted, change } = useFigureState('mnist', fields)
  const first = view === 'leaf' && !loading ? page[0]?.index : undefined
  useEffect(() => {
    const label = wanted.label === 'all' ? null : Number(wanted.label)
    leafing.take({ view: wanted.view, part: wanted.part, label, from: wanted.from })
  }, [leafing, wanted])
  // Where the leafing has come to belongs in the address.
  useEffect(() => {
    if (first !== undefined) change({ from: first })
  }, [first, change])
  const [open, setOpen] = useState<LeafPicture | null>(null)
  const shown = open && page.includes(open) ? open : (page[0] ?? null)
  const nameOf = ({ index, label, hard }: LeafPicture) =>
    hard
      ? fill(words.hardDigit, {
          index: formatNumber(index, lang),
          label,
          answer: hard.answer,
          percent: formatNumber(100 * hard.share, lang, { maximumFractionDigits: 1 }),
        })
      : fill(words.digit, { index: formatNumber(index, lang), label })

  return (
    <div className="font-sans">
      <Choices
        label={words.view}
        value={wanted.view}
        testId="mnist-view"
        options={leafViews.map((value) => ({ value, label: words.views[value] }))}
        onChange={(value) => change({ view: value })}
      />
      {view === 'leaf' && (
        <LeafControls
          words={words}
          lang={lang}
          state={state}
          onTurn={leafing.turn}
          onPart={(part) => change({ part, from: 0 })}
          onLabel={(label) => change({ label: label === null ? 'all' : labels[label + 1] })}
          onGoTo={(from) => change({ from })}
        />
      )}
      <div className="mt-3">
        <ProgressBar
          label={words.loading}
          value={loading && loading.total > 0 ? loading.received : null}
          max={loading?.total}
          detail={
            loading
              ? fill(words.bytes, {
                  received: megabytes(loading.received, lang),
                  total: megabytes(loading.total, lang),
                })
              : undefined
          }
        />
      </div>
      {error && (
        <Alert
          tone="error"
          testId="mnist-error"
          action={<Button onClick={leafing.retry}>{words.retry}</Button>}
        >
          {words.failed}
        </Alert>
      )}
      {view === 'classes' ? (
        <ClassPictures words={words} classes={classes} />
      ) : (
        <div className="grid gap-x-6 gap-y-4 @2xl:grid-cols-[1fr_13rem]">
          <ul
            aria-label={words.grid}
            aria-busy={loading !== null}
            data-testid="mnist-page"
            className="grid grid-cols-[repeat(auto-fill,minmax(2.75rem,1fr))] content-start gap-1"
          >
            {page.map((picture) => (
              <li key={`${picture.part}${picture.index}`}>
                <button
                  type="button"
                  aria-pressed={picture === shown}
                  aria-label={nameOf(picture)}
                  data-testid="mnist-digit"
                  data-index={picture.index}
                  data-label={picture.label}
                  onClick={() => setOpen(picture)}
                  className={`grid aspect-square w-full place-items-center rounded-md border bg-card ${
                    picture === shown ? 'border-lenet ring-1 ring-lenet' : 'border-line hover:border-lenet'
                  }`}
                >
                  <PixelGrid
                    pixels={picture.pixels}
                    columns={DIGIT_SIDE}
                    rows={DIGIT_SIDE}
                    className="size-9"
                  />
                </button>
              </li>
            ))}
          </ul>
          <LargeDigit words={words} lang={lang} picture={shown} />
        </div>
      )}
    </div>
  )
}
