import type { KeyboardEvent, PointerEvent } from 'react'
import { PixelCanvas } from '@/components/lab/photo-bench/pixel-canvas'
import { oneOf, whole } from '@/components/mdx/figure-fields'
import { useFigureState } from '@/components/mdx/use-figure-state'
import { Checkbox } from '@/components/ui/checkbox'
import { Slider } from '@/components/ui/slider'
import { walk } from '@/components/viz/walk'
import { fill } from '@/lib/i18n/fill'
import type { FigureProps } from './figures'
import { PhotoStatus } from './photo-choice'
import { useTrace } from './use-trace'

/** Krizhevsky et al. 2012, section 4.1: squares of 224 pixels out of photos of 256. */
const [PHOTO, CROP] = [256, 224]
const LAST = PHOTO - CROP
const fields = { x: whole(0, 0, LAST), y: whole(0, 0, LAST), mirror: oneOf(['no', 'yes'], 'no') }

/** The square that training cuts out of a photo, to be moved through all its places. */
export default function CropsFigure({ lang, words, errors }: FigureProps) {
  const { state, change } = useFigureState('crops', fields)
  const trace = useTrace()
  const w = words.crops
  const { x, y } = state
  const mirrored = state.mirror === 'yes'
  const { seen } = trace.state
  const clamp = (value: number) => Math.min(LAST, Math.max(0, Math.round(value)))
  const onKeyDown = (event: KeyboardEvent) => {
    const to = walk(event.key, { row: y, column: x }, LAST + 1, LAST + 1)
    if (!to || event.ctrlKey || event.altKey || event.metaKey) return
    event.preventDefault()
    change({ x: to.column, y: to.row })
  }
  const take = (event: PointerEvent) => {
    const box = event.currentTarget.getBoundingClientRect()
    const at = (offset: number, length: number) => clamp((offset / length) * PHOTO - CROP / 2)
    change({ x: at(event.clientX - box.left, box.width), y: at(event.clientY - box.top, box.height) })
  }
  const square = seen ? Math.min(seen.previewWidth, seen.previewHeight) : 1
  return (
    <div>
      <div className="grid items-center gap-x-8 gap-y-4 @min-[36rem]:grid-cols-[minmax(0,18rem)_minmax(0,1fr)]">
        <div
          role="application"
          tabIndex={0}
          aria-label={w.label}
          data-testid="crops-photo"
          data-x={x}
          data-y={y}
          className="relative aspect-square w-full max-w-72 cursor-move touch-pan-y overflow-hidden bg-wash"
          onKeyDown={onKeyDown}
          onPointerDown={(event) => {
            event.currentTarget.setPointerCapture(event.pointerId)
            take(event)
          }}
          onPointerMove={(event) => event.buttons > 0 && take(event)}
        >
          {seen && (
            <div
              className={`absolute ${mirrored ? '-scale-x-100' : ''}`}
              style={{
                width: `${(100 * seen.previewWidth) / square}%`,
                height: `${(100 * seen.previewHeight) / square}%`,
                left: `${(-50 * (seen.previewWidth - square)) / square}%`,
                top: `${(-50 * (seen.previewHeight - square)) / square}%`,
              }}
            >
              <PixelCanvas
                pixels={seen.preview}
                width={seen.previewWidth}
                height={seen.previewHeight}
                label={words.photo.title}
                className="block size-full"
              />
            </div>
          )}
          <svg
            viewBox={`0 0 ${PHOTO} ${PHOTO}`}
            className="pointer-events-none absolute inset-0 size-full"
            aria-hidden
          >
            <path
              d={`M0 0h${PHOTO}v${PHOTO}h${-PHOTO}ZM${x} ${y}v${CROP}h${CROP}v${-CROP}Z`}
              className="fill-card/75"
            />
            <rect x={x} y={y} width={CROP} height={CROP} fill="none" stroke="#000" strokeWidth={3} />
            <rect x={x} y={y} width={CROP} height={CROP} fill="none" stroke="#fff" strokeWidth={1.5} />
          </svg>
        </div>
        <div className="min-w-0">
          {!seen && <PhotoStatus trace={trace} lang={lang} words={words} errors={errors} />}
          <Slider
            label={w.across}
            value={x}
            min={0}
            max={LAST}
            step={1}
            onChange={(to) => change({ x: clamp(to) })}
            testId="crops-x"
          />
          <Slider
            label={w.down}
            value={y}
            min={0}
            max={LAST}
            step={1}
            onChange={(to) => change({ y: clamp(to) })}
            testId="crops-y"
          />
          <Checkbox
            label={w.mirror}
            checked={mirrored}
            onChange={(on) => change({ mirror: on ? 'yes' : 'no' })}
            testId="crops-mirror"
          />
          <p className="mt-2 min-h-15 text-sm" role="status" data-testid="crops-said">
            {fill(w.said, { x, y })} {x === LAST && y === LAST && w.corner}
          </p>
        </div>
      </div>
    </div>
  )
}
