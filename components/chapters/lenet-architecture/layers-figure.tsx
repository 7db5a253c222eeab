import { useState } from 'react'
import { LayerStrip, type StripLayer } from '@/components/viz/layer-strip'
import { planeSize } from '@/components/viz/plane'
import type { Cell } from '@/components/viz/walk'
import { fill } from '@/lib/i18n/fill'
import { formatNumber } from '@/lib/i18n/format'
import { describeNetwork } from '@/lib/nn/arithmetic'
import { layerShapes } from '@/lib/nn/shapes'
import { DigitChoice } from './digit-choice'
import type { FigureProps } from './figures'
import { forms, specOf, type Form } from './forms'
import { LayerPanel } from './layer-panel'
import { layerName, openLayers, sayKind, sayShapeShort } from './layer-words'
import { useLenet } from './use-lenet'
import { Waiting } from './waiting'

const middleOf = (form: Form, layer: string): Cell => {
  const index = specOf[form].layers.findIndex(({ name }) => name === layer)
  const { rows, columns } = planeSize(layerShapes(specOf[form])[index])
  return { row: Math.floor(rows / 2), column: Math.floor(columns / 2) }
}

/** LeNet-5 in both forms; a layer that is pressed opens in both, side by side. */
export default function LayersFigure({ lang, words }: FigureProps) {
  const lenet = useLenet()
  const [layer, setLayer] = useState('c1')
  const [map, setMap] = useState(0)
  const [at, setAt] = useState(() => middleOf('published', 'c1'))

  const open = (name: string) => {
    setLayer(name)
    setMap(0)
    setAt(middleOf('published', name))
  }
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
              onMap={setMap}
              onMove={setAt}
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
        shape: sayShapeShort(output),
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
