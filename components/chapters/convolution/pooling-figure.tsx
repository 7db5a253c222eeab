import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Choices } from '@/components/ui/choices'
import { Slider } from '@/components/ui/slider'
import { oneOf, whole } from '@/components/mdx/figure-fields'
import { useFigureState } from '@/components/mdx/use-figure-state'
import { sayNumber } from '@/components/viz/say-number'
import type { Cell } from '@/components/viz/walk'
import { WalkButtons } from '@/components/viz/walk-buttons'
import { fill } from '@/lib/i18n/fill'
import { tapsOf } from '@/lib/nn/reference/dilated-conv2d'
import { pool2d, poolOutput } from '@/lib/nn/reference/pool2d'
import { CellGrid } from './cell-grid'
import type { FigureProps } from './figures'
import { smallPatch } from './patch'
import { PictureWaiting } from './picture-choice'
import { SizeFormula } from './size-formula'
import { isLeftOver } from './sizes'
import { usePicture } from './use-picture'

const fields = {
  mode: oneOf(['average', 'max'], 'average'),
  n: whole(8, 4, 9),
  size: whole(2, 2, 3),
  stride: whole(2, 1, 3),
  row: whole(1, 0, 8),
  column: whole(1, 0, 8),
}
/** LeNet's windows beside AlexNet's. */
const examples = {
  apart: { size: 2, stride: 2, n: 8 },
  overlapping: { size: 3, stride: 2, n: 9 },
} as const
type Example = keyof typeof examples

/** Pooling on real numbers: average or greatest, with windows that lie side by side or overlap. */
export default function PoolingFigure({ words, unfolding }: FigureProps) {
  const picture = usePicture()
  const { state, change } = useFigureState('pooling', fields)
  const [peek, setPeek] = useState<Cell | null>(null)
  const w = words.pooling
  const { mode, n, size, stride } = state
  const sizes = { n, kernel: size, stride, pad: 0, dilation: 1 }
  const geometry = { batch: 1, height: n, width: n, channels: 1, mode, size, stride }
  const input = picture.pixels ? smallPatch(picture.pixels, n) : new Array<number>(n * n).fill(0)
  const values = pool2d(input, geometry)
  const { height: side } = poolOutput(geometry)
  const inside = (value: number) => Math.min(side - 1, Math.max(0, value))
  const at: Cell = { row: inside(state.row), column: inside(state.column) }
  const looked = peek && peek.row < side && peek.column < side ? peek : at
  const taps = tapsOf(
    { height: n, width: n, kernel: size, stride, pad: 0, dilation: 1 },
    looked.row,
    looked.column,
  )
  const places = taps.filter((place) => place !== null)
  const read = places.map((place) => input[place])
  const value = values[looked.row * side + looked.column]
  const winner = places.find((place) => input[place] === value)
  const decimals = mode === 'average' ? 2 : 0
  const sum = read.reduce((total, one) => total + one, 0)
  return (
    <div>
      <div className="grid gap-x-8 gap-y-4 @min-[46rem]:grid-cols-[17rem_minmax(0,1fr)]">
        <div className="grid content-start gap-3" data-part="settings">
          <Choices
            label={w.mode}
            value={mode}
            options={(['average', 'max'] as const).map((one) => ({ value: one, label: w.modes[one] }))}
            onChange={(next) => change({ mode: next })}
            testId="pooling-mode"
          />
          <div role="group" aria-label={words.sizes.examples} className="flex flex-wrap gap-1.5">
            {(Object.keys(examples) as Example[]).map((name) => (
              <Button
                key={name}
                pressed={size === examples[name].size && stride === examples[name].stride}
                onClick={() => change(examples[name])}
                data-testid={`pooling-${name}`}
              >
                {w.named[name]}
              </Button>
            ))}
          </div>
          {(
            [
              ['n', 4, 9],
              ['size', 2, 3],
              ['stride', 1, 3],
            ] as const
          ).map(([name, least, most]) => (
            <Slider
              key={name}
              label={w.settings[name]}
              value={state[name]}
              min={least}
              max={most}
              step={1}
              onChange={(next) => change({ [name]: Math.round(next) })}
              testId={`pooling-${name}`}
            />
          ))}
          <p className="text-sm text-soft">
            {stride < size ? w.overlap : stride === size ? w.apart : w.gaps}
          </p>
        </div>
        <div className="min-w-0">
          {picture.pixels ? (
            <div className="grid grid-cols-2 items-start gap-5 @min-[46rem]:grid-rows-[auto_1fr]">
              <div className="min-w-0 @min-[46rem]:row-span-2">
                <p className="mb-1 text-sm text-soft">{fill(words.sizes.input, { side: n })}</p>
                <CellGrid
                  values={input}
                  columns={n}
                  tone="ink"
                  most={9}
                  lit={new Set(places)}
                  strong={mode === 'max' && winner !== undefined ? new Set([winner]) : undefined}
                  unread={(i) => isLeftOver(sizes, Math.floor(i / n), i % n)}
                  label={fill(words.sizes.inputLabel, { n, pad: 0 })}
                  testId="pooling-input"
                  part="input"
                />
              </div>
              <div className="min-w-0">
                <p className="mb-1 text-sm text-soft">{fill(words.sizes.output, { side })}</p>
                <div style={{ width: `${(100 * Math.max(side, 3)) / n}%` }}>
                  <CellGrid
                    values={[...values]}
                    columns={side}
                    tone="ink"
                    most={9}
                    decimals={Number.isInteger(value) && mode === 'max' ? 0 : 1}
                    at={at}
                    onMove={change}
                    onPeek={setPeek}
                    say={({ row, column }) =>
                      fill(words.cell, {
                        row: row + 1,
                        column: column + 1,
                        value: sayNumber(values[row * side + column], decimals),
                      })
                    }
                    label={w.outputLabel}
                    testId="pooling-output"
                    part="output"
                  />
                </div>
              </div>
              <div className="col-span-2 @min-[46rem]:col-span-1 @min-[46rem]:col-start-2">
                <WalkButtons at={at} rows={side} columns={side} onMove={change} words={unfolding} />
              </div>
            </div>
          ) : (
            <PictureWaiting picture={picture} words={words} />
          )}
          <p
            className="mt-3 min-h-16 font-mono text-[0.8125rem] leading-relaxed break-words tabular-nums"
            data-testid="pooling-said"
            data-value={value}
          >
            {fill(words.sizes.sum, { row: looked.row + 1, column: looked.column + 1 })}{' '}
            {mode === 'max' ? (
              <>
                {fill(w.greatest, { values: read.join(', ') })} <b>{value}</b>
              </>
            ) : (
              <>
                ({read.join(' + ')}) / {read.length} = {sum} / {read.length} = <b>{sayNumber(value)}</b>
              </>
            )}
          </p>
          <SizeFormula sizes={sizes} words={words} testId="pooling-formula" />
        </div>
      </div>
    </div>
  )
}
