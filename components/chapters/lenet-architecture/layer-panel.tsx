import { useMemo, type ReactNode } from 'react'
import { FieldView } from '@/components/viz/field-view'
import { MapView } from '@/components/viz/map-view'
import type { Cell } from '@/components/viz/walk'
import type { ArchitectureWords } from '@/lib/i18n/en/lenet-architecture-figures'
import { fill } from '@/lib/i18n/fill'
import { formatNumber } from '@/lib/i18n/format'
import type { Lang } from '@/lib/i18n/languages'
import { describeNetwork } from '@/lib/nn/arithmetic'
import { receptiveField } from '@/lib/nn/receptive-field'
import { mapsFirst } from '@/lib/nn/shapes'
import { spellArithmetic } from '@/lib/nn/spell-arithmetic'
import { specOf, type Form, type Run } from './forms'
import { layerName, sayActivation, sayKind, sayRule } from './layer-words'
import { MapThumbs } from './map-thumbs'

interface LayerPanelProps {
  form: Form
  /** Name of the layer in the spec. */
  layer: string
  run: Run
  map: number
  at: Cell
  onMap: (map: number) => void
  onMove: (cell: Cell) => void
  lang: Lang
  words: ArchitectureWords
}

/** One layer in one form: what it is, what it costs, and what it makes of the digit. */
export function LayerPanel({ form, layer, run, map, at, onMap, onMove, lang, words }: LayerPanelProps) {
  const index = run.spec.layers.findIndex(({ name }) => name === layer)
  const { output } = useMemo(() => describeNetwork(run.spec).layers[index], [run.spec, index])
  const field = receptiveField(run.spec, index, at.row, at.column)
  const name = layerName(layer, words)
  return (
    <section
      aria-label={fill(words.formLayer, { form: words.formTitles[form], layer: name })}
      className="min-w-0"
      data-testid={`layer-${form}`}
    >
      <p className="font-semibold">{fill(words.formLayer, { form: words.formTitles[form], layer: name })}</p>
      <LayerFacts form={form} index={index} lang={lang} words={words} />
      <p className="mt-4 mb-2 text-sm text-soft">{words.weightsNote[form]}</p>
      <div className="grid grid-cols-2 items-start gap-3">
        <FieldView values={run.input} rows={32} columns={32} field={field} label={words.fieldLabel} />
        <MapView
          outputs={run.outputs[index]}
          shape={output}
          layer={name}
          map={map}
          at={at}
          onMove={onMove}
          words={words}
          testId={`map-${form}`}
        />
      </div>
      <p className="mt-1 mb-3 text-xs text-soft">
        {fill(words.field, {
          top: field.top + 1,
          bottom: field.top + field.height,
          left: field.left + 1,
          right: field.left + field.width,
        })}
      </p>
      <MapThumbs
        outputs={run.outputs[index]}
        shape={output}
        layer={name}
        map={map}
        onChoose={onMap}
        words={words}
      />
    </section>
  )
}

interface LayerFactsProps {
  form: Form
  index: number
  lang: Lang
  words: ArchitectureWords
}

function LayerFacts({ form, index, lang, words }: LayerFactsProps) {
  const spec = specOf[form]
  const layer = spec.layers[index]
  const counts = describeNetwork(spec).layers[index]
  const spelt = spellArithmetic(spec)[index]
  const field = receptiveField(spec, index, 0, 0)
  const { facts } = words
  const sum = (arithmetic: string, total: number) =>
    arithmetic === String(total)
      ? formatNumber(total, lang)
      : fill(facts.spelt, { arithmetic, total: formatNumber(total, lang) })
  const rows: [string, ReactNode, string][] = [
    [facts.kind, sayKind(layer, words), 'kind'],
    [facts.rule, sayRule(layer, counts.input, words), 'rule'],
    [facts.activation, sayActivation(layer, words), 'activation'],
    [facts.shape, `${mapsFirst(counts.input)} → ${mapsFirst(counts.output)}`, 'shape'],
    [facts.sees, fill(facts.side, { height: field.height, width: field.width }), 'sees'],
    [
      facts.parameters,
      layer.kind === 'rbf'
        ? fill(facts.fixed, { total: formatNumber(counts.connections, lang) })
        : sum(spelt.parameters, counts.parameters),
      'parameters',
    ],
    [facts.macs, counts.macs > 0 ? sum(spelt.macs, counts.macs) : facts.notCounted, 'macs'],
    [facts.connections, sum(spelt.connections, counts.connections), 'connections'],
  ]
  return (
    <dl className="mt-2 grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1.5 text-sm">
      {rows.map(([term, value, key]) => (
        <div key={key} className="contents">
          <dt className="text-soft">{term}</dt>
          <dd
            className={/^[\d ×+()=,→]+$/.test(String(value)) ? 'font-mono text-[0.8125rem]' : ''}
            data-fact={key}
          >
            {value}
          </dd>
        </div>
      ))}
    </dl>
  )
}
