'use client'

import { useId, useMemo, useState, type KeyboardEvent, type PointerEvent } from 'react'
import type { Region } from '@/lib/nn/opened-layers'
import { inkOf } from './ink-of'
import { walkTile, type Tile, type TilePlace } from './layer-tile'
import { PixelGrid } from './pixel-grid'
import { cellAt } from './walk'

interface TileWalkerProps {
  tile: Tile
  /** The place that is chosen, null where it lies in another layer. */
  at: TilePlace | null
  onMove: (place: TilePlace) => void
  /** The place under a mouse, null when it leaves. */
  onPeek: (place: TilePlace | null) => void
  /** What an output looked at elsewhere reads of this layer: framed; maps that it does not read fade. */
  region: Region | null
  /** How many maps there are: 1 for a vector, which does not fade. */
  maps: number
  label: string
  /** What is said of a place. */
  say: (place: TilePlace) => string
  testId?: string
}

const FIRST: TilePlace = { map: 0, row: 0, column: 0 }

/**
 * All maps of a layer side by side, whose cells can be walked: arrow keys, Home, End, a click or a tap; a mouse looks
 * ahead. Only the chosen cell is an element, which screen readers are led to as in any grid.
 */
export function TileWalker(props: TileWalkerProps) {
  const { tile, at, onMove, onPeek, region, maps, label, say, testId } = props
  const { rows, columns } = tile
  const id = useId()
  const [peek, setPeek] = useState<TilePlace | null>(null)
  const [focused, setFocused] = useState(false)
  const [kept, setKept] = useState<TilePlace>(FIRST)
  if (at && (at.map !== kept.map || at.row !== kept.row || at.column !== kept.column)) setKept(at)
  const ink = useMemo(() => inkOf(tile.values, tile.range), [tile])
  const cursor = tile.cellOf(kept)

  const look = (place: TilePlace | null) => {
    if (place?.map === peek?.map && place?.row === peek?.row && place?.column === peek?.column) return
    setPeek(place)
    onPeek(place)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return
    const press = event.key === 'Enter' || event.key === ' '
    const to = press ? kept : walkTile(event.key, tile, kept)
    if (!to) return
    event.preventDefault()
    look(null) // a mouse that rests there looks no longer
    onMove(to)
  }
  const under = (event: PointerEvent | React.MouseEvent) => {
    // Within the border: a cell may be no wider than that.
    const { left, top } = event.currentTarget.getBoundingClientRect()
    const { clientLeft, clientTop, clientWidth, clientHeight } = event.currentTarget
    const box = new DOMRect(left + clientLeft, top + clientTop, clientWidth, clientHeight)
    const { row, column } = cellAt(box, event.clientX, event.clientY, rows, columns)
    // A line between two maps belongs to the map before it.
    const near = [
      [row, column],
      [row, column - 1],
      [row - 1, column],
      [row - 1, column - 1],
    ]
    return (
      near.map(([y, x]) => (y < 0 || x < 0 ? null : tile.placeAt(y, x))).find((place) => place !== null) ??
      null
    )
  }
  return (
    <div
      role="grid"
      tabIndex={0}
      aria-label={label}
      aria-rowcount={rows}
      aria-colcount={columns}
      aria-activedescendant={`${id}-cell`}
      data-testid={testId}
      className="relative w-full cursor-crosshair touch-manipulation border border-edge/60 bg-card"
      style={{ aspectRatio: `${columns} / ${rows}` }}
      onKeyDown={onKeyDown}
      onFocus={() => setFocused(true)}
      onBlur={() => setFocused(false)}
      onPointerMove={(event) => event.pointerType === 'mouse' && look(under(event))}
      onPointerLeave={() => look(null)}
      onClick={(event) => {
        const place = under(event)
        if (place) onMove(place)
      }}
    >
      <PixelGrid pixels={ink} columns={columns} rows={rows} className="h-full w-full" />
      <svg
        viewBox={`0 0 ${columns} ${rows}`}
        // The border takes a little of the height: cells are not quite square.
        preserveAspectRatio="none"
        className="pointer-events-none absolute inset-0 h-full w-full overflow-visible"
        aria-hidden
        fill="none"
      >
        {region && <RegionFrames tile={tile} region={region} maps={maps} />}
        {peek && <PlaceFrame tile={tile} place={peek} dashed />}
        {at ? (
          <PlaceFrame tile={tile} place={at} />
        ) : (
          focused && <PlaceFrame tile={tile} place={kept} dashed />
        )}
      </svg>
      <div role="row" aria-rowindex={cursor.row + 1} className="sr-only">
        <div
          id={`${id}-cell`}
          role="gridcell"
          aria-colindex={cursor.column + 1}
          aria-selected={at !== null}
          data-testid={testId && `${testId}-cell`}
        >
          {say(kept)}
        </div>
      </div>
    </div>
  )
}

function PlaceFrame({ tile, place, dashed = false }: { tile: Tile; place: TilePlace; dashed?: boolean }) {
  const { row, column } = tile.cellOf(place)
  return <Frame x={column} y={row} width={1} height={1} dashed={dashed} />
}

interface FrameProps {
  x: number
  y: number
  width: number
  height: number
  dashed?: boolean
}

/** Two lines, light and dark, so that it is seen on paper and on ink. */
function Frame({ dashed = false, ...box }: FrameProps) {
  return (
    <>
      <rect {...box} vectorEffect="non-scaling-stroke" stroke="var(--card)" strokeWidth="4" />
      <rect
        {...box}
        vectorEffect="non-scaling-stroke"
        stroke="var(--lenet)"
        strokeWidth="2"
        strokeDasharray={dashed ? '3 2' : undefined}
      />
    </>
  )
}

/** What is read, framed in each map; a veil over maps that are not read. */
function RegionFrames({ tile, region, maps }: { tile: Tile; region: Region; maps: number }) {
  if (maps === 1) return <Frame x={0} y={0} width={tile.columns} height={tile.rows} />
  const { field } = region
  return Array.from({ length: maps }, (_, map) => {
    if (region.maps.includes(map)) {
      const { top, left, width, height } = tile.boxOf(map, field)
      return (
        <g key={map} data-region={[map, field.top, field.left, height, width].join(' ')}>
          <Frame x={left} y={top} width={width} height={height} />
        </g>
      )
    }
    const { top, left } = tile.boxOf(map, { top: 0, left: 0, height: 1, width: 1 })
    return (
      <rect
        key={map}
        x={left}
        y={top}
        {...tile.mapSize}
        fill="var(--card)"
        fillOpacity={0.75}
        data-unread={map}
      />
    )
  })
}
