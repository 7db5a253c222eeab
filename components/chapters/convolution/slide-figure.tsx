import { useMemo, useState } from 'react'
import { numbers, oneOf, whole, type Field } from '@/components/mdx/figure-fields'
import { useFigureState } from '@/components/mdx/use-figure-state'
import { rangeOf } from '@/components/viz/ink-of'
import { MapWalker } from '@/components/viz/map-walker'
import { sayNumber } from '@/components/viz/say-number'
import type { Cell } from '@/components/viz/walk'
import { WalkButtons } from '@/components/viz/walk-buttons'
import { fill } from '@/lib/i18n/fill'
import { conv2d, convOutput } from '@/lib/nn/reference/conv2d'
import type { FigureProps } from './figures'
import { KernelEditor } from './kernel-editor'
import { exactKernel, KERNEL_SIDE, kernelNames, kernels, LARGEST_WEIGHT, nameOfKernel } from './kernels'
import { OnPaper, WindowFrame } from './on-paper'
import { SIDE } from './picture'
import { PictureChoice, PictureWaiting } from './picture-choice'
import { ProductSum } from './product-sum'
import { SweepControls } from './sweep-controls'
import { grains, speeds, sweepAt } from './sweep'
import { usePicture } from './use-picture'
import { useSweep } from './use-sweep'

const geometry = {
  batch: 1,
  height: SIDE,
  width: SIDE,
  channels: 1,
  filters: 1,
  kernel: KERNEL_SIDE,
  stride: 1,
  pad: 0,
}
const { height: OUT } = convOutput(geometry)
const TAPS = KERNEL_SIDE * KERNEL_SIDE
const sweep = { rows: OUT, columns: OUT, taps: TAPS }

/** A kernel by its name, or as nine numbers. */
const nine = numbers(kernels.vertical, LARGEST_WEIGHT)
const kernelField: Field<readonly number[]> = {
  initial: kernels.vertical,
  parse: (text) => {
    const name = kernelNames.find((known) => known === text)
    return name ? kernels[name] : nine.parse(text)
  },
  format: (weights) => nameOfKernel(weights) ?? nine.format(weights),
}

const fields = {
  kernel: kernelField,
  row: whole(9, 0, OUT - 1),
  column: whole(12, 0, OUT - 1),
  grain: oneOf(grains, 'cell'),
  speed: oneOf(speeds, 'usual'),
}

/** A kernel slides over a picture: every output is taken apart into its nine products. */
export default function SlideFigure({ words, unfolding }: FigureProps) {
  const picture = usePicture()
  const { state, change } = useFigureState('slide', fields)
  const [peek, setPeek] = useState<Cell | null>(null)
  const { pixels } = picture
  const w = words.slide
  const weights = useMemo(() => exactKernel(state.kernel), [state.kernel])
  const output = useMemo(
    () => (pixels ? conv2d(pixels, weights, null, geometry) : new Float64Array(OUT * OUT)),
    [pixels, weights],
  )
  const range = useMemo(() => rangeOf(output), [output])
  const subject = `${picture.name}/${weights.join('_')}/${state.row}/${state.column}`
  const player = useSweep(sweep, state.grain, state.speed, subject)

  const swept = player.position === null ? null : sweepAt(sweep, player.position)
  const at: Cell = swept
    ? { row: Math.floor(swept.cell / OUT), column: swept.cell % OUT }
    : (peek ?? { row: state.row, column: state.column })
  const upTo = swept ? swept.products : TAPS
  const shown = useMemo(() => {
    if (player.position === null) return output
    const done = Math.floor(player.position / TAPS)
    return output.map((value, i) => (i < done ? value : range.least))
  }, [output, player.position, range])
  const window = Array.from({ length: TAPS }, (_, i) =>
    pixels ? pixels[(at.row + Math.floor(i / KERNEL_SIDE)) * SIDE + at.column + (i % KERNEL_SIDE)] : 0,
  )
  const move = (cell: Cell) => {
    player.go(null)
    change({ row: cell.row, column: cell.column })
  }
  const sayOf = (values: ArrayLike<number>, side: number, decimals: number) => (cell: Cell) =>
    fill(words.cell, {
      row: cell.row + 1,
      column: cell.column + 1,
      value: sayNumber(values[cell.row * side + cell.column], decimals),
    })
  const decimals = weights.every(Number.isInteger) ? 0 : 2
  return (
    <div>
      <PictureChoice picture={picture} words={words} />
      {!pixels ? (
        <div className="mt-4">
          <PictureWaiting picture={picture} words={words} />
        </div>
      ) : (
        <>
          <div className="mt-4">
            <SweepControls
              sweep={sweep}
              player={player}
              grain={state.grain}
              speed={state.speed}
              onGrain={(grain) => change({ grain })}
              onSpeed={(speed) => change({ speed })}
              words={words}
            />
          </div>
          <div className="mt-4 grid grid-cols-2 items-start gap-4 @min-[48rem]:grid-cols-[minmax(0,1fr)_15rem_minmax(0,1fr)] @min-[48rem]:grid-rows-[auto_1fr]">
            <div className="min-w-0" data-part="input">
              <p className="mb-1 text-sm text-soft">{w.input}</p>
              <OnPaper>
                <div className="relative">
                  <MapWalker
                    values={pixels}
                    rows={SIDE}
                    columns={SIDE}
                    range={{ least: 0, most: 255 }}
                    at={{ row: at.row + 1, column: at.column + 1 }}
                    onMove={({ row, column }) => move({ row: clamp(row - 1), column: clamp(column - 1) })}
                    label={w.inputLabel}
                    say={sayOf(pixels, SIDE, 0)}
                    testId="slide-input"
                  />
                  <WindowFrame
                    rows={SIDE}
                    columns={SIDE}
                    frame={{ top: at.row, left: at.column, height: KERNEL_SIDE, width: KERNEL_SIDE }}
                  />
                </div>
              </OnPaper>
            </div>
            <div className="min-w-0 @min-[48rem]:col-start-3" data-part="output">
              <p className="mb-1 text-sm text-soft">{w.output}</p>
              <MapWalker
                values={shown}
                rows={OUT}
                columns={OUT}
                range={range}
                at={at}
                onMove={move}
                onPeek={player.position === null ? setPeek : undefined}
                label={w.outputLabel}
                say={sayOf(output, OUT, decimals)}
                testId="slide-output"
              />
              <p className="mt-1 text-xs text-soft">
                {fill(unfolding.scale, {
                  least: sayNumber(range.least, decimals),
                  most: sayNumber(range.most, decimals),
                })}
              </p>
            </div>
            <div className="col-span-2 -mt-2 @min-[48rem]:col-span-1 @min-[48rem]:col-start-3">
              <WalkButtons at={at} rows={OUT} columns={OUT} onMove={move} words={unfolding} />
            </div>
            <div className="col-span-2 mx-auto w-full max-w-80 min-w-0 @min-[48rem]:col-span-1 @min-[48rem]:col-start-2 @min-[48rem]:row-span-2 @min-[48rem]:row-start-1">
              <KernelEditor
                weights={weights}
                onChange={(kernel) => {
                  player.go(null)
                  change({ kernel })
                }}
                onReset={() => change({ kernel: fields.kernel.initial })}
                words={words}
              />
            </div>
          </div>
          <ProductSum
            window={window}
            weights={weights}
            at={at}
            upTo={upTo}
            decimals={decimals}
            playing={player.playing}
            words={words}
          />
        </>
      )}
    </div>
  )
}

const clamp = (value: number) => Math.min(OUT - 1, Math.max(0, value))
