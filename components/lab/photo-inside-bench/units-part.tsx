import { useMemo } from 'react'
import type { Range } from '@/components/viz/ink-of'
import { MapWalker } from '@/components/viz/map-walker'
import { sayNumber } from '@/components/viz/say-number'
import { strongestUnits } from '@/lib/data/strongest'
import { fill } from '@/lib/i18n/fill'
import type { OpenedLayer } from '@/lib/nn/opened-layers'
import { useBenchStrings } from '../bench-strings'

interface UnitsPartProps {
  layer: OpenedLayer
  values: Float32Array
  range: Range
  at: number
  onChoose: (unit: number) => void
  /** What the units stand for, where they are classes. */
  nameOf: ((unit: number) => string) | null
}

const SHOWN = 8

/** Units in a row: the most, up to 64, that fill every row. */
function inRow(units: number): number {
  for (let length = Math.min(64, units); length > 1; length--) if (units % length === 0) return length
  return units
}

/** A vector as a strip of cells, each of which can be chosen, and its strongest units. */
export function UnitsPart({ layer, values, range, at, onChoose, nameOf }: UnitsPartProps) {
  const words = useBenchStrings().strings.photoInside.layers
  const columns = inRow(values.length)
  const say = (unit: number) => {
    const value = sayNumber(values[unit], 3)
    return nameOf
      ? fill(words.classCell, { label: nameOf(unit), value })
      : fill(words.unitCell, { unit, value })
  }
  const strongest = useMemo(() => strongestUnits(values, SHOWN), [values])
  const asCell = (unit: number) => ({ row: Math.floor(unit / columns), column: unit % columns })
  return (
    <div className="min-w-0">
      <p className="mb-1 text-sm text-soft">{fill(words.unitsTitle, { layer: layer.name })}</p>
      <MapWalker
        values={values}
        rows={values.length / columns}
        columns={columns}
        range={range}
        at={asCell(at)}
        onMove={({ row, column }) => onChoose(row * columns + column)}
        label={fill(words.unitsTitle, { layer: layer.name })}
        say={({ row, column }) => say(row * columns + column)}
        testId="unit-strip"
      />
      <p className="mt-1 min-h-6 text-sm tabular-nums" data-testid="photo-value" data-value={values[at]}>
        {say(at)}
      </p>
      <p className="text-xs text-soft">
        {fill(words.scale, { least: sayNumber(range.least), most: sayNumber(range.most) })}
      </p>
      <p className="mt-4 mb-1 text-sm">{fill(words.strongestUnits, { layer: layer.name })}</p>
      <ol className="flex flex-wrap gap-2" data-testid="strongest-units">
        {strongest.map(({ channel }) => (
          <li key={channel}>
            <button
              type="button"
              aria-pressed={channel === at}
              data-unit={channel}
              data-value={values[channel]}
              onClick={() => onChoose(channel)}
              className={`min-h-11 cursor-pointer rounded-lg border px-3 text-sm ${
                channel === at ? 'border-lenet ring-1 ring-lenet' : 'border-edge/60 hover:border-lenet'
              }`}
            >
              {nameOf ? nameOf(channel) : channel}{' '}
              <span className="font-mono text-xs text-soft tabular-nums">{sayNumber(values[channel])}</span>
            </button>
          </li>
        ))}
      </ol>
      <p className="mt-3 text-xs leading-normal text-soft">{words.whole}</p>
    </div>
  )
}
