import { classes } from '@/components/ui/classes'
import { fill } from '@/lib/i18n/fill'
import { formatNumber } from '@/lib/i18n/format'
import { describeNetwork } from '@/lib/nn/arithmetic'
import type { AnyLayer } from '@/lib/nn/layers'
import { mapsFirstShort, type Shape } from '@/lib/nn/shapes'
import type { FigureProps } from './figures'
import { forms, indexOf, layerNames, specOf, type Form } from './forms'

interface LadderProps extends FigureProps {
  chosen: string
  onChoose: (layer: string) => void
}

const COLUMNS = 'grid grid-cols-[3.25rem_repeat(3,minmax(0,1fr))] items-center gap-x-1'

/** The three forms side by side, from the photo at the top to the classes at the bottom; a step is one layer of each. */
export function LayerLadder({ chosen, onChoose, lang, words }: LadderProps) {
  const w = words.layers
  return (
    <div data-testid="alexnet-ladder" data-part="ladder">
      <div className={`${COLUMNS} border-b border-line pb-2 text-center`}>
        <span />
        {forms.map((form) => (
          <span key={form} className="min-w-0 text-[0.8125rem] leading-tight font-semibold">
            {words.forms[form].title}
            <span className="mt-0.5 block font-mono text-[0.6875rem] font-normal text-soft tabular-nums">
              {formatNumber(describeNetwork(specOf[form]).parameters, lang)}
            </span>
          </span>
        ))}
      </div>
      <div className={`${COLUMNS} py-1 text-center`}>
        <span className="pl-1 text-left text-[0.6875rem] text-soft">{w.input}</span>
        {forms.map((form) => {
          const { height, width, channels } = specOf[form].input
          return (
            <span key={form} className="font-mono text-[0.6875rem] text-soft tabular-nums">
              {mapsFirstShort([height, width, channels])}
            </span>
          )
        })}
      </div>
      <div role="group" aria-label={w.list} className="grid">
        {layerNames.map((name) => (
          <button
            key={name}
            type="button"
            aria-pressed={name === chosen}
            data-layer={name}
            onClick={() => onChoose(name)}
            className={classes(
              COLUMNS,
              'min-h-11 rounded-lg border py-1 text-center',
              name === chosen ? 'border-lenet bg-wash' : 'border-transparent hover:border-edge/60',
            )}
          >
            <span
              className={classes(
                'pl-1 text-left text-sm',
                name === chosen ? 'font-semibold text-lenet' : 'text-ink',
              )}
            >
              {name}
            </span>
            {forms.map((form) => (
              <Rung key={form} form={form} layer={name} missing={fill(w.missing, {})} />
            ))}
          </button>
        ))}
      </div>
    </div>
  )
}

function Rung({ form, layer, missing }: { form: Form; layer: string; missing: string }) {
  const spec = specOf[form]
  const index = indexOf(spec, layer)
  if (index < 0)
    return (
      <span className="text-soft">
        <span aria-hidden>–</span>
        <span className="sr-only">{missing}</span>
      </span>
    )
  const { output } = describeNetwork(spec).layers[index]
  return (
    <span className="min-w-0">
      <Drawing layer={spec.layers[index]} shape={output} columns={form === 'published' ? 2 : 1} />
      <span className="block font-mono text-[0.6875rem] leading-tight text-soft tabular-nums">
        {mapsFirstShort(output)}
      </span>
    </span>
  )
}

/** As wide as the maps, as thick as there are maps; by roots, so that 3 and 4096 fit on one page. */
function Drawing({ layer, shape, columns }: { layer: AnyLayer; shape: Shape; columns: number }) {
  const isPicture = shape.length === 3
  const width = isPicture ? 7 * Math.sqrt(shape[1]) : Math.sqrt(shape[0])
  const height = isPicture ? 0.75 * Math.sqrt(shape[2]) : 3
  const gap = columns === 2 ? 3 : 0
  const each = columns === 2 ? width / 2 : width
  return (
    <svg viewBox="0 0 80 16" className="mx-auto block h-4 w-full max-w-28" aria-hidden>
      {Array.from({ length: columns }, (_, column) => (
        <rect
          key={column}
          x={40 - width / 2 - gap / 2 + column * (each + gap)}
          y={8 - height / 2}
          width={each}
          height={height}
          rx={1}
          className={
            layer.kind === 'conv' || layer.kind === 'dense' ? 'fill-lenet/70' : 'fill-wash stroke-edge'
          }
          strokeWidth={0.75}
        />
      ))}
    </svg>
  )
}
