'use client'

import { useRef, type KeyboardEvent } from 'react'
import { fill } from '@/lib/i18n/fill'
import type { ConnectionTable } from '@/lib/nn/connection-table'
import { walk, type Cell } from './walk'

/** One place of the grid: a filter (a map of the layer that reads) and a map of the layer that is read. */
export interface Connection {
  filter: number
  map: number
}

export interface ConnectionGridProps {
  table: ConnectionTable
  /** Maps of the layer that is read. */
  inputs: number
  at: Connection
  onMove: (at: Connection) => void
  words: {
    /** What the grid is called. */
    label: string
    /** Names of the two axes: 'S2', 'C3'. */
    inputs: string
    filters: string
    /** '{filters} {filter} reads {inputs} {map}', and what is said of a place without a link. */
    linked: string
    unlinked: string
  }
  testId?: string
}

/**
 * Which input maps each filter reads: a column for each filter, a row for each map, a mark where they are linked. Hover,
 * a tap or arrow keys choose a place; its row and column are highlighted.
 */
export function ConnectionGrid({ table, inputs, at, onMove, words, testId }: ConnectionGridProps) {
  const body = useRef<HTMLTableSectionElement>(null)
  const move = ({ row, column }: Cell, focus: boolean) => {
    onMove({ filter: column, map: row })
    if (focus) body.current?.rows[row]?.cells[column + 1]?.focus()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const to = walk(event.key, { row: at.map, column: at.filter }, inputs, table.length)
    if (!to || event.ctrlKey || event.altKey || event.metaKey) return
    event.preventDefault()
    move(to, true)
  }
  const head = 'p-0 text-center font-mono text-[0.6875rem] font-normal tabular-nums @min-[36rem]:text-sm'
  const named = (chosen: boolean) => (chosen ? 'font-bold text-lenet' : 'text-soft')
  return (
    <div className="@container">
      <table
        role="grid"
        aria-label={words.label}
        data-testid={testId}
        data-filter={at.filter}
        data-map={at.map}
        className="w-full table-fixed border-collapse"
      >
        <thead>
          <tr>
            <td className={`${head} leading-none text-soft`} aria-hidden>
              <span className="hidden @min-[36rem]:inline">{words.filters}</span>
            </td>
            {table.map((_, filter) => (
              <th key={filter} scope="col" className={`${head} ${named(filter === at.filter)}`}>
                <span className="sr-only">{words.filters} </span>
                {filter}
              </th>
            ))}
          </tr>
        </thead>
        <tbody ref={body} onKeyDown={onKeyDown}>
          {Array.from({ length: inputs }, (_, map) => (
            <tr key={map}>
              <th scope="row" className={`${head} ${named(map === at.map)}`}>
                <span className="sr-only @min-[36rem]:not-sr-only">{words.inputs}</span> {map}
              </th>
              {table.map((maps, filter) => {
                const linked = maps.includes(map)
                const chosen = filter === at.filter && map === at.map
                const text = fill(linked ? words.linked : words.unlinked, {
                  filters: words.filters,
                  filter,
                  inputs: words.inputs,
                  map,
                })
                return (
                  <td
                    key={filter}
                    role="gridcell"
                    tabIndex={chosen ? 0 : -1}
                    aria-label={text}
                    aria-selected={chosen}
                    data-linked={linked}
                    className={`h-8 cursor-pointer border border-line p-0 @min-[36rem]:h-10 ${
                      filter === at.filter || map === at.map ? 'bg-wash' : 'bg-card'
                    }`}
                    onPointerEnter={(event) =>
                      event.pointerType === 'mouse' && move({ row: map, column: filter }, false)
                    }
                    onClick={() => move({ row: map, column: filter }, true)}
                  >
                    <span
                      aria-hidden
                      className={`mx-auto grid size-3.5 place-items-center rounded-full @min-[36rem]:size-5 ${
                        linked ? 'bg-ink' : 'border border-line'
                      } ${chosen ? 'outline-3 outline-offset-1 outline-lenet' : ''}`}
                    />
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
