import { useEffect, useMemo } from 'react'
import { labelOf, useClasses } from '@/components/lab/photo-bench/classes'
import { oneOf, whole } from '@/components/mdx/figure-fields'
import { useFigureState } from '@/components/mdx/use-figure-state'
import { Button } from '@/components/ui/button'
import { planeSize } from '@/components/viz/plane'
import { mapsByStrength, strongestPlaces, strongestUnits } from '@/lib/data/strongest'
import { loadImagenetNames } from '@/lib/engine/class-names'
import { fill } from '@/lib/i18n/fill'
import { alexnet2012 } from '@/lib/nn/alexnet2012'
import { layerShapes, type Shape } from '@/lib/nn/shapes'
import type { FigureProps } from './figures'
import { drawn, drawnOf, indexOf, layerNames, specOfDrawn } from './forms'
import { LayerFacts } from './layer-facts'
import { LayerLadder } from './layer-ladder'
import { AllMaps, LiveMap, type LivePlace } from './live-layer'
import { PhotoChoice, PhotoStatus } from './photo-choice'
import { PhotoField } from './photo-field'
import { sayKind, sayPercent } from './say'
import { useTrace } from './use-trace'

/** As long as the reader has not chosen: the map that answers most, and the cell in which it does. */
const STRONGEST = -1
const fields = {
  layer: oneOf(layerNames, 'conv1'),
  map: whole(STRONGEST, STRONGEST, 383),
  row: whole(STRONGEST, STRONGEST, 63),
  column: whole(STRONGEST, STRONGEST, 63),
  field: oneOf(drawn, 'alexnet64'),
}

/** AlexNet in three forms; a layer that is pressed opens in all of them, and in the AlexNet that runs here. */
export default function LayersFigure({ lang, words, errors }: FigureProps) {
  const { state, change } = useFigureState('alexnet', fields)
  const trace = useTrace()
  const w = words.layers
  const { layer } = state
  const index = layerNames.indexOf(layer)
  const open = (name: string) => change({ layer: name, map: STRONGEST, row: STRONGEST, column: STRONGEST })

  const spec = specOfDrawn[drawnOf[trace.network]]
  const shape = useMemo((): Shape | null => {
    const at = indexOf(spec, layer)
    return at < 0 ? null : layerShapes(spec)[at]
  }, [spec, layer])
  const size = shape ? planeSize(shape) : { rows: 1, columns: 1 }
  const { traced, seen, phase } = trace.state
  // What another network made of it does not fit the shapes of this one.
  const own = traced?.network === trace.network ? traced : null
  const outputs = (shape && own?.layers.find(({ name }) => name === layer)?.values) ?? null
  const strongest = useMemo(
    () => (shape?.length === 3 && outputs ? mapsByStrength(outputs, shape)[0] : 0),
    [shape, outputs],
  )
  const at = placeOf(state, shape, outputs, strongest)
  const best = own ? answerOf(own.probabilities) : null
  const classes = useClasses(trace.network)
  useEffect(() => {
    // Without the names the figure says all but the answer in words.
    if (trace.network !== 'alexnet64') loadImagenetNames().catch(() => {})
  }, [trace.network])
  const unitAt = at.row * size.columns + at.column
  const running = words.drawn[drawnOf[trace.network]]
  const [before, after] = [layerNames[index - 1], layerNames[index + 1]]
  const live = shape &&
    outputs && {
      layer,
      shape,
      outputs,
      at,
      strongest,
      // Another map alone is shown where it is strongest.
      onMove: (to: Partial<LivePlace>) =>
        change({
          map: to.map ?? at.map,
          row: to.row ?? (to.map === undefined ? at.row : STRONGEST),
          column: to.column ?? (to.map === undefined ? at.column : STRONGEST),
        }),
      lang,
      words,
      errors,
    }
  return (
    <div>
      <PhotoChoice trace={trace} lang={lang} words={words} errors={errors} />
      <div className="mt-4 grid gap-x-8 gap-y-6 @min-[60rem]:grid-cols-[24rem_minmax(0,1fr)]">
        <LayerLadder chosen={layer} onChoose={open} lang={lang} words={words} errors={errors} />
        <section
          className="min-w-0"
          aria-label={fill(w.open, { layer })}
          data-testid="alexnet-open"
          data-layer={layer}
        >
          <div className="flex items-center justify-between gap-3">
            <Button
              disabled={!before}
              onClick={() => open(before)}
              aria-label={before && fill(w.previous, { layer: before })}
              data-testid="alexnet-previous"
            >
              ← {before}
            </Button>
            <p className="text-center">
              <b className="text-lg font-semibold">{layer}</b>
              <span className="block text-sm text-soft">
                {sayKind(alexnet2012.layers[indexOf(alexnet2012, layer)], words)}
              </span>
            </p>
            <Button
              disabled={!after}
              onClick={() => open(after)}
              aria-label={after && fill(w.next, { layer: after })}
              data-testid="alexnet-next"
            >
              {after} →
            </Button>
          </div>
          <div className="mt-3">
            <LayerFacts layer={layer} lang={lang} words={words} errors={errors} />
          </div>
        </section>
      </div>
      <section className="mt-5" aria-label={fill(w.live.title, { layer, network: running })}>
        <p className="font-semibold">{fill(w.live.title, { layer, network: running })}</p>
        <p className="mt-1 mb-3 text-sm text-soft">{w.live.notes[trace.network]}</p>
        {!(phase === 'done' && own) && (
          <div className="mb-4">
            <PhotoStatus trace={trace} lang={lang} words={words} errors={errors} />
          </div>
        )}
        <div className="grid grid-cols-2 gap-x-4 gap-y-5 @min-[44rem]:grid-cols-3 @min-[44rem]:gap-x-6">
          {seen && (
            <PhotoField
              seen={seen}
              layer={layer}
              at={at}
              from={size}
              network={state.field}
              onNetwork={(field) => change({ field })}
              lang={lang}
              words={words}
              errors={errors}
            />
          )}
          {live && <LiveMap {...live} />}
          {live && <AllMaps {...live} />}
          {!shape && <p className="text-sm">{fill(w.live.noLayer, { network: running })}</p>}
        </div>
        {best && classes && (
          <p className="mt-3 text-sm" data-testid="alexnet-answer" data-class={best.index}>
            {fill(w.live.output, {
              label: labelOf(classes[best.index], lang),
              percent: sayPercent(best.share, lang, 0),
            })}{' '}
            {layer === layerNames.at(-1) &&
              fill(w.live.unit, { unit: unitAt, label: labelOf(classes[unitAt], lang) })}
          </p>
        )}
      </section>
    </div>
  )
}

/** The place that is looked at: what the reader chose, or the strongest. */
function placeOf(
  { map, row, column }: LivePlace,
  shape: Shape | null,
  outputs: Float32Array | null,
  strongest: number,
): LivePlace {
  if (!shape) return { map: 0, row: 0, column: 0 }
  const { rows, columns } = planeSize(shape)
  const chosenMap = shape.length === 1 ? 0 : map === STRONGEST ? strongest : Math.min(shape[2] - 1, map)
  if (row !== STRONGEST && column !== STRONGEST)
    return { map: chosenMap, row: Math.min(rows - 1, row), column: Math.min(columns - 1, column) }
  const middle = { row: rows >> 1, column: columns >> 1 }
  if (!outputs) return { map: chosenMap, ...middle }
  if (shape.length === 3) {
    const [place = middle] = strongestPlaces(outputs, shape, chosenMap, 1, 1)
    return { map: chosenMap, row: place.row, column: place.column }
  }
  const channel = strongestUnits(outputs, 1)[0]?.channel ?? 0
  return { map: 0, row: Math.floor(channel / columns), column: channel % columns }
}

function answerOf(shares: Float32Array): { index: number; share: number } {
  const index = shares.indexOf(Math.max(...shares))
  return { index, share: shares[index] }
}
