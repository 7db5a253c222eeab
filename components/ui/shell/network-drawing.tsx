/** A layer as it is drawn: a stack of square maps, or a bar of units. */
export type DrawnLayer = { name: string; maps: number; side: number } | { name: string; units: number }

interface Props {
  /** What the drawing says, for those who do not see it. */
  label: string
  layers: readonly DrawnLayer[]
  /** Width of the drawing in its own units: the same for two networks puts them on one scale. */
  width: number
  className?: string
}

const MARGIN = 1
const GAP = 15
const BAR_WIDTH = 7
const UNITS_PER_SIDE = 1.6 // of a map's side
const SHEET_SHIFT = 3

/** Sheets in a stack: enough to tell 6 maps from 16 and from 192, few enough to see each edge. */
function sheetsOf(maps: number): number {
  return maps === 1 ? 1 : Math.round(1 + 1.2 * Math.log2(maps))
}

function sizeOf(layer: DrawnLayer): { width: number; height: number; side: number; sheets: number } {
  if ('units' in layer) {
    // 10 units are still seen, 2,048 still fit.
    return { width: BAR_WIDTH, height: 11 * Math.log2(layer.units) - 12, side: 0, sheets: 0 }
  }
  const side = Math.max(5, layer.side * UNITS_PER_SIDE)
  const sheets = sheetsOf(layer.maps)
  const depth = (sheets - 1) * SHEET_SHIFT
  return { width: side + depth, height: side + depth, side, sheets }
}

/** How wide a network is drawn. */
export function drawingWidth(layers: readonly DrawnLayer[]): number {
  return layers.reduce((sum, layer) => sum + sizeOf(layer).width + GAP, 2 * MARGIN - GAP)
}

/** A network after its layers' shapes, in ink: nothing but the shapes decides how it looks. */
export function NetworkDrawing({ label, layers, width, className }: Props) {
  const height = Math.max(...layers.map((layer) => sizeOf(layer).height)) + 2 * MARGIN
  return (
    <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label} className={className}>
      {layers.map((layer, index) => {
        const left = MARGIN + (index === 0 ? 0 : drawingWidth(layers.slice(0, index)) - 2 * MARGIN + GAP)
        return <Layer key={layer.name} layer={layer} left={left} middle={height / 2} />
      })}
    </svg>
  )
}

function Layer({ layer, left, middle }: { layer: DrawnLayer; left: number; middle: number }) {
  const { width, height, side, sheets } = sizeOf(layer)
  const top = middle - height / 2
  if ('units' in layer) {
    return <rect x={left} y={top} width={width} height={height} rx="2" className="fill-soft" />
  }
  return Array.from({ length: sheets }, (_, sheet) => (
    <rect
      key={sheet}
      x={left + width - side - sheet * SHEET_SHIFT}
      y={top + sheet * SHEET_SHIFT}
      width={side}
      height={side}
      rx="1"
      className={sheet === sheets - 1 ? 'fill-wash stroke-soft' : 'fill-card stroke-soft'}
      strokeWidth="0.9"
    />
  ))
}
