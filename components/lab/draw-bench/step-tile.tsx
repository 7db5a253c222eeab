import type { ReactNode } from 'react'
import { PixelGrid } from '@/components/viz/pixel-grid'

interface StepTileProps {
  name: string
  /** What this step did. */
  said: string
  picture: { pixels: ArrayLike<number> | null; side: number; label: string }
  frame?: { x: number; y: number; width: number; height: number } | null
  middle?: boolean
  /** Absent where the step cannot be left out. */
  taken?: boolean
  onTake?: (taken: boolean) => void
  testId?: string
  pictureTestId?: string
  children?: ReactNode
}

/** One picture on the way to the network, and whether its step is taken. */
export function StepTile(props: StepTileProps) {
  const { name, said, picture, frame, middle, taken, onTake, testId, pictureTestId, children } = props
  return (
    <li className="flex min-w-0 flex-col gap-1">
      <PixelGrid
        pixels={picture.pixels}
        columns={picture.side}
        rows={picture.side}
        label={picture.label}
        frame={frame}
        middle={middle}
        testId={pictureTestId}
        className="aspect-square w-full border border-line bg-paper"
      />
      {onTake ? (
        <label className="inline-flex min-h-11 items-center gap-2 text-sm leading-tight text-ink">
          <input
            type="checkbox"
            className="size-4.5 shrink-0 accent-lenet"
            checked={taken}
            data-testid={testId}
            onChange={(event) => onTake(event.target.checked)}
          />
          {name}
        </label>
      ) : (
        <p className="flex min-h-11 items-center text-sm leading-tight text-ink">{name}</p>
      )}
      <p className="text-xs leading-normal text-soft">{said}</p>
      {children}
    </li>
  )
}
