import { drawingWidth, NetworkDrawing, type DrawnLayer } from '@/components/ui/shell/network-drawing'
import { fill } from '@/lib/i18n/fill'
import { formatNumber } from '@/lib/i18n/format'
import type { Lang } from '@/lib/i18n/languages'
import type { Strings } from '@/lib/i18n/strings'
import { alexnet64 } from '@/lib/nn/alexnet64'
import { describeNetwork } from '@/lib/nn/arithmetic'
import { lenet5Modern } from '@/lib/nn/lenet5'
import type { NetworkSpec } from '@/lib/nn/spec'

type Words = Strings['shell']['contents']

function layersOf(spec: NetworkSpec): DrawnLayer[] {
  const { height, channels } = spec.input
  const layers = describeNetwork(spec)
    .layers.filter(({ kind }) => kind !== 'flatten')
    .map(({ name, output }): DrawnLayer =>
      output.length === 3 ? { name, side: output[0], maps: output[2] } : { name, units: output[0] },
    )
  return [{ name: 'input', side: height, maps: channels }, ...layers]
}

function sayLayer(layer: DrawnLayer, words: Words): string {
  return 'units' in layer
    ? fill(words.units, { units: layer.units })
    : fill(words.map, { maps: layer.maps, side: layer.side })
}

interface Props {
  spec: NetworkSpec
  name: string
  year: string
  colour: string
  width: number
  lang: Lang
  words: Words
}

function Network({ spec, name, year, colour, width, lang, words }: Props) {
  const { parameters, macs } = describeNetwork(spec)
  const layers = layersOf(spec)
  const list = layers.map((layer) => sayLayer(layer, words)).join(lang === 'zh' ? '、' : ', ')
  return (
    <div className="grid items-center gap-x-10 gap-y-4 md:grid-cols-[1fr_17rem]">
      <NetworkDrawing
        label={fill(words.drawing, { name, layers: list })}
        layers={layers}
        width={width}
        className="h-auto w-full"
      />
      <div className="font-sans leading-normal">
        <p>
          <b className={`text-xl font-semibold ${colour}`}>{name}</b>
          <span className="block text-sm text-soft">{year}</span>
        </p>
        <p className="mt-2.5 text-[0.9375rem]">
          {fill(words.parameters, { count: formatNumber(parameters, lang) })}
        </p>
        <p className="text-sm text-soft">{fill(words.macs, { count: formatNumber(macs, lang) })}</p>
      </div>
    </div>
  )
}

/** Both networks of the book on one scale, drawn and counted from the specs that also build them. */
export function TwoNetworks({ lang, words }: { lang: Lang; words: Words }) {
  const width = Math.max(...[lenet5Modern, alexnet64].map((spec) => drawingWidth(layersOf(spec))))
  const shared = { width, lang, words }
  return (
    <figure className="mt-14 rounded-2xl border border-line bg-card p-5 sm:p-8">
      <div className="grid gap-10 sm:gap-8">
        <Network
          spec={lenet5Modern}
          name={words.lenetName}
          year={words.lenetYear}
          colour="text-lenet"
          {...shared}
        />
        <Network
          spec={alexnet64}
          name={words.alexnetName}
          year={words.alexnetYear}
          colour="text-alexnet"
          {...shared}
        />
      </div>
      <figcaption className="mt-8 max-w-3xl font-sans text-sm leading-relaxed text-soft">
        {words.networksCaption}
      </figcaption>
    </figure>
  )
}
