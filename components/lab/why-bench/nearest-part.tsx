import { useId, useState } from 'react'
import { Button } from '@/components/ui/button'
import { ProgressBar } from '@/components/ui/progress-bar'
import { Select } from '@/components/ui/select'
import { PixelGrid } from '@/components/viz/pixel-grid'
import { DIGIT_PIXELS, DIGIT_SIDE } from '@/lib/data/mnist'
import type { Why, WhyState } from '@/lib/engine/why'
import { fill } from '@/lib/i18n/fill'
import { formatNumber } from '@/lib/i18n/format'
import { useBenchStrings } from '../bench-strings'

/** Training files to search, of twelve; each holds 5,000 digits, a twelfth of them held back. */
const amounts = ['1', '4', '12'] as const

/** The training digits that F6 finds most like this one. */
export function NearestPart({ state, why }: { state: WhyState; why: Why }) {
  const { lang, strings } = useBenchStrings()
  const words = strings.why.nearest
  const id = useId()
  const [files, setFiles] = useState<(typeof amounts)[number]>('4')
  const { index, indexing, nearest } = state
  const count = (value: number) => formatNumber(value, lang)
  const progress = indexing?.progress

  return (
    <section className="mt-8 border-t border-line pt-5" aria-labelledby={id} data-testid="nearest">
      <h3 id={id} className="font-sans text-base font-semibold">
        {words.title}
      </h3>
      <p className="mt-1 mb-3 max-w-prose text-[0.8125rem] leading-normal text-soft">{words.how}</p>
      <div className="flex flex-wrap items-end gap-3">
        <Select
          label={words.amount}
          value={files}
          onChange={setFiles}
          disabled={indexing !== null}
          options={amounts.map((value) => ({ value, label: words.amounts[value] }))}
          testId="nearest-amount"
          className="w-64 max-w-full"
        />
        {indexing ? (
          <Button onClick={why.cancel} data-testid="nearest-cancel">
            {words.cancel}
          </Button>
        ) : (
          <Button onClick={() => void why.search(Number(files))} data-testid="nearest-search">
            {index ? words.again : words.search}
          </Button>
        )}
      </div>
      <div className="mt-3 max-w-md">
        <ProgressBar
          label={words.progress}
          value={indexing ? (progress?.done ?? 0) : null}
          max={progress?.total ?? 1}
          detail={
            progress
              ? fill(words.doneOf, { done: count(progress.done), total: count(progress.total) })
              : undefined
          }
        />
      </div>
      {nearest && (
        <div data-testid="nearest-found" data-searched={nearest.searched}>
          <p className="mb-2 text-[0.9375rem]" aria-live="polite">
            {fill(words.found, {
              searched: count(nearest.searched),
              labels: said(nearest.labels, words.of, words.between),
            })}
          </p>
          <ol className="grid grid-cols-4 gap-2 @min-[36rem]:grid-cols-8">
            {Array.from(nearest.labels, (label, i) => (
              <li
                key={nearest.indices[i]}
                data-testid="nearest-digit"
                data-label={label}
                data-index={nearest.indices[i]}
                data-distance={nearest.distances[i]}
                className="flex flex-col items-center rounded-lg border border-edge/60 bg-card p-1.5 text-center"
              >
                <PixelGrid
                  pixels={nearest.pixels.subarray(i * DIGIT_PIXELS, (i + 1) * DIGIT_PIXELS)}
                  columns={DIGIT_SIDE}
                  rows={DIGIT_SIDE}
                  label={fill(words.digit, { label, index: nearest.indices[i] })}
                  className="aspect-square w-full max-w-16"
                />
                <b className="mt-1 font-mono">{label}</b>
                <span className="font-mono text-[0.6875rem] text-soft tabular-nums">
                  {fill(words.distance, {
                    distance: formatNumber(nearest.distances[i], lang, {
                      minimumFractionDigits: 1,
                      maximumFractionDigits: 1,
                    }),
                  })}
                </span>
              </li>
            ))}
          </ol>
        </div>
      )}
    </section>
  )
}

/** '9 (7×), 4 (1×)': how often each label stands in the list, the most frequent first. */
function said(labels: Uint8Array, of: string, between: string): string {
  const counts = new Map<number, number>()
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1)
  return [...counts]
    .sort((a, b) => b[1] - a[1])
    .map(([label, count]) => fill(of, { label, count }))
    .join(between)
}
