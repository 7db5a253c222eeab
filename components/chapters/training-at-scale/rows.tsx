import { classes } from '@/components/ui/classes'
import type { HalvedLayer } from '@/lib/nn/traffic'

interface Props {
  layers: readonly HalvedLayer[]
  chosen: string
  onChoose: (name: string) => void
  /** Of the group, of each card, of each layer's button. */
  label: string
  cards: readonly [string, string]
  labelOf: (layer: HalvedLayer) => string
}

/** Heights in px: of a half, and between the two. The lines are drawn in the same numbers. */
const HALF = 52
const GAP = 44
const HEIGHT = 2 * HALF + GAP
const centres = [HALF / 2, HEIGHT - HALF / 2] as const
/** Parts of a column's width that its halves take, and of which the lines run through the rest. */
const EDGE = 14

/** The network in two rows, one for each card; a column is a layer and can be pressed. */
export function Rows({ layers, chosen, onChoose, label, cards, labelOf }: Props) {
  return (
    <div data-part="rows">
      <p className="text-sm text-soft">{cards[0]}</p>
      <div
        role="group"
        aria-label={label}
        className="relative mt-1 grid"
        style={{ gridTemplateColumns: `repeat(${layers.length}, minmax(0, 1fr))` }}
      >
        <Lines layers={layers} chosen={chosen} />
        {layers.map((layer) => (
          <button
            key={layer.name}
            type="button"
            aria-pressed={layer.name === chosen}
            aria-label={labelOf(layer)}
            data-layer={layer.name}
            data-talks={layer.talks}
            onClick={() => onChoose(layer.name)}
            className="group relative z-10 grid min-w-0 justify-items-center rounded-lg pb-1"
          >
            <Half layer={layer} isChosen={layer.name === chosen} />
            <span style={{ height: GAP }} aria-hidden />
            <Half layer={layer} isChosen={layer.name === chosen} />
            <span
              className={classes(
                'mt-1 text-[0.6875rem] @min-[30rem]:text-sm',
                layer.name === chosen && 'font-semibold text-lenet',
              )}
            >
              {layer.name}
            </span>
          </button>
        ))}
      </div>
      <p className="text-sm text-soft">{cards[1]}</p>
    </div>
  )
}

function Half({ layer, isChosen }: { layer: HalvedLayer; isChosen: boolean }) {
  const { output } = layer
  return (
    <span
      className={classes(
        'flex w-[80%] flex-col items-center justify-center overflow-hidden rounded-md border text-[0.625rem] leading-tight tracking-tight @min-[30rem]:w-[72%] @min-[30rem]:text-sm @min-[30rem]:tracking-normal',
        isChosen
          ? 'border-lenet bg-wash font-semibold text-lenet ring-1 ring-lenet'
          : 'border-edge/60 bg-card group-hover:border-lenet',
      )}
      style={{ height: HALF }}
    >
      <span>{output[output.length - 1] / 2}</span>
      {output.length === 3 && (
        <span className="text-soft">
          {output[0]}
          <sup>2</sup>
        </span>
      )}
    </span>
  )
}

/** Straight from layer to layer on a card; across, in the colour of what is sent, where the halves talk. */
function Lines({ layers, chosen }: Pick<Props, 'layers' | 'chosen'>) {
  const most = Math.log2(Math.max(...layers.map(({ fetched }) => fetched), 2))
  return (
    <svg
      viewBox={`0 0 ${100 * layers.length} ${HEIGHT}`}
      preserveAspectRatio="none"
      className="pointer-events-none absolute inset-x-0 top-0 w-full"
      style={{ height: HEIGHT }}
      aria-hidden
    >
      {layers.slice(1).flatMap((layer, before) => {
        const [from, to] = [100 * before + 100 - EDGE, 100 * (before + 1) + EDGE]
        const isChosen = layer.name === chosen
        const width = layer.talks ? 1 + (3 * Math.log2(layer.fetched)) / most : 1.5
        const lines = centres.flatMap((start, a) =>
          centres.flatMap((end, b) => (a === b || layer.talks ? [{ start, end, across: a !== b }] : [])),
        )
        return lines.map(({ start, end, across }) => (
          <path
            key={`${layer.name} ${start} ${end}`}
            d={`M${from} ${start}L${to} ${end}`}
            className={across ? 'stroke-alexnet' : isChosen ? 'stroke-lenet' : 'stroke-edge'}
            strokeWidth={across ? (isChosen ? width + 1 : width) : isChosen ? 2.5 : 1.5}
            vectorEffect="non-scaling-stroke"
          />
        ))
      })}
    </svg>
  )
}
