import { whole } from '@/components/mdx/figure-fields'
import { useFigureState } from '@/components/mdx/use-figure-state'
import { ConnectionGrid } from '@/components/viz/connection-grid'
import { fill } from '@/lib/i18n/fill'
import { formatNumber } from '@/lib/i18n/format'
import { connectionKind } from '@/lib/nn/connection-kind'
import type { TableConvLayer } from '@/lib/nn/layers'
import { layerInputs } from '@/lib/nn/shapes'
import type { FigureProps } from './figures'
import { specOf } from './forms'

const spec = specOf.published
const index = spec.layers.findIndex(({ kind }) => kind === 'table-conv')
const { table, kernel } = spec.layers[index] as TableConvLayer
const inputs = layerInputs(spec)[index].at(-1) as number

const fields = { filter: whole(0, 0, table.length - 1), map: whole(0, 0, inputs - 1) }

/** Table I of 1998: which maps of S2 each map of C3 reads. */
export default function ConnectionsFigure({ lang, words }: FigureProps) {
  const { state: at, change } = useFigureState('connections', fields)
  const t = words.table
  const maps = table[at.filter]
  const readers = table.flatMap((read, filter) => (read.includes(at.map) ? [filter] : []))
  const list = (numbers: readonly number[]) => numbers.join(lang === 'zh' ? '、' : ', ')
  const own = maps.length * kernel * kernel + 1
  return (
    <div className="@container">
      <ConnectionGrid
        table={table}
        inputs={inputs}
        at={at}
        onMove={change}
        words={{
          label: t.label,
          inputs: t.inputs,
          filters: t.filters,
          linked: t.linked,
          unlinked: t.unlinked,
        }}
        testId="connection-grid"
      />
      <div className="mt-3 min-h-36 text-sm @min-[44rem]:min-h-20" data-testid="connection-said">
        <p>
          {fill(t.reads, { filter: at.filter, count: maps.length, maps: list(maps) })}{' '}
          {t.kinds[connectionKind(maps, inputs)]}
        </p>
        <p className="mt-1 font-mono text-[0.8125rem]">
          {fill(t.parameters, {
            filter: at.filter,
            arithmetic: `${maps.length} × ${kernel} × ${kernel} + 1`,
            total: formatNumber(own, lang),
          })}
        </p>
        <p className="mt-1 text-soft">
          {fill(t.fed, { map: at.map, count: readers.length, filters: list(readers) })}
        </p>
      </div>
    </div>
  )
}
