import { fill } from '@/lib/i18n/fill'
import { formatNumber } from '@/lib/i18n/format'
import { describeNetwork } from '@/lib/nn/arithmetic'
import type { AnyNetwork } from '@/lib/nn/layers'
import { mapsFirst } from '@/lib/nn/shapes'
import { spellArithmetic } from '@/lib/nn/spell-arithmetic'
import type { FigureProps } from './figures'

interface Props extends FigureProps {
  spec: AnyNetwork
  layer: string
}

/** One layer in numbers. */
export function LayerSaid({ spec, layer, lang, words: all }: Props) {
  const words = all.source
  const index = spec.layers.findIndex(({ name }) => name === layer)
  const { input, output, parameters, macs, kind } = describeNetwork(spec).layers[index]
  const spelt = spellArithmetic(spec)[index]
  const counted = (arithmetic: string, total: number, none: string) =>
    total === 0 ? none : `${arithmetic} = ${formatNumber(total, lang)}`
  const rows = [
    [words.shape, `${mapsFirst(input)} → ${mapsFirst(output)}`],
    [words.parameters, counted(spelt.parameters, parameters, words.none)],
    [words.macs, counted(spelt.macs, macs, words.notCounted)],
  ]
  return (
    <div
      className="min-h-[11.5rem] rounded-xl border border-line px-3 py-2 text-sm @md:min-h-[9.5rem] @3xl:min-h-[13rem]"
      data-testid="code-said"
      data-layer={layer}
      data-shape={output.join('x')}
      data-parameters={parameters}
      data-macs={macs}
    >
      <p className="font-semibold">{fill(words.named, { name: layer, kind: words.kinds[kind] })}</p>
      <dl className="mt-1 grid gap-1">
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt className="text-xs text-soft">{name}</dt>
            <dd className="font-mono text-[0.8125rem] break-words">{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}
