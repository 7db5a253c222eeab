import { useMemo } from 'react'
import { Button } from '@/components/ui/button'
import { whole, word } from '@/components/mdx/figure-fields'
import { useFigureState } from '@/components/mdx/use-figure-state'
import { inkOf, rangeOf } from '@/components/viz/ink-of'
import { MapWalker } from '@/components/viz/map-walker'
import { PixelGrid } from '@/components/viz/pixel-grid'
import { sayNumber } from '@/components/viz/say-number'
import type { Cell } from '@/components/viz/walk'
import { WalkButtons } from '@/components/viz/walk-buttons'
import { fill } from '@/lib/i18n/fill'
import { referenceOutputs } from '@/lib/nn/reference/network'
import type { FigureProps } from './figures'
import { OnPaper, WindowFrame } from './on-paper'
import { SIDE } from './picture'
import { PictureChoice, PictureWaiting } from './picture-choice'
import {
  fieldsOnTheWay,
  fits,
  growth,
  INPUT_SIDE,
  layerCodes,
  meanParameters,
  MOST_LAYERS,
  parseStack,
  stackSpec,
} from './stack'
import { usePicture } from './use-picture'

const fields = {
  layers: word('c5-p2-c5', (text) => parseStack(text) !== null),
  row: whole(4, 0, INPUT_SIDE),
  column: whole(4, 0, INPUT_SIDE),
}
const examples = { lenet: 'c5-p2-c5-p2-c5', two: 'c3-c3', three: 'c3-c3-c3', seven: 'c7' } as const

/** The picture with a border of paper, as LeNet gets it. */
function bordered(pixels: Uint8Array): number[] {
  const border = (INPUT_SIDE - SIDE) / 2
  return Array.from({ length: INPUT_SIDE * INPUT_SIDE }, (_, i) => {
    const [row, column] = [Math.floor(i / INPUT_SIDE) - border, (i % INPUT_SIDE) - border]
    return row < 0 || column < 0 || row >= SIDE || column >= SIDE ? 0 : pixels[row * SIDE + column]
  })
}

/** Layers that the reader stacks, and what one cell of the last sees of every picture before it. */
export default function FieldFigure({ words, unfolding }: FigureProps) {
  const picture = usePicture()
  const { state, change } = useFigureState('field', fields)
  const w = words.field
  const { pixels } = picture
  const codes = useMemo(() => parseStack(state.layers) ?? ['c3' as const], [state.layers])
  const rows = growth(codes)
  const last = rows[rows.length - 1]
  const at: Cell = { row: Math.min(last.side - 1, state.row), column: Math.min(last.side - 1, state.column) }
  const maps = useMemo(() => {
    if (!pixels) return null
    const spec = stackSpec(codes)
    const input = bordered(pixels)
    return [input, ...referenceOutputs(spec, meanParameters(spec), input)]
  }, [pixels, codes])
  const seen = fieldsOnTheWay(codes, at.row, at.column)
  return (
    <div>
      <PictureChoice picture={picture} words={words} />
      <div className="mt-4 flex flex-wrap items-center gap-2" role="group" aria-label={w.add} data-part="add">
        <span className="text-sm text-soft">{w.add}</span>
        {layerCodes.map((code) => (
          <Button
            key={code}
            disabled={codes.length >= MOST_LAYERS || !fits([...codes, code])}
            onClick={() => change({ layers: [...codes, code].join('-') })}
            data-testid={`field-add-${code}`}
          >
            {w.layers[code]}
          </Button>
        ))}
        <Button
          kind="quiet"
          disabled={codes.length === 1}
          onClick={() => change({ layers: codes.slice(0, -1).join('-') })}
          data-testid="field-remove"
        >
          {w.remove}
        </Button>
      </div>
      <div className="mt-2 flex flex-wrap items-center gap-2" role="group" aria-label={words.sizes.examples}>
        <span className="text-sm text-soft">{words.sizes.examples}</span>
        {(Object.keys(examples) as (keyof typeof examples)[]).map((name) => (
          <Button
            key={name}
            pressed={state.layers === examples[name]}
            onClick={() => change({ layers: examples[name] })}
            data-testid={`field-${name}`}
          >
            {w.named[name]}
          </Button>
        ))}
      </div>
      {!maps ? (
        <div className="mt-4">
          <PictureWaiting picture={picture} words={words} />
        </div>
      ) : (
        <div
          className="mt-4 grid grid-cols-3 items-end gap-3 @min-[36rem]:grid-cols-4 @min-[60rem]:grid-cols-7"
          data-part="pictures"
        >
          {maps.map((values, index) => {
            const side = index === 0 ? INPUT_SIDE : rows[index - 1].side
            const isLast = index === codes.length
            const { top, left, height, width } = seen[index]
            const range = rangeOf(values)
            const label =
              index === 0 ? w.input : fill(w.map, { place: index, layer: w.layers[rows[index - 1].code] })
            return (
              <div
                key={index}
                className="min-w-0"
                data-field={[top, left, height, width].join(' ')}
                data-testid={`field-picture-${index}`}
              >
                <p className="mb-1 text-xs text-soft">
                  {label}
                  <br />
                  {side} × {side}
                </p>
                <OnPaper>
                  <div className="relative border border-line bg-card">
                    {isLast ? (
                      <MapWalker
                        values={values}
                        rows={side}
                        columns={side}
                        range={range}
                        at={at}
                        onMove={change}
                        label={label}
                        say={({ row, column }) =>
                          fill(words.cell, {
                            row: row + 1,
                            column: column + 1,
                            value: sayNumber(values[row * side + column], 0),
                          })
                        }
                        testId="field-map"
                      />
                    ) : (
                      <>
                        <PixelGrid
                          pixels={inkOf(values, range)}
                          columns={side}
                          rows={side}
                          className="aspect-square w-full"
                        />
                        <WindowFrame rows={side} columns={side} frame={seen[index]} />
                      </>
                    )}
                  </div>
                </OnPaper>
              </div>
            )
          })}
        </div>
      )}
      <div className="mt-2 max-w-60">
        <WalkButtons at={at} rows={last.side} columns={last.side} onMove={change} words={unfolding} />
      </div>
      <p className="mt-3 min-h-12 text-sm" data-testid="field-said" data-value={last.field} role="status">
        {fill(w.said, { field: last.field, step: last.step, read: seen[0].height * seen[0].width })}
      </p>
      <table className="mt-2 w-full max-w-xl text-left text-sm tabular-nums" data-part="table">
        <thead className="text-soft">
          <tr>
            {[w.columns.layer, w.columns.side, w.columns.field, w.columns.step].map((title) => (
              <th key={title} scope="col" className="py-1 pr-3 font-normal">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ code, side, field, step }, index) => (
            <tr key={index} className="border-t border-line">
              <th scope="row" className="py-1.5 pr-3 font-normal">
                {index + 1}. {w.layers[code]}
              </th>
              <td>{side}</td>
              <td className={index === rows.length - 1 ? 'font-bold' : ''}>
                {field} × {field}
              </td>
              <td>{step}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
