import { classes } from '@/components/ui/classes'

/** A layer as it is drawn: a stack of square maps or a bar of units. */
export type StripLayer = {
  key: string
  name: string
  /** What it is, in a word. */
  kind: string
  /** '6 × 28 × 28' */
  shape: string
  /** A line below: its parameters, say. */
  detail: string
} & ({ maps: number; side: number } | { units: number })

interface LayerStripProps {
  layers: readonly StripLayer[]
  chosen: string
  onChoose: (key: string) => void
  label: string
  /** Many layers: they go on in the next row, each as wide as it is in a short strip. */
  wrap?: boolean
  testId?: string
}

const HEIGHT = 64 // of a drawing, in its own units

/** Layers side by side, each a button, drawn after its shape alone. */
export function LayerStrip({ layers, chosen, onChoose, label, wrap, testId }: LayerStripProps) {
  return (
    <div
      role="group"
      aria-label={label}
      data-testid={testId}
      className={
        wrap
          ? 'grid grid-cols-[repeat(auto-fill,minmax(4.75rem,1fr))] gap-1'
          : 'grid grid-cols-4 gap-1 @min-[44rem]:flex'
      }
    >
      {layers.map((layer) => {
        const isChosen = layer.key === chosen
        return (
          <button
            key={layer.key}
            type="button"
            aria-pressed={isChosen}
            data-layer={layer.key}
            onClick={() => onChoose(layer.key)}
            className={classes(
              'flex min-w-0 flex-1 flex-col items-center gap-0.5 rounded-lg border px-0.5 py-2 text-center',
              isChosen ? 'border-lenet bg-wash' : 'border-transparent hover:border-edge/60',
            )}
          >
            <span className={classes('text-sm', isChosen ? 'font-semibold text-lenet' : 'text-ink')}>
              {layer.name}
            </span>
            <span className="text-[0.6875rem] text-soft">{layer.kind}</span>
            <Drawing layer={layer} />
            <span className="font-mono text-[0.6875rem] text-soft tabular-nums">{layer.shape}</span>
            <span className="font-mono text-[0.6875rem] text-soft tabular-nums">{layer.detail}</span>
          </button>
        )
      })}
    </div>
  )
}

/** Sheets in a stack: enough to tell 1, 6 and 16 maps apart. */
const sheetsOf = (maps: number) => (maps === 1 ? 1 : Math.min(6, Math.round(1 + Math.log2(maps))))

function Drawing({ layer }: { layer: StripLayer }) {
  return (
    <svg
      viewBox={`0 0 ${HEIGHT} ${HEIGHT}`}
      className="h-14 w-14 @min-[44rem]:h-16 @min-[44rem]:w-16"
      aria-hidden
    >
      {'units' in layer ? <Units units={layer.units} /> : <Maps maps={layer.maps} side={layer.side} />}
    </svg>
  )
}

function Maps({ maps, side }: { maps: number; side: number }) {
  const sheets = sheetsOf(maps)
  const edge = Math.max(6, side * 1.35)
  const shift = 3
  const size = edge + (sheets - 1) * shift
  const start = (HEIGHT - size) / 2
  return Array.from({ length: sheets }, (_, sheet) => (
    <rect
      key={sheet}
      x={start + (sheets - 1 - sheet) * shift}
      y={start + sheet * shift}
      width={edge}
      height={edge}
      rx="1"
      className={sheet === sheets - 1 ? 'fill-wash stroke-soft' : 'fill-card stroke-soft'}
    />
  ))
}

function Units({ units }: { units: number }) {
  const height = Math.max(10, 10 * Math.log2(units) - 10)
  return (
    <rect
      x={HEIGHT / 2 - 4}
      y={(HEIGHT - height) / 2}
      width="8"
      height={height}
      rx="2"
      className="fill-soft"
    />
  )
}
