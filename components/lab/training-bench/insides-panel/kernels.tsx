import { FiltersPicture } from '@/components/viz/filters-picture'
import type { LayerValues } from '@/lib/data/train-report'
import type { AnyNetwork } from '@/lib/nn/layers'
import { fill } from '@/lib/i18n/fill'
import { useBenchStrings } from '../../bench-strings'
import { layerTitle } from '../layer-title'

interface Props {
  filters: readonly LayerValues[]
  network: AnyNetwork
}

/** All kernels of the convolutions; where a table leaves a map unread, a cross. */
export function Kernels({ filters, network }: Props) {
  const { insides: words, layers } = useBenchStrings().strings.trainLive
  const table = network.layers.find((layer) => layer.kind === 'table-conv')
  return (
    <>
      <h3 className="mt-6 mb-1 font-semibold">{words.kernels}</h3>
      <p className="mb-2 max-w-prose text-[0.8125rem] text-soft">
        {words.kernelsText} {table && words.absent}
      </p>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-x-8 gap-y-4 @min-[46rem]:grid-cols-[minmax(0,1fr)_minmax(0,2fr)]">
        {filters.map(({ name, shape, values }) => (
          <div key={name} className="min-w-0">
            <p className="mb-1 text-[0.8125rem]">
              <b>{layerTitle(layers, name)}</b>{' '}
              <span className="text-soft">
                {fill(shape[2] === 1 ? words.kernelsOfOne : words.kernelsOf, {
                  filters: shape[3],
                  maps: shape[2],
                  side: shape[0],
                })}
              </span>
            </p>
            <FiltersPicture
              values={values}
              shape={shape}
              reads={table?.name === name ? (map, filter) => table.table[filter].includes(map) : undefined}
              label={fill(words.kernelsLabel, {
                layer: layerTitle(layers, name),
                filters: shape[3],
                maps: shape[2],
              })}
              testId={`kernels-${name}`}
            />
          </div>
        ))}
      </div>
    </>
  )
}
