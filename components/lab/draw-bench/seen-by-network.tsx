import { useBenchStrings } from '../bench-strings'
import { PixelGrid } from '@/components/viz/pixel-grid'
import { fill } from '@/lib/i18n/fill'
import { inkBounds } from './ink-bounds'
import type { Seen } from '@/lib/data/drawing/seen'

/** The picture that goes into the network, the box that the ink was fitted into, and the middle it was centred on. */
export function SeenByNetwork({ seen }: { seen: Seen }) {
  const words = useBenchStrings().strings.draw.seen
  const pixels = seen.kind === 'digit' ? seen.pixels : null
  const asIs = seen.kind === 'digit' && !seen.box
  const bounds = pixels && inkBounds(pixels)
  const described = bounds
    ? fill(words.alt, {
        left: bounds.x + 1,
        right: bounds.x + bounds.width,
        top: bounds.y + 1,
        bottom: bounds.y + bounds.height,
      })
    : words.empty
  return (
    <div className="flex flex-col gap-2">
      <p className="text-sm text-soft">{words.title}</p>
      <div className="grid grid-cols-[7rem_1fr] gap-x-4 gap-y-2 @min-[54rem]:grid-cols-1">
        <PixelGrid
          pixels={pixels}
          columns={28}
          rows={28}
          label={`${words.label}: ${described}`}
          frame={bounds}
          middle={pixels !== null}
          testId="digit-input-preview"
          className="aspect-square w-28 border border-line bg-paper @min-[54rem]:w-56"
        />
        {/* Both texts take their room, so that nothing moves when one gives way to the other. */}
        <div className="grid text-xs leading-normal text-soft *:col-start-1 *:row-start-1">
          <p className={asIs ? 'invisible' : undefined}>{words.how}</p>
          <p className={asIs ? undefined : 'invisible'}>{words.asIs}</p>
        </div>
      </div>
    </div>
  )
}
