import { oneOf, word } from '@/components/mdx/figure-fields'
import { PICTURES } from '@/components/mdx/training-2012'
import { useFigureState } from '@/components/mdx/use-figure-state'
import { Checkbox } from '@/components/ui/checkbox'
import { Choices } from '@/components/ui/choices'
import { fill } from '@/lib/i18n/fill'
import { formatNumber } from '@/lib/i18n/format'
import type { HalvedLayer } from '@/lib/nn/traffic'
import type { FigureProps } from './figures'
import { Rows } from './rows'
import { sayBytes } from './say-bytes'
import {
  isWiring,
  layerNames,
  sentWith,
  spellFetched,
  spellParameters,
  spellPhoto,
  switched,
  wired,
  wirings,
} from './traffic'

const OWN = 'own'
const presets = [wirings.as2012, wirings.all, wirings.end]
const fields = { layer: oneOf(layerNames, 'conv3'), talk: word(wirings.as2012, isWiring) }

type Words = FigureProps['words']['traffic']

/** The network of 2012 on its two cards, and what crosses between them. */
export default function TrafficFigure({ lang, words: all }: FigureProps) {
  const words = all.traffic
  const { state, change } = useFigureState('traffic', fields)
  const layers = wired(state.talk)
  const chosen = layers.find(({ name }) => name === state.layer)!
  const number = (value: number) => formatNumber(value, lang)
  const named = words.wirings as Readonly<Record<string, string>>
  const isPreset = presets.includes(state.talk)
  return (
    <div className="font-sans">
      <Choices
        label={words.wiring}
        value={isPreset ? state.talk : OWN}
        options={[
          ...presets.map((value) => ({ value, label: named[value] })),
          { value: OWN, label: words.own, disabled: isPreset },
        ]}
        onChange={(talk) => talk !== OWN && change({ talk })}
        testId="traffic-wiring"
      />
      <div className="mt-4">
        <Rows
          layers={layers}
          chosen={state.layer}
          onChoose={(layer) => change({ layer })}
          label={words.choose}
          cards={[fill(words.card, { card: 1 }), fill(words.card, { card: 2 })]}
          labelOf={(layer) => {
            const { output } = layer
            const half = number(output[output.length - 1] / 2)
            const what =
              output.length === 3
                ? fill(words.maps, { maps: half, side: output[0] })
                : fill(words.units, { units: half })
            return fill(words.button, {
              layer: layer.name,
              what,
              state: layer.talks ? words.talking : words.silent,
            })
          }}
        />
      </div>
      <div className="mt-5 grid gap-x-10 gap-y-6 @min-[42rem]:grid-cols-2">
        <Said
          layer={chosen}
          words={words}
          number={number}
          onSwitch={() => change({ talk: switched(state.talk, chosen.name) })}
        />
        <Totals wiring={state.talk} words={words} lang={lang} />
      </div>
    </div>
  )
}

interface SaidProps {
  layer: HalvedLayer
  words: Words
  number: (value: number) => string
  onSwitch: () => void
}

/** What one layer reads, fetches and returns, in numbers. */
function Said({ layer, words, number, onSwitch }: SaidProps) {
  const { name, input, canTalk, talks, fetched, parameters } = layer
  const maps = input[input.length - 1] / (canTalk && !talks ? 2 : 1)
  const what =
    input.length === 3
      ? fill(words.inputs.maps, { count: number(maps), side: input[0] })
      : fill(words.inputs.units, { count: number(maps) })
  const reads = canTalk ? (talks ? 'both' : 'own') : 'picture'
  const arithmetic = spellFetched(layer)
  const bytes = 4 * fetched
  const said = arithmetic ? fill(words.bytes, { arithmetic, bytes: number(bytes) }) : words.nothing
  return (
    <div data-part="said" className="min-w-0" data-testid="traffic-said" data-layer={name}>
      <div aria-live="polite">
        <p className="min-h-12 font-semibold">{fill(words.reads[reads], { layer: name, input: what })}</p>
        <p className="mt-1 min-h-15 text-sm text-soft">{words.reasons[name as keyof Words['reasons']]}</p>
        <dl className="mt-2 grid gap-2 text-sm">
          {(['forward', 'backward'] as const).map((way) => (
            <div key={way} data-testid={`traffic-${way}`} data-value={bytes}>
              <dt className="text-soft">{words[way]}</dt>
              <dd className="font-mono text-[0.8125rem] tabular-nums">{said}</dd>
            </div>
          ))}
          <div data-testid="traffic-layer-parameters" data-value={parameters}>
            <dt className="text-soft">{words.parameters}</dt>
            <dd className="font-mono text-[0.8125rem] tabular-nums">
              {spellParameters(layer)} = {number(parameters)}
            </dd>
          </div>
        </dl>
        <p className="mt-2 min-h-15 text-sm text-soft">{talks && words.way}</p>
      </div>
      <div className="mt-1">
        <Checkbox
          label={fill(words.talk, { layer: name })}
          checked={talks}
          disabled={!canTalk}
          onChange={onSwitch}
          testId="traffic-talks"
        />
      </div>
    </div>
  )
}

/** Everything that is sent, and the three wirings on one scale. */
function Totals({ wiring, words, lang }: { wiring: string; words: Words; lang: FigureProps['lang'] }) {
  const sent = sentWith(wiring)
  const number = (value: number) => formatNumber(value, lang)
  const named = words.wirings as Readonly<Record<string, string>>
  const bars = presets.includes(wiring) ? presets : [...presets, wiring]
  const most = sentWith(wirings.all).photo
  const arithmetic = spellPhoto(wiring, number)
  return (
    <div data-part="totals" className="min-w-0">
      <p className="font-semibold">{words.totals}</p>
      <dl className="mt-2 grid grid-cols-[1fr_auto] gap-x-4 gap-y-1 text-sm">
        {(['photo', 'batch', 'training', 'second'] as const).map((amount) => (
          <div key={amount} className="contents">
            <dt className="text-soft">
              {fill(words.amounts[amount], { photos: number(PICTURES), days: number(sent.days) })}
            </dt>
            <dd
              className="text-right font-mono tabular-nums"
              data-testid={`traffic-${amount}`}
              data-value={sent[amount]}
            >
              {sayBytes(sent[amount], lang)}
            </dd>
          </div>
        ))}
        {(['parameters', 'macs'] as const).map((count) => (
          <div key={count} className="contents">
            <dt className="text-soft">{count === 'macs' ? words.macs : words.parametersAll}</dt>
            <dd
              className="text-right font-mono tabular-nums"
              data-testid={`traffic-${count}`}
              data-value={sent[count]}
            >
              {number(sent[count])}
            </dd>
          </div>
        ))}
      </dl>
      <p className="mt-3 min-h-20 text-sm @min-[26rem]:min-h-15">
        <span className="text-soft">{words.sum}</span>{' '}
        <span className="font-mono text-[0.8125rem] tabular-nums" data-testid="traffic-sum">
          {arithmetic ? `${arithmetic} = ${number(sent.photo)}` : words.nothing}
        </span>
      </p>
      <p className="mt-3 text-sm text-soft">{words.compared}</p>
      <ul className="mt-1 grid gap-1.5">
        {bars.map((one) => (
          <li key={one} className="text-sm">
            <span className={`flex justify-between gap-3 ${one === wiring ? 'font-semibold' : ''}`}>
              <span>{named[one] ?? words.own}</span>
              <span className="font-mono tabular-nums">{sayBytes(sentWith(one).photo, lang)}</span>
            </span>
            <span className="mt-0.5 block h-3 rounded-sm bg-wash" aria-hidden>
              <span
                className={`block h-full rounded-sm ${one === wiring ? 'bg-alexnet' : 'bg-soft'}`}
                style={{ width: `${(100 * sentWith(one).photo) / most}%` }}
              />
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}
