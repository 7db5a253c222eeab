import { useMemo } from 'react'
import { inkOf, rangeOf } from '@/components/viz/ink-of'
import { PixelGrid } from '@/components/viz/pixel-grid'
import { planeOf } from '@/components/viz/plane'
import type { ArchitectureWords } from '@/lib/i18n/en/lenet-architecture-figures'
import { fill } from '@/lib/i18n/fill'
import type { Shape } from '@/lib/nn/shapes'

interface MapThumbsProps {
  outputs: ArrayLike<number>
  shape: Shape
  layer: string
  map: number
  onChoose: (map: number) => void
  words: ArchitectureWords
}

/** All maps of a layer, small, each a button; nothing where the layer is a vector. */
export function MapThumbs({ outputs, shape, layer, map, onChoose, words }: MapThumbsProps) {
  const planes = useMemo(() => {
    if (shape.length !== 3) return []
    const range = rangeOf(outputs)
    return Array.from({ length: shape[2] }, (_, channel) =>
      inkOf(planeOf(outputs, shape, channel).values, range),
    )
  }, [outputs, shape])
  if (shape.length !== 3) return null
  return (
    <div
      role="group"
      aria-label={fill(words.maps, { layer })}
      className="grid grid-cols-[repeat(auto-fill,2.75rem)] gap-1"
    >
      {planes.map((ink, channel) => (
        <button
          key={channel}
          type="button"
          aria-pressed={channel === map}
          aria-label={fill(words.map, { layer, map: channel })}
          onClick={() => onChoose(channel)}
          className={`grid size-11 place-items-center rounded-lg border bg-card ${
            channel === map ? 'border-lenet ring-1 ring-lenet' : 'border-edge/60 hover:border-lenet'
          }`}
        >
          <PixelGrid pixels={ink} columns={shape[1]} rows={shape[0]} className="size-9" />
        </button>
      ))}
    </div>
  )
}
