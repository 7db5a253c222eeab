import { classes } from '@/components/ui/classes'
import { describeNetwork } from '@/lib/nn/arithmetic'
import type { AnyLayer, AnyNetwork } from '@/lib/nn/layers'
import { mapsFirst, type Shape } from '@/lib/nn/shapes'
import { rove } from './rove'

interface Props {
  label: string
  spec: AnyNetwork
  /** The name of the layer that is lit. */
  lit: string
  onChoose: (layer: string) => void
  onPoint: (layer: string | null) => void
}

/** The network from top to bottom, a rung for each layer: as wide as its maps, as thick as there are maps. */
export function NetworkLadder({ label, spec, lit, onChoose, onPoint }: Props) {
  const { layers } = describeNetwork(spec)
  return (
    <div
      role="group"
      aria-label={label}
      onKeyDown={rove}
      onPointerLeave={() => onPoint(null)}
      data-testid="code-ladder"
      className="grid grid-cols-2 gap-1 @md:grid-cols-4 @3xl:grid-cols-1 @3xl:gap-0.5"
    >
      {layers.map(({ name, output }, i) => (
        <button
          key={name}
          type="button"
          aria-pressed={name === lit}
          tabIndex={name === lit ? 0 : -1}
          data-rove=""
          data-layer={name}
          onClick={() => onChoose(name)}
          onFocus={() => onChoose(name)}
          onPointerEnter={(event) => event.pointerType === 'mouse' && onPoint(name)}
          className={classes(
            'grid min-h-11 grid-cols-[1fr_auto] items-center gap-x-2 rounded-lg border px-2 text-left @3xl:min-h-9 @3xl:grid-cols-[4.25rem_1fr_auto]',
            name === lit ? 'border-lenet bg-wash' : 'border-line hover:border-edge @3xl:border-transparent',
          )}
        >
          <span
            className={classes('truncate text-sm', name === lit ? 'font-semibold text-lenet' : 'text-ink')}
          >
            {name}
          </span>
          <Rung layer={spec.layers[i]} shape={output} />
          <span className="col-span-2 font-mono text-[0.6875rem] whitespace-nowrap text-soft tabular-nums @3xl:col-span-1 @3xl:text-right">
            {mapsFirst(output)}
          </span>
        </button>
      ))}
    </div>
  )
}

const WIDEST = 60

/** By roots, so that 6 and 4096 fit beside each other; groups stand side by side. */
function Rung({ layer, shape }: { layer: AnyLayer; shape: Shape }) {
  const isPicture = shape.length === 3
  const width = Math.min(WIDEST, isPicture ? 7 * Math.sqrt(shape[1]) : Math.sqrt(shape[0]))
  const height = isPicture ? 3 + 0.65 * Math.sqrt(shape[2]) : 4
  const groups = layer.kind === 'conv' ? (layer.groups ?? 1) : 1
  const gap = groups > 1 ? 3 : 0
  const each = (width - gap * (groups - 1)) / groups
  const trained = layer.kind === 'dense' || layer.kind.endsWith('conv')
  return (
    <svg viewBox="0 0 64 16" className="h-4 w-14 @3xl:w-full @3xl:max-w-20" aria-hidden>
      {Array.from({ length: groups }, (_, group) => (
        <rect
          key={group}
          x={32 - width / 2 + group * (each + gap)}
          y={8 - height / 2}
          width={each}
          height={height}
          rx={1}
          strokeWidth={0.75}
          className={trained ? 'fill-lenet/70' : 'fill-wash stroke-edge'}
        />
      ))}
    </svg>
  )
}
