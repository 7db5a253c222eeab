import { CellGrid } from '@/components/chapters/convolution/cell-grid'
import { oneOf, whole } from '@/components/mdx/figure-fields'
import { useFigureState } from '@/components/mdx/use-figure-state'
import { Choices } from '@/components/ui/choices'
import { Slider } from '@/components/ui/slider'
import { fill } from '@/lib/i18n/fill'
import { pool2d } from '@/lib/nn/reference/pool2d'
import type { FigureProps } from './figures'
import { changedCells, mapAt, MOST_SHIFT, SIDE } from './windows'

const sizes = ['2', '3'] as const
const fields = {
  size: oneOf(sizes, '3'),
  shift: whole(0, 0, MOST_SHIFT),
  row: whole(1, 0, 2),
  column: whole(1, 0, 2),
}

/** One map, pooled with windows that touch or overlap; the map can be moved by pixels. */
export default function WindowsFigure({ words: all }: FigureProps) {
  const words = all.windows
  const { state, change } = useFigureState('windows', fields)
  const size = Number(state.size)
  const map = mapAt(state.shift)
  const pooled = pool2d(map, {
    batch: 1,
    height: SIDE,
    width: SIDE,
    channels: 1,
    size,
    stride: 2,
    mode: 'max',
  })
  const side = Math.floor((SIDE - size) / 2) + 1
  const at = { row: Math.min(state.row, side - 1), column: Math.min(state.column, side - 1) }
  const lit = new Set(
    Array.from({ length: size * size }, (_, i) => {
      const [row, column] = [2 * at.row + Math.floor(i / size), 2 * at.column + (i % size)]
      return row * SIDE + column
    }),
  )
  const greatest = pooled[at.row * side + at.column]
  const strong = new Set([...lit].filter((cell) => map[cell] === greatest).slice(0, 1))
  const changed = changedCells(size, state.shift)
  return (
    <div className="font-sans">
      <div className="flex flex-wrap items-end gap-x-8 gap-y-3">
        <Choices
          label={words.size}
          value={state.size}
          options={sizes.map((value) => ({ value, label: words.sizes[value] }))}
          onChange={(to) => change({ size: to })}
          testId="windows-size"
        />
        <div className="w-56 max-w-full">
          <Slider
            label={words.shift}
            value={state.shift}
            min={0}
            max={MOST_SHIFT}
            step={1}
            onChange={(to) => change({ shift: Math.round(to) })}
            testId="windows-shift"
          />
        </div>
      </div>
      <div className="mt-4 grid items-start gap-x-8 gap-y-4 @lg:grid-cols-[minmax(0,20rem)_minmax(0,12rem)]">
        <div className="max-w-80">
          <p className="mb-1 text-sm text-soft">{words.map}</p>
          <CellGrid
            values={map}
            columns={SIDE}
            label={words.map}
            tone="ink"
            most={9}
            lit={lit}
            strong={strong}
          />
        </div>
        <div className="max-w-48">
          <p className="mb-1 text-sm text-soft">{words.pooled}</p>
          <CellGrid
            values={[...pooled]}
            columns={side}
            label={words.pooled}
            tone="ink"
            most={9}
            at={at}
            onMove={change}
            say={({ row, column }) =>
              fill(words.cell, { row: row + 1, column: column + 1, value: pooled[row * side + column] })
            }
            testId="windows-pooled"
          />
        </div>
      </div>
      <p
        className="mt-3 min-h-16 text-sm @lg:min-h-10"
        role="status"
        data-testid="windows-said"
        data-changed={changed}
        data-value={greatest}
      >
        {fill(words.said, { size, greatest })}{' '}
        {state.shift > 0 && fill(words.moved, { shift: state.shift, changed, count: side * side })}
      </p>
    </div>
  )
}
