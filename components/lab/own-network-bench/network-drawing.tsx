import { Button } from '@/components/ui/button'
import { LayerStrip, type StripLayer } from '@/components/viz/layer-strip'
import type { OwnNetworkWords } from '@/lib/i18n/en/own-network'
import { fill } from '@/lib/i18n/fill'
import { formatNumber } from '@/lib/i18n/format'
import type { Lang } from '@/lib/i18n/languages'
import { describeNetwork, type NetworkDescription } from '@/lib/nn/arithmetic'
import type { AnyNetwork } from '@/lib/nn/layers'
import { spellWindows } from '@/lib/nn/own-spec'
import { receptiveField, windowOf } from '@/lib/nn/receptive-field'
import { mapsFirst, mapsFirstShort, type Shape } from '@/lib/nn/shapes'
import { spellArithmetic } from '@/lib/nn/spell-arithmetic'
import { useBenchStrings } from '../bench-strings'

interface Props {
  spec: AnyNetwork
  /** Index of the layer that is told of. */
  chosen: number
  onChoose: (layer: number) => void
  /** Shows the layer in the text; null while the text says another network. */
  onShow: ((layer: number) => void) | null
}

/** The side at which the strip draws a map of the input's size. */
const DRAWN_SIDE = 32

/** Six digits have room beside each other, eight have not. */
const shortNumber = (value: number, lang: Lang) =>
  formatNumber(value, lang, value < 1e6 ? {} : { notation: 'compact', maximumFractionDigits: 1 })

function stripLayers(
  { input }: AnyNetwork,
  { layers }: NetworkDescription,
  words: OwnNetworkWords,
  lang: Lang,
): StripLayer[] {
  const scale = DRAWN_SIDE / Math.max(input.height, input.width)
  const drawn = (shape: Shape) =>
    shape.length === 3 ? { maps: shape[2], side: Math.max(shape[0], shape[1]) * scale } : { units: shape[0] }
  return layers.map(({ name, kind, output, parameters }, index) => ({
    key: String(index),
    name,
    kind,
    shape: mapsFirstShort(output),
    detail: parameters > 0 ? fill(words.drawing.parameters, { count: shortNumber(parameters, lang) }) : '',
    ...drawn(output),
  }))
}

/** A network drawn layer by layer, its totals, and the arithmetic of one layer. */
export function NetworkDrawing({ spec, chosen, onChoose, onShow }: Props) {
  const { lang, strings } = useBenchStrings()
  const words = strings.ownNetwork
  const facts = describeNetwork(spec)
  const at = Math.min(chosen, spec.layers.length - 1)
  return (
    <div className="grid gap-3">
      <p
        className="text-[0.9375rem]"
        data-testid="own-network-total"
        data-layers={spec.layers.length}
        data-parameters={facts.parameters}
        data-macs={facts.macs}
      >
        {fill(words.drawing.total, {
          layers: spec.layers.length,
          parameters: formatNumber(facts.parameters, lang),
          macs: formatNumber(facts.macs, lang),
        })}
      </p>
      <LayerStrip
        wrap
        layers={stripLayers(spec, facts, words, lang)}
        chosen={String(at)}
        onChoose={(key) => onChoose(Number(key))}
        label={words.drawing.label}
        testId="own-network-strip"
      />
      <LayerFacts spec={spec} facts={facts} at={at} onShow={onShow} />
    </div>
  )
}

interface FactsProps {
  spec: AnyNetwork
  facts: NetworkDescription
  at: number
  onShow: Props['onShow']
}

/** One layer: what goes in and out, and how its numbers come about. */
function LayerFacts({ spec, facts, at, onShow }: FactsProps) {
  const { lang, strings } = useBenchStrings()
  const { drawing: words, kinds } = strings.ownNetwork
  const layer = spec.layers[at]
  const { input, output, parameters, macs } = facts.layers[at]
  const spelt = spellArithmetic(spec)[at]
  const window = windowOf(layer)
  const [row, column] = output.length === 3 ? [output[0] >> 1, output[1] >> 1] : [0, 0]
  const field = receptiveField(spec, at, row, column)
  const sum = (text: string, value: number) =>
    value === 0 ? words.nothing : `${text} = ${formatNumber(value, lang)}`
  const rows: [string, string, string][] = [
    ['shape', words.shape, `${mapsFirst(input)} → ${mapsFirst(output)}`],
    ...(window && input.length === 3
      ? [
          ['side', words.side, spellWindows(input[0], window.size, window.stride, window.pad)] as [
            string,
            string,
            string,
          ],
        ]
      : []),
    ['parameters', words.counts, sum(spelt.parameters, parameters)],
    ['macs', words.macs, sum(spelt.macs, macs)],
    ['field', words.field, fill(words.fieldOf, { height: field.height, width: field.width })],
  ]
  const kind = layer.kind === 'rbf' ? '' : kinds[layer.kind]
  return (
    <div className="rounded-xl bg-wash px-4 py-3 text-sm" data-testid="own-network-layer" data-layer={at}>
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <p className="min-w-0 flex-1 basis-48">
          <b>{layer.name}</b> <span className="text-soft">{kind}</span>
        </p>
        {onShow && (
          <Button className="min-h-9" onClick={() => onShow(at)}>
            {words.toText}
          </Button>
        )}
      </div>
      <dl className="mt-2 grid gap-x-4 gap-y-1 @min-[24rem]:grid-cols-[auto_1fr]">
        {rows.map(([key, name, value]) => (
          <div key={key} className="contents">
            <dt className="text-soft">{name}</dt>
            <dd className="m-0 min-w-0 font-mono text-[0.8125rem] break-words tabular-nums" data-fact={key}>
              {value}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  )
}
