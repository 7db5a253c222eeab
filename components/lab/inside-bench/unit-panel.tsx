import { useMemo } from 'react'
import { Button } from '@/components/ui/button'
import { MapView } from '@/components/viz/map-view'
import { placeAt, planeSize } from '@/components/viz/plane'
import { UnfoldedCell } from '@/components/viz/unfold/unfolded-cell'
import { WalkButtons } from '@/components/viz/walk-buttons'
import type { Cell } from '@/components/viz/walk'
import type { TilePlace } from '@/components/viz/layer-tile'
import { readBy, type InsideDigit } from '@/lib/engine/inside'
import { fill } from '@/lib/i18n/fill'
import type { AnyActivation } from '@/lib/nn/layers'
import type { OpenedLayer, Region } from '@/lib/nn/opened-layers'
import { unfoldOutput } from '@/lib/nn/reference/unfold'
import type { Unit } from './chosen-unit'
import { layerName, sayValue, type InsideWords } from './names'
import { OutputShares } from './output-shares'
import { rankedTerms } from './ranked-terms'
import { sayReads } from './say-reads'
import { TermsList } from './terms-list'

interface UnitPanelProps {
  digit: InsideDigit
  layers: readonly OpenedLayer[]
  /** The layer and place that are shown. */
  at: OpenedLayer
  place: TilePlace
  /** What the unit depends on: entry i is a part of the input of layer i. */
  regions: readonly Region[]
  /** A mouse only looks at it. */
  peeking: boolean
  /** Changes when another unit is chosen. */
  subject: string
  onChoose: (unit: Unit) => void
  onPeek: (unit: Unit | null) => void
  words: InsideWords
}

/** One value of one layer, taken apart. */
export function UnitPanel(props: UnitPanelProps) {
  const { digit, layers, at, place, regions, peeking, subject, onChoose, onPeek, words } = props
  const { spec, parameters, statistics } = digit.network
  const { index, last, shape, layer, name } = at
  const isVector = shape.length !== 3
  const outputs = digit.outputs[last]
  const unfolded = useMemo(
    () =>
      unfoldOutput(
        spec,
        parameters,
        readBy(digit, index),
        index,
        { row: place.row, column: place.column, channel: place.map },
        statistics,
      ),
    [spec, parameters, statistics, digit, index, place],
  )
  const from = layers[layers.indexOf(at) - 1] ?? null
  const fromName = from ? layerName(from.name, words) : words.input.title
  const readsAll = layer.kind === 'dense' || layer.kind === 'rbf'
  const behind = spec.layers[last]
  const activation: AnyActivation = 'activation' in behind ? behind.activation : 'linear'
  const size = planeSize(shape)
  const cell = isVector
    ? { row: Math.floor(place.map / size.columns), column: place.map % size.columns }
    : { row: place.row, column: place.column }
  const unitAt = (to: Cell): Unit => {
    const { channel, row, column } = placeAt(shape, place.map, to)
    return { layer: name, map: channel, row, column }
  }
  const greatest = from && rankedTerms(unfolded, from.shape)[0]
  return (
    <div
      className="@container min-w-0"
      data-testid="inside-unit"
      data-layer={name}
      data-map={place.map}
      data-row={place.row}
      data-column={place.column}
      data-value={unfolded.output}
    >
      <p className="font-semibold tabular-nums" data-testid="inside-said">
        {sayValue(at, place, unfolded.output, words)}
      </p>
      <div className="mt-2 mb-4 grid grid-cols-[8.5rem_minmax(0,1fr)] gap-x-4">
        <div className="min-w-0 @min-[26rem]:row-span-2">
          <MapView
            outputs={outputs}
            shape={shape}
            layer={layerName(name, words)}
            map={place.map}
            at={cell}
            onMove={(to) => onChoose(unitAt(to))}
            onPeek={(to) => onPeek(to && unitAt(to))}
            words={words}
            bare
            testId="inside-map"
          />
        </div>
        <div className="min-w-0 text-sm">
          <p data-testid="inside-reads" data-maps={regions[index]?.maps.join(' ')}>
            {sayReads(at, from, regions[index], words)}
          </p>
          {greatest && (
            <Button
              onClick={() => onChoose({ layer: from.name, ...greatest.place })}
              data-testid="inside-follow"
              className="mt-2 min-w-0! shrink! px-3! text-left text-sm! whitespace-normal!"
            >
              {fill(words.follow, {
                place: sayValue(from, greatest.place, greatest.input, words),
              })}
            </Button>
          )}
        </div>
        <div className="col-span-2 @min-[26rem]:col-span-1 @min-[26rem]:col-start-2 @min-[26rem]:max-w-72">
          <WalkButtons at={cell} {...size} onMove={(to) => onChoose(unitAt(to))} words={words} />
        </div>
      </div>
      <UnfoldedCell
        unfolded={unfolded}
        layer={layer}
        activation={activation}
        from={fromName}
        subject={subject}
        whole={peeking}
        startWhole
        words={words}
      />
      {name === layers[layers.length - 1].name && <OutputShares digit={digit} unit={place.map} />}
      {readsAll && from && (
        <TermsList unfolded={unfolded} from={from} subject={subject} onChoose={onChoose} words={words} />
      )}
    </div>
  )
}
