import { PixelCanvas } from '@/components/lab/photo-bench/pixel-canvas'
import { Select } from '@/components/ui/select'
import type { Cell } from '@/components/viz/walk'
import { fill } from '@/lib/i18n/fill'
import { receptiveField } from '@/lib/nn/receptive-field'
import { layerShapes } from '@/lib/nn/shapes'
import type { PhotoSeen } from '@/lib/protocol/photo-messages'
import type { FigureProps } from './figures'
import {
  drawn,
  fieldPart,
  indexOf,
  inputPart,
  sameCell,
  specOfDrawn,
  type Drawn,
  type PartOfSquare,
} from './forms'
import { sayPercent } from './say'

interface Props extends FigureProps {
  seen: PhotoSeen
  layer: string
  /** A cell of a map of the network that runs, and the size of that map; the other networks' cell is at the same place. */
  at: Cell
  from: { rows: number; columns: number }
  network: Drawn
  onNetwork: (network: Drawn) => void
}

/** The photo's middle square with what one cell sees of it, in any of the networks. */
export function PhotoField({ seen, layer, at, from, network, onNetwork, lang, words }: Props) {
  const w = words.layers.field
  const spec = specOfDrawn[network]
  const index = indexOf(spec, layer)
  const name = words.drawn[network]
  const given = inputPart(network)
  const shape = index < 0 ? null : layerShapes(spec)[index]
  let field: PartOfSquare | null = null
  if (shape?.length === 3) {
    const [rows, columns] = shape
    const row = sameCell(at.row, from.rows, rows)
    const column = sameCell(at.column, from.columns, columns)
    field = fieldPart(network, receptiveField(spec, index, row, column))
  } else if (shape) field = given
  const share = field ? (field.width * field.height) / (given.width * given.height) : 0
  const said = !shape
    ? fill(w.missing, { network: name, layer })
    : fill(shape.length === 3 ? w.said : w.saidAll, {
        layer,
        network: name,
        percent: sayPercent(share, lang),
      })
  const square = Math.min(seen.previewWidth, seen.previewHeight)
  const [x, y] = [(seen.previewWidth - square) / 2, (seen.previewHeight - square) / 2]
  return (
    <div className="min-w-0" data-part="field">
      <p className="mb-1 text-sm text-soft">{w.title}</p>
      <div className="relative aspect-square w-full overflow-hidden bg-wash">
        <div
          className="absolute"
          style={{
            width: `${(100 * seen.previewWidth) / square}%`,
            height: `${(100 * seen.previewHeight) / square}%`,
            left: `${(-100 * x) / square}%`,
            top: `${(-100 * y) / square}%`,
          }}
        >
          <PixelCanvas
            pixels={seen.preview}
            width={seen.previewWidth}
            height={seen.previewHeight}
            label={fill(w.photo, { network: name })}
            className="block size-full"
          />
        </div>
        <svg
          viewBox="0 0 1 1"
          className="pointer-events-none absolute inset-0 size-full"
          fill="none"
          aria-hidden
          data-testid="alexnet-field"
          data-share={share}
          data-left={field?.left}
          data-top={field?.top}
          data-side={field?.width}
        >
          <Frame part={given} dashed />
          {field && <Frame part={field} />}
        </svg>
      </div>
      <p className="mt-1 min-h-12 text-xs text-soft" role="status">
        {said}
      </p>
      <Select
        label={w.of}
        value={network}
        options={drawn.map((value) => ({ value, label: words.drawn[value] }))}
        onChange={onNetwork}
        testId="alexnet-field-network"
      />
    </div>
  )
}

/** Dark under light, so that it is seen on any photo. */
function Frame({ part, dashed = false }: { part: PartOfSquare; dashed?: boolean }) {
  const box = {
    x: part.left,
    y: part.top,
    width: part.width,
    height: part.height,
    vectorEffect: 'non-scaling-stroke',
    strokeDasharray: dashed ? '5 4' : undefined,
  } as const
  return (
    <>
      <rect {...box} stroke="#000" strokeWidth={dashed ? 2 : 4} />
      <rect {...box} stroke="#fff" strokeWidth={dashed ? 1 : 2} />
    </>
  )
}
