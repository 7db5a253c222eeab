import { useId, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { Choices } from '@/components/ui/choices'
import type { Cell } from '@/components/viz/walk'
import type { Picture } from '@/lib/engine/photo-why'
import { usePoliteText } from '@/lib/hooks/use-polite-text'
import { fill } from '@/lib/i18n/fill'
import { useBenchStrings } from '../bench-strings'
import { formatShare } from '../draw-bench/shares'
import { topClasses } from '../photo-bench/top-classes'
import { edits } from './edit-store'
import { BRUSH_CELLS, PhotoEditor } from './photo-editor'
import { TopChange } from './top-change'
import type { EraseFill } from './use-edited'

/** Half the brush's width, as a share of the picture's side. */
const radii = { small: 0.04, medium: 0.09, large: 0.18 } as const
type Width = keyof typeof radii

interface ErasePartProps {
  original: Picture
  picture: Picture
  side: number
  mask: Uint8Array
  /** Of the picture that is erased, 0 to 1. */
  share: number
  canUndo: boolean
  filling: EraseFill
  onFilling: (filling: EraseFill) => void
  before: Float32Array
  after: Float32Array | null
  /** `after` belongs to the picture as it is now. */
  current: boolean
  nameOf: (output: number) => string
}

/** The photo under the reader's brush, and the first answers before and after. */
export function ErasePart(props: ErasePartProps) {
  const { original, picture, side, mask, share, canUndo, filling, onFilling } = props
  const { before, after, current, nameOf } = props
  const { lang, strings } = useBenchStrings()
  const words = strings.photoWhy.editor
  const help = useId()
  const [width, setWidth] = useState<Width>('medium')
  const [at, setAt] = useState<Cell>({ row: BRUSH_CELLS / 2, column: BRUSH_CELLS / 2 })
  const [asItWas, setAsItWas] = useState(false)
  const percent = (value: number) => formatShare(value, 1, lang)
  const [was] = topClasses(before, 1)
  const [now] = topClasses(after ?? before, 1)
  const sentence = !after
    ? words.asking
    : share === 0
      ? fill(words.unchanged, { label: nameOf(was.index), percent: percent(was.probability) })
      : fill(was.index === now.index ? words.still : words.other, {
          share: percent(share),
          label: nameOf(was.index),
          before: percent(was.probability),
          after: percent(after[was.index]),
          now: nameOf(now.index),
          percent: percent(now.probability),
        })
  const said = usePoliteText(current ? sentence : '')
  return (
    <section
      aria-labelledby={`${help}-title`}
      data-testid="photo-erase"
      data-current={current}
      data-share={share}
    >
      <h3 id={`${help}-title`} className="font-sans text-base font-semibold">
        {words.title}
      </h3>
      <p id={help} className="mt-1 mb-3 max-w-prose text-[0.8125rem] leading-normal text-soft">
        {words.help}
      </p>
      <div className="mb-4 flex flex-wrap items-end gap-x-4 gap-y-2">
        <Choices
          label={words.width}
          value={width}
          onChange={setWidth}
          options={(Object.keys(radii) as Width[]).map((value) => ({ value, label: words.widths[value] }))}
          testId="brush-width"
        />
        <Choices
          label={words.fill}
          value={filling}
          onChange={onFilling}
          options={(['around', 'blur'] as const).map((value) => ({ value, label: words.fills[value] }))}
          testId="erase-fill"
        />
        <div className="flex gap-2">
          <Button disabled={!canUndo} onClick={edits.undo} data-testid="erase-undo">
            {words.undo}
          </Button>
          <Button disabled={share === 0} onClick={edits.clear} data-testid="erase-clear">
            {words.clear}
          </Button>
        </div>
      </div>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-x-8 gap-y-4 @min-[40rem]:grid-cols-[minmax(0,22rem)_minmax(0,1fr)]">
        <div className="max-w-96 min-w-0">
          <PhotoEditor
            picture={asItWas ? original : picture}
            side={side}
            mask={mask}
            radius={radii[width]}
            at={at}
            onMove={setAt}
            helpId={help}
          />
          <Checkbox
            label={words.compare}
            checked={asItWas}
            disabled={share === 0 && !asItWas}
            onChange={setAsItWas}
            testId="erase-compare"
          />
        </div>
        <div className="min-w-0">
          <div className="min-h-72">
            <TopChange before={before} after={after ?? before} nameOf={nameOf} />
          </div>
          <p className="mt-3 min-h-12 text-[0.9375rem]" data-testid="photo-erase-says">
            {sentence}
          </p>
        </div>
      </div>
      <p aria-live="polite" className="sr-only">
        {said}
      </p>
    </section>
  )
}
