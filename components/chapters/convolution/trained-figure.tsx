import { useMemo, useState } from 'react'
import { modernInput } from '@/components/chapters/lenet-architecture/forms'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { whole } from '@/components/mdx/figure-fields'
import { useFigureState } from '@/components/mdx/use-figure-state'
import { FieldView } from '@/components/viz/field-view'
import { inkOf, rangeOf } from '@/components/viz/ink-of'
import { MapWalker } from '@/components/viz/map-walker'
import { PixelGrid } from '@/components/viz/pixel-grid'
import { planeOf } from '@/components/viz/plane'
import { sayNumber } from '@/components/viz/say-number'
import type { Cell } from '@/components/viz/walk'
import { WalkButtons } from '@/components/viz/walk-buttons'
import { fill } from '@/lib/i18n/fill'
import { lenet5Modern } from '@/lib/nn/lenet5'
import { receptiveField } from '@/lib/nn/receptive-field'
import { referenceOutputs } from '@/lib/nn/reference/network'
import { unfoldOutput } from '@/lib/nn/reference/unfold'
import { layerShapes } from '@/lib/nn/shapes'
import { CellGrid } from './cell-grid'
import type { FigureProps } from './figures'
import { OnPaper } from './on-paper'
import { PictureChoice, PictureWaiting } from './picture-choice'
import { usePicture } from './use-picture'
import { useShippedWeights } from './use-weights'

const shape = layerShapes(lenet5Modern)[0] as readonly [number, number, number]
const [ROWS, COLUMNS, MAPS] = shape
const KERNEL = 5
const INPUT = lenet5Modern.input.height

const fields = {
  map: whole(0, 0, MAPS - 1),
  row: whole(12, 0, ROWS - 1),
  column: whole(14, 0, COLUMNS - 1),
}

/** What the six trained kernels of C1 make of the picture. */
export default function TrainedFigure({ words, unfolding }: FigureProps) {
  const picture = usePicture()
  const { weights, failed, retry } = useShippedWeights()
  const { state, change } = useFigureState('trained', fields)
  const [peek, setPeek] = useState<Cell | null>(null)
  const w = words.trained
  const { pixels } = picture
  const input = useMemo(() => (pixels ? modernInput(pixels) : null), [pixels])
  const outputs = useMemo(
    () => (input && weights ? referenceOutputs(lenet5Modern, weights, input)[0] : null),
    [input, weights],
  )
  const planes = useMemo(() => {
    if (!outputs) return []
    const range = rangeOf(outputs)
    return Array.from({ length: MAPS }, (_, map) => {
      const { values } = planeOf(outputs, shape, map)
      return { values, ink: inkOf(values, range), range }
    })
  }, [outputs])
  const at = peek ?? { row: state.row, column: state.column }
  const plane = planes[state.map]
  const cell =
    input && weights ? unfoldOutput(lenet5Modern, weights, input, 0, { ...at, channel: state.map }) : null
  return (
    <div>
      <PictureChoice picture={picture} words={words} />
      {!plane || !cell || !input || !outputs ? (
        <div className="mt-4">
          {failed ? (
            <Alert tone="error" action={<Button onClick={retry}>{words.retry}</Button>}>
              {w.failed}
            </Alert>
          ) : (
            <PictureWaiting picture={picture} words={words} />
          )}
        </div>
      ) : (
        <>
          <div
            role="group"
            aria-label={w.maps}
            data-part="maps"
            className="mt-4 grid grid-cols-3 gap-2 @min-[36rem]:grid-cols-6"
          >
            {planes.map(({ ink }, map) => (
              <button
                key={map}
                type="button"
                aria-pressed={map === state.map}
                aria-label={fill(unfolding.map, { layer: 'C1', map })}
                data-testid="trained-map-button"
                onClick={() => change({ map })}
                className={`rounded-lg border bg-card p-1.5 ${
                  map === state.map ? 'border-lenet ring-1 ring-lenet' : 'border-edge/60 hover:border-lenet'
                }`}
              >
                <PixelGrid pixels={ink} columns={COLUMNS} rows={ROWS} className="aspect-square w-full" />
                <span className="mt-1 block text-xs text-soft">C1 {map}</span>
              </button>
            ))}
          </div>
          <div className="mt-4 grid grid-cols-2 items-start gap-4 @min-[44rem]:grid-cols-[12rem_12rem_minmax(0,1fr)] @min-[44rem]:grid-rows-[auto_1fr]">
            <div data-part="input">
              <p className="mb-1 text-sm text-soft">{w.input}</p>
              <OnPaper>
                <FieldView
                  values={input}
                  rows={INPUT}
                  columns={INPUT}
                  field={receptiveField(lenet5Modern, 0, at.row, at.column)}
                  label={w.inputLabel}
                />
              </OnPaper>
            </div>
            <div data-part="map">
              <p className="mb-1 text-sm text-soft">{fill(unfolding.map, { layer: 'C1', map: state.map })}</p>
              <MapWalker
                values={plane.values}
                rows={ROWS}
                columns={COLUMNS}
                range={plane.range}
                at={{ row: state.row, column: state.column }}
                onMove={change}
                onPeek={setPeek}
                label={fill(unfolding.map, { layer: 'C1', map: state.map })}
                say={({ row, column }) =>
                  fill(words.cell, {
                    row: row + 1,
                    column: column + 1,
                    value: sayNumber(plane.values[row * COLUMNS + column]),
                  })
                }
                testId="trained-map"
              />
            </div>
            <div className="col-span-2 -mt-2 @min-[44rem]:col-span-1 @min-[44rem]:col-start-2">
              <WalkButtons
                at={{ row: state.row, column: state.column }}
                rows={ROWS}
                columns={COLUMNS}
                onMove={change}
                words={unfolding}
              />
            </div>
            <div className="col-span-2 min-w-0 @min-[44rem]:col-span-1 @min-[44rem]:col-start-3 @min-[44rem]:row-span-2 @min-[44rem]:row-start-1">
              <div className="grid max-w-2xl grid-cols-2 gap-3">
                <div>
                  <p className="mb-1 text-sm text-soft">{w.window}</p>
                  <CellGrid
                    values={[...cell.groups[0].inputs]}
                    columns={KERNEL}
                    tone="ink"
                    most={3}
                    decimals={1}
                    label={w.window}
                  />
                </div>
                <div data-part="kernel">
                  <p className="mb-1 text-sm text-soft">{fill(w.kernel, { map: state.map })}</p>
                  <CellGrid
                    values={[...cell.groups[0].factors]}
                    columns={KERNEL}
                    tone="signed"
                    most={rangeOf(cell.groups[0].factors.map(Math.abs)).most}
                    decimals={2}
                    label={fill(w.kernel, { map: state.map })}
                  />
                </div>
              </div>
              <p
                className="mt-3 min-h-12 font-mono text-[0.8125rem] tabular-nums"
                data-testid="trained-said"
                data-value={cell.output}
              >
                {fill(w.said, {
                  sum: sayNumber(cell.sum),
                  bias: sayNumber(cell.bias ?? 0),
                  before: sayNumber(cell.before),
                })}{' '}
                <b>{fill(w.relu, { value: sayNumber(cell.output) })}</b>
              </p>
            </div>
          </div>
        </>
      )}
    </div>
  )
}
