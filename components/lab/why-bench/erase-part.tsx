import { useId, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Choices } from '@/components/ui/choices'
import { PixelGrid } from '@/components/viz/pixel-grid'
import type { Cell } from '@/components/viz/walk'
import { changedPixels, type InkTool } from '@/lib/data/ink-edit'
import { DIGIT_SIDE } from '@/lib/data/mnist'
import { usePoliteText } from '@/lib/hooks/use-polite-text'
import { fill } from '@/lib/i18n/fill'
import { formatNumber } from '@/lib/i18n/format'
import { useBenchStrings } from '../bench-strings'
import { useNameOf } from '../class-names'
import { formatShare } from '../draw-bench/shares'
import { topOf } from '../draw-bench/top-of'
import { AnswerChange } from './answer-change'
import { edits } from './edit-store'
import { InkEditor } from './ink-editor'

const sizes = ['1', '2', '3', '5'] as const

interface ErasePartProps {
  original: Uint8Array
  picture: Uint8Array
  canUndo: boolean
  before: readonly number[] | null
  after: readonly number[] | null
  /** The answers belong to the pictures as they are now. */
  current: boolean
}

/** The digit before and after the reader's eraser and pen, and the ten probabilities of both. */
export function ErasePart({ original, picture, canUndo, before, after, current }: ErasePartProps) {
  const { lang, strings } = useBenchStrings()
  const nameOf = useNameOf()
  const words = strings.why.editor
  const help = useId()
  const [tool, setTool] = useState<InkTool>('eraser')
  const [size, setSize] = useState<(typeof sizes)[number]>('3')
  const [at, setAt] = useState<Cell>({ row: 13, column: 13 })
  const changed = changedPixels(original, picture)
  const percent = (share: number) => formatShare(share, 1, lang)
  const was = before && topOf(before)
  const now = after && topOf(after)
  const sentence =
    was === null || now === null || !before || !after
      ? words.reading
      : changed === 0
        ? fill(words.unchanged, { digit: nameOf(was), percent: percent(before[was]) })
        : fill(was === now ? words.still : words.other, {
            count: formatNumber(changed, lang),
            digit: nameOf(was),
            before: percent(before[was]),
            after: percent(after[was]),
            now: nameOf(now),
            percent: percent(after[now]),
          })
  const said = usePoliteText(current ? sentence : '')

  return (
    <section
      aria-labelledby={`${help}-title`}
      data-testid="erase"
      data-changed={changed}
      data-current={current}
    >
      <h3 id={`${help}-title`} className="font-sans text-base font-semibold">
        {words.title}
      </h3>
      <p id={help} className="mt-1 mb-3 max-w-prose text-[0.8125rem] leading-normal text-soft">
        {words.help}
      </p>
      <div className="mb-4 flex flex-wrap items-end gap-x-4 gap-y-2">
        <Choices
          label={words.tool}
          value={tool}
          onChange={setTool}
          options={[
            { value: 'eraser', label: words.eraser },
            { value: 'pen', label: words.pen },
          ]}
          testId="ink-tool"
        />
        <Choices
          label={words.size}
          value={size}
          onChange={setSize}
          options={sizes.map((value) => ({ value, label: value }))}
          testId="ink-size"
        />
        <div className="flex gap-2">
          <Button disabled={!canUndo} onClick={edits.undo} data-testid="ink-undo">
            {words.undo}
          </Button>
          <Button disabled={changed === 0} onClick={edits.restore} data-testid="ink-restore">
            {words.restore}
          </Button>
        </div>
      </div>
      <div className="grid grid-cols-[minmax(0,1fr)_minmax(0,2fr)] gap-x-4 gap-y-4 @min-[48rem]:gap-x-6 @min-[48rem]:grid-cols-[minmax(0,13rem)_minmax(0,17rem)_minmax(0,1fr)]">
        <figure className="min-w-0 max-w-52">
          <figcaption className="mb-1 text-xs text-soft">{words.before}</figcaption>
          <PixelGrid
            pixels={original}
            columns={DIGIT_SIDE}
            rows={DIGIT_SIDE}
            label={words.beforeLabel}
            className="aspect-square w-full border border-line bg-paper"
          />
        </figure>
        <figure className="max-w-80 min-w-0">
          <figcaption className="mb-1 text-xs text-soft">{words.after}</figcaption>
          <InkEditor picture={picture} tool={tool} size={Number(size)} at={at} onMove={setAt} helpId={help} />
        </figure>
        <div className="col-span-2 @min-[48rem]:col-span-1">
          <AnswerChange before={before} after={after} />
        </div>
      </div>
      <p className="mt-3 min-h-12 text-[0.9375rem]" data-testid="erase-says">
        {sentence}
      </p>
      <p aria-live="polite" className="sr-only">
        {said}
      </p>
    </section>
  )
}
