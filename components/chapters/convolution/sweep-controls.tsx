import { useId } from 'react'
import { Button } from '@/components/ui/button'
import { Choices } from '@/components/ui/choices'
import type { ConvolutionWords } from '@/lib/i18n/en/convolution-figures'
import { fill } from '@/lib/i18n/fill'
import { grains, speeds, sweepBack, sweepLength, sweepOn, type Grain, type Speed, type Sweep } from './sweep'
import type { useSweep } from './use-sweep'

interface SweepControlsProps {
  sweep: Sweep
  player: ReturnType<typeof useSweep>
  grain: Grain
  speed: Speed
  onGrain: (grain: Grain) => void
  onSpeed: (speed: Speed) => void
  words: ConvolutionWords
}

/** Play and pause, step, back, a bar to drag; how far a step goes and how fast they follow. */
export function SweepControls({ sweep, player, grain, speed, onGrain, onSpeed, words }: SweepControlsProps) {
  const bar = useId()
  const w = words.sweep
  const total = sweepLength(sweep)
  const position = player.position ?? total
  const cells = sweep.rows * sweep.columns
  const done = Math.floor(position / sweep.taps)
  return (
    <div className="grid gap-x-6 gap-y-3 @min-[60rem]:grid-cols-[auto_minmax(0,1fr)_auto_auto] @min-[60rem]:items-end">
      <div className="flex flex-wrap gap-2">
        <Button kind="primary" onClick={player.toggle} data-testid="slide-play" className="min-w-24">
          {player.playing ? w.pause : w.play}
        </Button>
        <Button
          onClick={() => player.go(sweepOn(sweep, player.position ?? 0, grain))}
          disabled={player.position !== null && player.position >= total}
          data-testid="slide-step"
        >
          {w.step}
        </Button>
        <Button
          onClick={() => player.go(sweepBack(sweep, position, grain))}
          disabled={position === 0}
          data-testid="slide-back"
        >
          {w.back}
        </Button>
        <Button onClick={() => player.go(null)} disabled={player.position === null} data-testid="slide-whole">
          {w.whole}
        </Button>
      </div>
      <div>
        <label htmlFor={bar} className="text-sm text-soft">
          {fill(w.position, { done, cells })}
        </label>
        <input
          id={bar}
          type="range"
          className="block h-11 w-full accent-lenet"
          min={0}
          max={total}
          step={1}
          value={position}
          aria-valuetext={fill(w.position, { done, cells })}
          data-testid="slide-position"
          onChange={(event) => player.go(event.target.valueAsNumber)}
        />
      </div>
      <Choices
        label={w.grain}
        value={grain}
        options={grains.map((value) => ({ value, label: w.grains[value] }))}
        onChange={onGrain}
        testId="slide-grain"
      />
      <Choices
        label={w.speed}
        value={speed}
        options={speeds.map((value) => ({ value, label: w.speeds[value] }))}
        onChange={onSpeed}
        testId="slide-speed"
      />
    </div>
  )
}
