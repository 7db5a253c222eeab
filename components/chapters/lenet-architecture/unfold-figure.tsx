import { useMemo, useState } from 'react'
import { oneOf, whole, word } from '@/components/mdx/figure-fields'
import { useFigureState } from '@/components/mdx/use-figure-state'
import { Choices } from '@/components/ui/choices'
import { Select } from '@/components/ui/select'
import { MapView } from '@/components/viz/map-view'
import { placeAt, planeSize } from '@/components/viz/plane'
import { UnfoldedCell } from '@/components/viz/unfold/unfolded-cell'
import { WalkButtons } from '@/components/viz/walk-buttons'
import type { Cell } from '@/components/viz/walk'
import { unfoldOutput } from '@/lib/nn/reference/unfold'
import { layerShapes } from '@/lib/nn/shapes'
import { DigitChoice } from './digit-choice'
import type { FigureProps } from './figures'
import { forms, inputOf, specOf, type Run } from './forms'
import { layerName, openLayers, sayKind } from './layer-words'
import { useLenet } from './use-lenet'
import { Waiting } from './waiting'

const MIDDLE = -1 // of the layer
const fields = {
  form: oneOf(forms, 'modern'),
  layer: word('c1', (text) => openLayers(specOf.modern).some(({ name }) => name === text)),
  map: whole(0, 0, 119),
  row: whole(MIDDLE, MIDDLE, 27),
  column: whole(MIDDLE, MIDDLE, 27),
}
const FIRST = { map: 0, row: MIDDLE, column: MIDDLE }

/** Any output of any layer, taken apart into the numbers that make it. */
export default function UnfoldFigure({ lang, words }: FigureProps) {
  const lenet = useLenet()
  const { state, change } = useFigureState('unfold', fields)
  const { form, layer } = state
  const index = specOf[form].layers.findIndex(({ name }) => name === layer)
  const chosen = specOf[form].layers[index]
  return (
    <div className="@container">
      <div className="grid gap-4 @min-[44rem]:grid-cols-[auto_1fr_1fr] @min-[44rem]:items-end">
        <Choices
          label={words.unfold.form}
          value={form}
          options={forms.map((value) => ({ value, label: words.forms[value] }))}
          onChange={(to) => change({ form: to, ...FIRST })}
          testId="unfold-form"
        />
        <Select
          label={words.unfold.layer}
          value={layer}
          options={openLayers(specOf[form]).map((one) => ({
            value: one.name,
            label: `${layerName(one.name, words)} · ${sayKind(one, words)}`,
          }))}
          onChange={(to) => change({ layer: to, ...FIRST })}
          testId="unfold-layer"
        />
      </div>
      <div className="mt-4">
        <DigitChoice lenet={lenet} words={words} />
      </div>
      <div className="mt-4">
        {lenet.runs ? (
          <Unfold
            key={`${form}/${chosen.name}`}
            run={lenet.runs[form]}
            index={index}
            digit={lenet.index}
            wanted={state}
            onChange={change}
            lang={lang}
            words={words}
          />
        ) : (
          <Waiting lenet={lenet} words={words} />
        )}
      </div>
    </div>
  )
}

interface UnfoldProps extends FigureProps {
  run: Run
  index: number
  digit: number
  wanted: typeof FIRST
  onChange: (patch: Partial<typeof FIRST>) => void
}

function Unfold({ run, index, digit, wanted, onChange, words }: UnfoldProps) {
  const layer = run.spec.layers[index]
  const shape = useMemo(() => layerShapes(run.spec)[index], [run.spec, index])
  const size = planeSize(shape)
  const maps = shape.length === 3 ? shape[2] : 1
  const map = Math.min(wanted.map, maps - 1)
  const along = (place: number, length: number) =>
    place === MIDDLE || place >= length ? Math.floor(length / 2) : place
  const at = { row: along(wanted.row, size.rows), column: along(wanted.column, size.columns) }
  const [peek, setPeek] = useState<Cell | null>(null)
  const { row, column } = peek ?? at
  const unfolded = useMemo(
    () =>
      unfoldOutput(
        run.spec,
        run.parameters,
        inputOf(run, index),
        index,
        placeAt(shape, map, { row, column }),
      ),
    [run, index, shape, map, row, column],
  )
  const name = layerName(layer.name, words)
  const previous = run.spec.layers.slice(0, index).findLast(({ kind }) => kind !== 'flatten')
  return (
    <div className="grid gap-6 @min-[44rem]:grid-cols-[14rem_minmax(0,1fr)]">
      <div className="mx-auto w-full max-w-64 min-w-0">
        {maps > 1 && (
          <Select
            label={words.unfold.map}
            value={String(map)}
            options={Array.from({ length: maps }, (_, one) => ({
              value: String(one),
              label: `${name} ${one}`,
            }))}
            onChange={(value) => onChange({ map: Number(value) })}
            className="mb-3"
            testId="unfold-map"
          />
        )}
        <MapView
          outputs={run.outputs[index]}
          shape={shape}
          layer={name}
          map={map}
          at={at}
          onMove={onChange}
          onPeek={setPeek}
          words={words}
          testId="unfold-cells"
        />
        <WalkButtons at={at} {...size} onMove={onChange} words={words} />
      </div>
      <UnfoldedCell
        unfolded={unfolded}
        layer={layer}
        activation={'activation' in layer ? layer.activation : 'linear'}
        from={previous ? layerName(previous.name, words) : words.input}
        subject={[digit, map, at.row, at.column].join('/')}
        whole={peek !== null}
        words={words}
      />
    </div>
  )
}
