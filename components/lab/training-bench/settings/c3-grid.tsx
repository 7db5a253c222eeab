import { useState } from 'react'
import { ConnectionGrid } from '@/components/viz/connection-grid'
import { useBenchStrings } from '../../bench-strings'
import type { TrainSettings } from '@/lib/data/train-settings'
import { fill } from '@/lib/i18n/fill'
import { table1998, type ConnectionTable } from '@/lib/nn/connection-table'

/** Maps of S2. */
const INPUTS = 6

/** A column of the panel is narrower than a page, which is what the grid is made for. */
const NARROW =
  '[&_[role=gridcell]]:h-7! [&_[role=gridcell]>span]:size-3! [&_th]:text-[0.6875rem]! [&_th]:whitespace-nowrap [&_thead_td]:w-9'

/** C3 as a table in which every map reads every other. */
const allOfThem: ConnectionTable = table1998.map(() => Array.from({ length: INPUTS }, (_, map) => map))

/** Which maps of S2 each map of C3 reads, and in words those of the map that is chosen. */
export function C3Grid({ choice }: { choice: TrainSettings['c3'] }) {
  const words = useBenchStrings().strings.trainSettings.grid
  const [at, setAt] = useState({ filter: 0, map: 0 })
  const table = choice === 'table' ? table1998 : allOfThem
  return (
    <div className={`mt-2 ${NARROW}`}>
      <ConnectionGrid
        table={table}
        inputs={INPUTS}
        at={at}
        onMove={setAt}
        words={{ ...words, inputs: 'S2', filters: 'C3' }}
        testId="connection-grid"
      />
      <p className="mt-1 text-[0.8125rem] text-soft tabular-nums" data-testid="connection-said">
        {fill(words.all, {
          filter: at.filter,
          maps: table[at.filter].join(', '),
          links: table.reduce((sum, maps) => sum + maps.length, 0),
          places: table.length * INPUTS,
        })}
      </p>
    </div>
  )
}
