import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Slider } from '@/components/ui/slider'
import { whole } from '@/components/mdx/figure-fields'
import { useFigureState } from '@/components/mdx/use-figure-state'
import type { Cell } from '@/components/viz/walk'
import { WalkButtons } from '@/components/viz/walk-buttons'
import { fill } from '@/lib/i18n/fill'
import { dilatedConv2d, tapsOf } from '@/lib/nn/reference/dilated-conv2d'
import { CellGrid } from './cell-grid'
import type { FigureProps } from './figures'
import { smallPatch } from './patch'
import { PictureWaiting } from './picture-choice'
import { SizeFormula } from './size-formula'
import { isLeftOver } from './sizes'
import { usePicture } from './use-picture'

const fields = {
  n: whole(6, 3, 9),
  k: whole(3, 1, 5),
  s: whole(1, 1, 4),
  p: whole(0, 0, 3),
  d: whole(1, 1, 3),
  row: whole(1, 0, 14),
  column: whole(1, 0, 14),
}
const settings = ['n', 'k', 's', 'p', 'd'] as const
const ends = { n: [3, 9], k: [1, 5], s: [1, 4], p: [0, 3], d: [1, 3] } as const

/** Settings worth a look. */
const examples = {
  valid: { n: 6, k: 3, s: 1, p: 0, d: 1 },
  same: { n: 6, k: 3, s: 1, p: 1, d: 1 },
  half: { n: 7, k: 3, s: 2, p: 0, d: 1 },
  left: { n: 6, k: 3, s: 2, p: 0, d: 1 },
  dilated: { n: 7, k: 3, s: 1, p: 0, d: 2 },
  unfit: { n: 4, k: 3, s: 1, p: 0, d: 2 },
} as const
type Example = keyof typeof examples

/** Kernel size, stride, padding and dilation on real numbers, with the formula for the size that comes out. */
export default function SizesFigure({ words, unfolding }: FigureProps) {
  const picture = usePicture()
  const { state, change } = useFigureState('sizes', fields)
  const [peek, setPeek] = useState<Cell | null>(null)
  const w = words.sizes
  const { n, k, s, p, d } = state
  const sizes = { n, kernel: k, stride: s, pad: p, dilation: d }
  const geometry = { height: n, width: n, kernel: k, stride: s, pad: p, dilation: d }
  const input = picture.pixels ? smallPatch(picture.pixels, n) : []
  const out = dilatedConv2d(input, new Array<number>(k * k).fill(1), geometry)
  const inside = (value: number) => Math.min(out.height - 1, Math.max(0, value))
  const at: Cell = { row: inside(state.row), column: inside(state.column) }
  const looked = peek && peek.row < out.height && peek.column < out.width ? peek : at
  const side = n + 2 * p
  const padded = Array.from({ length: side * side }, (_, i) => {
    const [row, column] = [Math.floor(i / side) - p, (i % side) - p]
    return row < 0 || column < 0 || row >= n || column >= n ? 0 : input[row * n + column]
  })
  const taps = out.height > 0 ? tapsOf(geometry, looked.row, looked.column) : []
  const read = taps.map((place) => (place === null ? 0 : input[place]))
  const lit = new Set(
    out.height > 0
      ? Array.from(
          { length: k * k },
          (_, tap) => (looked.row * s + d * Math.floor(tap / k)) * side + looked.column * s + d * (tap % k),
        )
      : [],
  )
  const isOutside = (i: number) => {
    const [row, column] = [Math.floor(i / side), i % side]
    return row < p || column < p || row >= n + p || column >= n + p
  }
  const value = out.values[looked.row * out.width + looked.column]
  return (
    <div>
      <div className="grid gap-x-8 gap-y-4 @min-[46rem]:grid-cols-[17rem_minmax(0,1fr)]">
        <div
          className="grid grid-cols-2 content-start gap-x-5 gap-y-1 @min-[46rem]:grid-cols-1"
          data-part="settings"
        >
          {settings.map((name) => (
            <Slider
              key={name}
              label={w.settings[name]}
              value={state[name]}
              min={ends[name][0]}
              max={ends[name][1]}
              step={1}
              onChange={(next) => change({ [name]: Math.round(next) })}
              testId={`sizes-${name}`}
            />
          ))}
          <div role="group" aria-label={w.examples} className="col-span-full flex flex-wrap gap-1.5">
            {(Object.keys(examples) as Example[]).map((name) => (
              <Button
                key={name}
                pressed={settings.every((one) => state[one] === examples[name][one])}
                onClick={() => change(examples[name])}
                data-testid={`sizes-example-${name}`}
              >
                {w.named[name]}
              </Button>
            ))}
          </div>
        </div>
        <div className="min-w-0">
          <SizeFormula sizes={sizes} words={words} testId="sizes-formula" />
          {picture.pixels ? (
            <div className="mt-4 grid grid-cols-2 items-start gap-5 @min-[46rem]:grid-rows-[auto_1fr]">
              <div className="min-w-0 @min-[46rem]:row-span-2">
                <p className="mb-1 text-sm text-soft">{fill(w.input, { side })}</p>
                <CellGrid
                  values={padded}
                  columns={side}
                  tone="ink"
                  most={9}
                  lit={lit}
                  outside={isOutside}
                  unread={(i) => isLeftOver(sizes, Math.floor(i / side), i % side)}
                  label={fill(w.inputLabel, { n, pad: p })}
                  testId="sizes-input"
                  part="input padding"
                />
              </div>
              <div className="min-w-0">
                <p className="mb-1 text-sm text-soft">{fill(w.output, { side: out.width })}</p>
                {out.height > 0 ? (
                  <>
                    <div
                      className="max-w-full"
                      style={{ width: `${(100 * Math.max(out.width, 3)) / Math.max(side, out.width)}%` }}
                    >
                      <CellGrid
                        values={[...out.values]}
                        columns={out.width}
                        tone="ink"
                        most={9 * k * k}
                        at={at}
                        onMove={change}
                        onPeek={setPeek}
                        say={({ row, column }) =>
                          fill(words.cell, {
                            row: row + 1,
                            column: column + 1,
                            value: out.values[row * out.width + column],
                          })
                        }
                        label={w.outputLabel}
                        testId="sizes-output"
                        part="output"
                      />
                    </div>
                  </>
                ) : (
                  <p className="rounded-lg border border-dashed border-edge p-3 text-sm">{w.empty}</p>
                )}
              </div>
              {out.height > 0 && (
                <div className="col-span-2 @min-[46rem]:col-span-1 @min-[46rem]:col-start-2">
                  <WalkButtons
                    at={at}
                    rows={out.height}
                    columns={out.width}
                    onMove={change}
                    words={unfolding}
                  />
                </div>
              )}
            </div>
          ) : (
            <div className="mt-4">
              <PictureWaiting picture={picture} words={words} />
            </div>
          )}
          <p
            className="mt-3 min-h-16 font-mono text-[0.8125rem] leading-relaxed break-words tabular-nums"
            data-testid="sizes-sum"
            data-value={value}
          >
            {out.height > 0 && input.length > 0 && (
              <>
                {fill(w.sum, { row: looked.row + 1, column: looked.column + 1 })} {read.join(' + ')} ={' '}
                <b>{value}</b>
              </>
            )}
          </p>
        </div>
      </div>
    </div>
  )
}
