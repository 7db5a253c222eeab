import type { KeyboardEvent, PointerEvent } from 'react'
import { fill } from '@/lib/i18n/fill'
import type { FigureProps } from './figures'
import { KERNEL, STRIDE, type Fit } from './fit'

interface PixelRowProps {
  fit: Fit
  /** The window that is looked at, from 1. */
  place: number
  onMove: (place: number) => void
  words: FigureProps['words']['fit']
}

/** What is drawn of the row: from the padding of the widest case to the longest overhang. */
const [LEAST, MOST] = [-3, 231]
const NEAR = 27 // boxes in the close view

/** A row of pixels with all windows; below it the window that is looked at, from near. */
export function PixelRow({ fit, place, onMove, words }: PixelRowProps) {
  const from = fit.first + (place - 1) * STRIDE
  const leap: Partial<Record<string, number>> = {
    ArrowLeft: place - 1,
    ArrowRight: place + 1,
    ArrowDown: place - 1,
    ArrowUp: place + 1,
    PageDown: place - 10,
    PageUp: place + 10,
    Home: 1,
    End: fit.windows,
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const to = leap[event.key]
    if (to === undefined || event.ctrlKey || event.altKey || event.metaKey) return
    event.preventDefault()
    onMove(to)
  }
  const take = (event: PointerEvent) => {
    const { left, width } = event.currentTarget.getBoundingClientRect()
    const pixel = LEAST + ((event.clientX - left) / width) * (MOST - LEAST)
    onMove((pixel - KERNEL / 2 - fit.first) / STRIDE + 1)
  }
  return (
    <div>
      <p className="mb-1 text-sm text-soft">{fill(words.whole, { side: fit.side, windows: fit.windows })}</p>
      <div
        role="slider"
        tabIndex={0}
        aria-label={words.strip}
        aria-valuemin={1}
        aria-valuemax={fit.windows}
        aria-valuenow={place}
        data-testid="fit-row"
        data-from={from}
        className="cursor-ew-resize touch-pan-y rounded-md"
        onKeyDown={onKeyDown}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId)
          take(event)
        }}
        onPointerMove={(event) => event.buttons > 0 && take(event)}
      >
        <WholeRow fit={fit} from={from} />
      </div>
      <p className="mt-3 mb-1 text-sm text-soft">{words.near}</p>
      <NearRow fit={fit} place={place} from={from} />
    </div>
  )
}

function WholeRow({ fit, from }: { fit: Fit; from: number }) {
  const starts = Array.from({ length: fit.windows }, (_, i) => fit.first + i * STRIDE)
  return (
    <svg
      viewBox={`${LEAST} 0 ${MOST - LEAST} 26`}
      preserveAspectRatio="none"
      className="block h-12 w-full"
      aria-hidden
    >
      {fit.pad > 0 && (
        <rect
          x={-fit.pad}
          y={6}
          width={fit.side + 2 * fit.pad}
          height={10}
          className="fill-none stroke-edge"
          strokeDasharray="3 2"
          vectorEffect="non-scaling-stroke"
        />
      )}
      <rect
        x={0}
        y={6}
        width={fit.side}
        height={10}
        className="fill-wash stroke-edge"
        vectorEffect="non-scaling-stroke"
      />
      {fit.unread > 0 && (
        <rect x={fit.side - fit.unread} y={6} width={fit.unread} height={10} className="fill-alexnet" />
      )}
      {starts.map((start) => (
        <path
          key={start}
          d={`M${start} 20v4`}
          className={start === from ? 'stroke-lenet' : 'stroke-edge'}
          strokeWidth={start === from ? 3 : 1}
          vectorEffect="non-scaling-stroke"
        />
      ))}
      <rect
        x={from}
        y={3}
        width={KERNEL}
        height={16}
        className="fill-lenet/15 stroke-lenet"
        strokeWidth={2}
        vectorEffect="non-scaling-stroke"
      />
    </svg>
  )
}

/** Boxes are pixels, dashed where there is none; over them the window, and its neighbours in grey. */
function NearRow({ fit, place, from }: { fit: Fit; place: number; from: number }) {
  const begin = Math.min(MOST - NEAR, Math.max(LEAST, from - Math.floor((NEAR - KERNEL) / 2)))
  const pixels = Array.from({ length: NEAR }, (_, i) => begin + i)
  const [size, top] = [10, 22]
  const at = (pixel: number) => (pixel - begin) * size
  // The last pixel's number goes below the number of the one before it.
  const isCrowded = (pixel: number) => pixel === fit.side - 1 && from + KERNEL - 1 === fit.side - 2
  const near = [-1, 0, 1].filter((step) => place + step >= 1 && place + step <= fit.windows)
  return (
    <svg
      viewBox={`-1 0 ${NEAR * size + 2} 54`}
      className="block h-auto w-full max-w-2xl overflow-hidden"
      aria-hidden
      data-part="edge"
    >
      {near.map((step) => (
        <path
          key={step}
          d={`M${at(from + step * STRIDE) + 1} ${16 - (step + 1) * 6}h${KERNEL * size - 2}`}
          className={step === 0 ? 'stroke-lenet' : 'stroke-edge'}
          strokeWidth={step === 0 ? 3 : 2}
        />
      ))}
      {pixels.map((pixel) => {
        const isPixel = pixel >= 0 && pixel < fit.side
        const isPadding = !isPixel && pixel >= -fit.pad && pixel < fit.side + fit.pad
        const isRead = pixel >= from && pixel < from + KERNEL
        if (!isPixel && !isPadding && !isRead) return null
        const isUnread = isPixel && pixel >= fit.side - fit.unread
        return (
          <g key={pixel}>
            <rect
              x={at(pixel) + 0.5}
              y={top}
              width={size - 1}
              height={size}
              className={
                isUnread
                  ? 'fill-alexnet stroke-alexnet'
                  : isRead
                    ? isPixel
                      ? 'fill-lenet/20 stroke-lenet'
                      : 'fill-none stroke-lenet'
                    : isPixel
                      ? 'fill-wash stroke-edge'
                      : 'fill-none stroke-edge'
              }
              strokeDasharray={isPixel ? undefined : '2 1.5'}
              strokeWidth={0.75}
            />
            {isPadding && (
              <text
                x={at(pixel) + size / 2}
                y={top + 7.5}
                textAnchor="middle"
                className="fill-soft text-[6.5px]"
              >
                0
              </text>
            )}
          </g>
        )
      })}
      {pixels
        .filter(
          (pixel) => pixel === 0 || pixel === fit.side - 1 || pixel === from || pixel === from + KERNEL - 1,
        )
        .filter((pixel) => pixel >= 0 && pixel < fit.side)
        .map((pixel) => (
          <text
            key={pixel}
            x={at(pixel) + size / 2}
            y={isCrowded(pixel) ? top + 28 : top + 20}
            textAnchor="middle"
            className={`font-mono text-[8px] ${isCrowded(pixel) ? 'fill-alexnet' : 'fill-soft'}`}
          >
            {pixel + 1}
          </text>
        ))}
    </svg>
  )
}
