import { whole, word } from '@/components/mdx/figure-fields'
import { useFigureState } from '@/components/mdx/use-figure-state'
import { LayerStrip, type StripLayer } from '@/components/viz/layer-strip'
import { planeSize } from '@/components/viz/plane'
import type { Cell } from '@/components/viz/walk'
import { fill } from '@/lib/i18n/fill'
import { formatNumber } from '@/lib/i18n/format'
import { describeNetwork } from '@/lib/nn/arithmetic'
import { layerShapes, mapsFirstShort } from '@/lib/nn/shapes'
import { DigitChoice } from './digit-choice'
import type { FigureProps } from './figures'
import { forms, specOf, type Form } from './forms'
import { LayerPanel } from './layer-panel'
import { layerName, openLayers, sayKind } from './layer-words'
import { useLenet } from './use-lenet'
import { Waiting } from './waiting'

/** A place in every layer that has it, and the middle of any other: what an address says fits one layer only. */
const MIDDLE = -1
const fields = {
  layer: word('c1', (text) => openLayers(specOf.published).some(({ name }) => name === text)),
  map: whole(0, 0, 119),
  row: whole(MIDDLE, MIDDLE, 27),
  column: whole(MIDDLE, MIDDLE, 27),
}

/** Map and place, as far as the layer goes. */
function placeIn(layer: string, wanted: { map: number; row: number; column: number }) {
  const index = specOf.published.layers.findIndex(({ name }) => name === layer)
  const shape = layerShapes(specOf.published)[index]
  const { rows, columns } = planeSize(shape)
  const along = (place: number, size: number) =>
    place === MIDDLE || place >= size ? Math.floor(size / 2) : place
  const maps = shape.length === 3 ? shape[2] : 1
  return {
    map: Math.min(wanted.map, maps - 1),
    at: { row: along(wanted.row, rows), column: along(wanted.column, columns) } satisfies Cell,
  }
}

/** LeNet-5 in both forms; a layer that is pressed opens in both, side by side. */
export default function LayersFigure({ lang, words }: FigureProps) {
  const lenet = useLenet()
  const { state, change } = useFigureState('layers', fields)
  const { layer } = state
  const { map, at } = placeIn(layer, state)
  const open = (name: string) => change({ layer: name, map: 0, row: MIDDLE, column: MIDDLE })
  return (
    <div className="@container">
      <DigitChoice lenet={lenet} words={words} />
      <div className="mt-4 grid gap-3">
        {forms.map((form) => (
          <FormStrip key={form} form={form} chosen={layer} onChoose={open} lang={lang} words={words} />
        ))}
      </div>
      <div className="mt-5 grid gap-8 border-t border-line pt-5 @min-[44rem]:grid-cols-2">
        {lenet.runs ? (
          forms.map((form) => (
            <LayerPanel
              key={form}
              form={form}
              layer={layer}
              run={lenet.runs![form]}
              map={map}
              at={at}
              onMap={(to) => change({ map: to })}
              onMove={change}
              lang={lang}
              words={words}
            />
          ))
        ) : (
          <Waiting lenet={lenet} words={words} />
        )}
      </div>
    </div>
  )
}

interface FormStripProps extends FigureProps {
  form: Form
  chosen: string
  onChoose: (layer: string) => void
}

function FormStrip({ form, chosen, onChoose, lang, words }: FormStripProps) {
  const { layers, parameters, connections } = describeNetwork(specOf[form])
  const open = new Set(openLayers(specOf[form]).map(({ name }) => name))
  const drawn = layers
    .filter(({ name }) => open.has(name))
    .map((layer): StripLayer => {
      const { output } = layer
      const size = output.length === 3 ? { maps: output[2], side: output[0] } : { units: output[0] }
      return {
        key: layer.name,
        name: layerName(layer.name, words),
        kind: sayKind(
          specOf[form].layers.find(({ name }) => name === layer.name)!,
          words,
          true,
        ),
        shape: mapsFirstShort(output),
        detail: formatNumber(layer.parameters, lang),
        ...size,
      }
    })
  return (
    <div>
      <p className="text-sm">
        <b className="font-semibold">{words.formTitles[form]}</b>{' '}
        <span className="text-soft tabular-nums">
          {fill(words.formTotals, {
            parameters: formatNumber(parameters, lang),
            connections: formatNumber(connections, lang),
          })}
        </span>
      </p>
      <LayerStrip
        layers={drawn}
        chosen={chosen}
        onChoose={onChoose}
        label={fill(words.strip, { form: words.formTitles[form] })}
        testId={`strip-${form}`}
      />
    </div>
  )
}
