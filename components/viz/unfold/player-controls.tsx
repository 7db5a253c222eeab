import { useId } from 'react'
import { Button } from '@/components/ui/button'
import { Choices } from '@/components/ui/choices'
import { classes } from '@/components/ui/classes'
import type { UnfoldingWords } from '@/lib/i18n/en/unfolding'
import { fill } from '@/lib/i18n/fill'
import { strides, type Stride } from './unfold-steps'
import type { usePlayer } from './use-player'

interface PlayerControlsProps {
  player: ReturnType<typeof usePlayer>
  total: number
  stride: Stride
  onStride: (stride: Stride) => void
  onBack: () => void
  onStep: () => void
  /** How fast it plays; without it there is one speed. */
  speed?: { value: Speed; onChange: (speed: Speed) => void }
  words: UnfoldingWords
}

/** How long a step stays while it plays, ms. */
export const SPEEDS = { slow: 1000, normal: 350, fast: 90 } as const
export type Speed = keyof typeof SPEEDS

/** Play and pause, step, back, and a bar to drag. */
export function PlayerControls({
  player,
  total,
  stride,
  onStride,
  onBack,
  onStep,
  speed,
  words,
}: PlayerControlsProps) {
  const bar = useId()
  const { unfold } = words
  const { position, playing, go, toggle } = player
  return (
    <div
      className={classes(
        'mb-4 grid gap-3',
        // Two choices below need a row of their own.
        speed
          ? '@min-[30rem]:grid-cols-[auto_minmax(0,1fr)] @min-[30rem]:items-end'
          : '@min-[60rem]:grid-cols-[auto_minmax(0,1fr)_auto] @min-[60rem]:items-end',
      )}
    >
      <div className="flex flex-wrap gap-2">
        <Button kind="primary" onClick={toggle} data-testid="unfold-play" className="min-w-24">
          {playing ? unfold.pause : unfold.play}
        </Button>
        <Button onClick={onStep} data-testid="unfold-step">
          {unfold.step}
        </Button>
        <Button onClick={onBack} data-testid="unfold-back">
          {unfold.back}
        </Button>
      </div>
      <div>
        <label htmlFor={bar} className="text-sm text-soft">
          {unfold.position}
        </label>
        <input
          id={bar}
          type="range"
          className="block h-11 w-full accent-lenet"
          min={0}
          max={total}
          step={1}
          value={position}
          aria-valuetext={fill(unfold.positionText, { position, total })}
          data-testid="unfold-position"
          onChange={(event) => go(event.target.valueAsNumber)}
        />
      </div>
      <div className={classes('flex flex-wrap gap-3', speed && '@min-[30rem]:col-span-2')}>
        <Choices
          label={unfold.stride}
          value={stride}
          options={strides.map((value) => ({ value, label: unfold.strides[value] }))}
          onChange={onStride}
          testId="unfold-stride"
        />
        {speed && (
          <Choices
            label={unfold.speed}
            value={speed.value}
            options={(Object.keys(SPEEDS) as Speed[]).map((value) => ({
              value,
              label: unfold.speeds[value],
            }))}
            onChange={speed.onChange}
            testId="unfold-speed"
          />
        )}
      </div>
    </div>
  )
}
