import { oneOf } from '@/components/mdx/figure-fields'
import { useFigureState } from '@/components/mdx/use-figure-state'
import { Choices } from '@/components/ui/choices'
import { classes } from '@/components/ui/classes'
import { fill } from '@/lib/i18n/fill'
import { formatNumber } from '@/lib/i18n/format'
import { splitLayers, type SplitLayer } from './columns'
import type { FigureProps } from './figures'

const layers = splitLayers()
const cards = ['1', '2'] as const
const modes = ['split', 'joined'] as const
const fields = {
  layer: oneOf(
    layers.map(({ name }) => name),
    'conv2',
  ),
  card: oneOf(cards, '1'),
  wiring: oneOf(modes, 'split'),
}
const FLOAT32_BYTES = 4

/** The network of 2012 on its two graphics cards: press a half of a layer and see what it reads. */
export default function ColumnsFigure({ lang, words }: FigureProps) {
  const { state, change } = useFigureState('columns', fields)
  const w = words.columns
  const chosen = layers.findIndex(({ name }) => name === state.layer)
  const layer = layers[chosen]
  const joined = state.wiring === 'joined'
  const count = (one: SplitLayer) =>
    one.side === null
      ? fill(w.units, { count: formatNumber(one.own, lang) })
      : fill(w.maps, { count: one.own })
  const readsBoth = (one: SplitLayer) => one.reads === 'both' || (joined && one.reads === 'own')
  return (
    <div>
      <Choices
        label={w.mode}
        value={state.wiring}
        options={modes.map((value) => ({ value, label: w.modes[value] }))}
        onChange={(wiring) => change({ wiring })}
        testId="columns-wiring"
      />
      <div className="mt-4 grid gap-x-8 gap-y-5 @min-[44rem]:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <div role="group" aria-label={w.choose} className="mx-auto w-full max-w-md" data-part="cards">
          <div className="grid grid-cols-[3rem_1fr_1fr] gap-x-6 text-center text-sm font-semibold">
            <span />
            {cards.map((card) => (
              <span key={card}>{fill(w.card, { card })}</span>
            ))}
          </div>
          <div className="mt-1 ml-18 rounded-lg border border-dashed border-edge py-1.5 text-center text-sm text-soft">
            {w.photo}
          </div>
          {layers.map((one, index) => (
            <div key={one.name}>
              <Wires
                crossing={readsBoth(one)}
                lit={index === chosen ? Number(state.card) - 1 : null}
                isFirst={index === 0}
              />
              <div className="grid grid-cols-[3rem_1fr_1fr] items-center gap-x-6">
                <span className="text-sm">{one.name}</span>
                {cards.map((card, side) => {
                  const isChosen = index === chosen && card === state.card
                  const isRead = index === chosen - 1 && (readsBoth(layer) || side === Number(state.card) - 1)
                  return (
                    <button
                      key={card}
                      type="button"
                      aria-pressed={isChosen}
                      aria-label={fill(w.one, { layer: one.name, card, count: count(one) })}
                      data-half={`${one.name}-${card}`}
                      data-read={isRead || undefined}
                      onClick={() => change({ layer: one.name, card })}
                      className={classes(
                        'min-h-11 min-w-0 rounded-lg border px-1 text-sm tabular-nums',
                        isChosen
                          ? 'border-lenet bg-wash font-semibold text-lenet ring-1 ring-lenet'
                          : isRead
                            ? 'border-alexnet bg-wash'
                            : 'border-edge/60 bg-card hover:border-lenet',
                      )}
                    >
                      {count(one)}
                    </button>
                  )
                })}
              </div>
            </div>
          ))}
        </div>
        <div className="min-w-0 content-center" role="status" data-part="said">
          <Said layer={layer} card={state.card} joined={joined} words={w} lang={lang} />
        </div>
      </div>
    </div>
  )
}

interface SaidProps {
  layer: SplitLayer
  card: string
  joined: boolean
  words: FigureProps['words']['columns']
  lang: FigureProps['lang']
}

function Said({ layer, card, joined, words, lang }: SaidProps) {
  const number = (value: number) => formatNumber(value, lang)
  const reads = joined && layer.reads === 'own' ? 'both' : layer.reads
  const read = joined && layer.reads === 'own' ? 2 * layer.read : layer.read
  const values = read * (layer.readSide ?? 1) ** 2
  const total = joined ? layer.parametersIfAll : layer.parameters
  const weights =
    layer.kernel !== null
      ? `${read} × ${layer.kernel} × ${layer.kernel}`
      : layer.readSide !== null
        ? `${read} × ${layer.readSide} × ${layer.readSide}`
        : String(read)
  const fetched = reads === 'both' ? values / 2 : 0
  const sentence = layer.readSide === null && reads === 'both' ? words.reads.bothUnits : words.reads[reads]
  return (
    <>
      <p
        className="min-h-12 font-semibold"
        data-testid="columns-said"
        data-maps={read}
        data-both={reads === 'both'}
      >
        {fill(sentence, { layer: layer.name, card, read: number(read) })}
      </p>
      <p className="mt-3 text-sm">
        {fill(words.sum, { arithmetic: `${layer.own} × (${weights} + 1)`, total: '' })}
        <b data-testid="columns-parameters" data-value={total}>
          {number(total)}
        </b>
      </p>
      <p className="mt-3 min-h-15 text-sm" data-testid="columns-fetched" data-value={fetched}>
        {fetched > 0
          ? fill(words.fetched, {
              values: number(fetched),
              kb: formatNumber((fetched * FLOAT32_BYTES) / 1e3, lang, { maximumFractionDigits: 0 }),
            })
          : words.nothing}
      </p>
      <p className="mt-3 min-h-15 text-sm">
        {layer.reads === 'own' &&
          fill(words.saved, {
            all: number(2 * layer.parametersIfAll),
            saved: number(2 * (layer.parametersIfAll - layer.parameters)),
          })}
      </p>
    </>
  )
}

/** Straight down on each card, and across where a layer reads both. */
function Wires({ crossing, lit, isFirst }: { crossing: boolean; lit: number | null; isFirst: boolean }) {
  const ends = [25, 75]
  const wires = ends.flatMap((from, source) =>
    ends.flatMap((to, target) =>
      source === target || (crossing && !isFirst) ? [{ from, to, target, source }] : [],
    ),
  )
  const order = [...wires].sort((a, b) => Number(a.target === lit) - Number(b.target === lit))
  return (
    <svg
      viewBox="0 0 100 24"
      preserveAspectRatio="none"
      className="ml-18 block h-6 w-[calc(100%-4.5rem)]"
      aria-hidden
    >
      {order.map(({ from, to, source, target }) => (
        <path
          key={`${source}-${target}`}
          d={`M${from} 0L${to} 24`}
          className={target === lit ? 'stroke-alexnet' : 'stroke-edge'}
          strokeWidth={target === lit ? 3 : 1}
          vectorEffect="non-scaling-stroke"
        />
      ))}
    </svg>
  )
}
