import { useCallback, useMemo } from 'react'
import { decimal, oneOf, whole } from '@/components/mdx/figure-fields'
import { useFigureState } from '@/components/mdx/use-figure-state'
import { Button } from '@/components/ui/button'
import { Choices } from '@/components/ui/choices'
import { Slider } from '@/components/ui/slider'
import { sayNumber } from '@/components/viz/say-number'
import { usePoliteText } from '@/lib/hooks/use-polite-text'
import { fill } from '@/lib/i18n/fill'
import { surfaceNames } from '@/lib/nn/surfaces'
import type { OptimiserFigureProps } from './optimiser-words'
import { REACH, rollAll, stateAt, STEPS, TARGET } from './ball'
import { BallMap } from './ball-map'
import { useBallPlayer } from './ball-player'
import { BallTable } from './ball-table'

const fields = {
  surface: oneOf(surfaceNames, 'ravine'),
  x: decimal(-1.8, -REACH.x, REACH.x, 2),
  y: decimal(0.9, -REACH.y, REACH.y, 2),
  rate: decimal(0.1, 0, 0.25, 3),
  adam: decimal(0.1, 0, 0.5, 3),
  momentum: decimal(0.9, 0, 0.99, 2),
  noise: decimal(0, 0, 3, 2),
  seed: whole(1, 1, 9999),
  step: whole(30, 0, STEPS),
}

/** What the reader can choose, with the place from which each shows what it is there for. */
const grounds = {
  ravine: { surface: 'ravine', x: -1.8, y: 0.9, noise: 0 },
  slanted: { surface: 'slanted', x: -1.2, y: -1.2, noise: 0 },
  saddle: { surface: 'saddle', x: -1.6, y: 0.02, noise: 0 },
  noisy: { surface: 'ravine', x: -1.8, y: 0.9, noise: 0.5 },
} as const
type Ground = keyof typeof grounds

/** Four optimisers on one surface, all dropped at one place. */
export default function BallFigure({ words: all }: OptimiserFigureProps) {
  const words = all.ball
  const { state, change, reset } = useFigureState('ball', fields)
  const { surface, x, y, rate, adam, momentum, noise, seed, step } = state
  const rolls = useMemo(
    () => rollAll({ surface, x, y, rate, adamRate: adam, momentum, noise, seed }),
    [surface, x, y, rate, adam, momentum, noise, seed],
  )
  const go = useCallback((to: number) => change({ step: to }), [change])
  const player = useBallPlayer(step, STEPS, go)
  const ground: Ground = surface === 'ravine' && noise > 0 ? 'noisy' : surface
  const between = step > 0 && step < STEPS

  const losses = rolls
    .map((roll) => `${words.rules[roll.rule]} ${lossOf(stateAt(roll, step), words.away)}`)
    .join(', ')
  const said = usePoliteText(player.playing ? '' : fill(words.said, { step, losses }))
  const map = fill(words.map, {
    surface: words.surfaces[ground],
    x: sayNumber(x),
    y: sayNumber(y),
    step,
    losses,
  })
  return (
    <div className="grid gap-4 font-sans">
      <Choices
        label={words.surface}
        value={ground}
        options={(Object.keys(grounds) as Ground[]).map((value) => ({ value, label: words.surfaces[value] }))}
        onChange={(to) => {
          player.pause()
          change(grounds[to])
        }}
        testId="ball-surface"
      />
      <div className="grid gap-x-8 gap-y-4 @2xl:grid-cols-[minmax(0,1fr)_18rem]">
        <div className="grid min-w-0 content-start gap-4">
          <BallMap
            surface={surface}
            rolls={rolls}
            step={step}
            start={{ x, y }}
            onMove={(start) => {
              player.pause()
              change({ ...start, step: 0 })
            }}
            onDrop={player.restart}
            label={map}
            hint={words.hint}
            lowest={words.lowest}
          />
          <div className="grid gap-2">
            <div className="flex flex-wrap gap-2">
              <Button
                kind="primary"
                className="min-w-28"
                onClick={player.playing ? player.pause : between ? player.play : player.restart}
                data-testid="ball-play"
              >
                {player.playing ? words.pause : between ? words.goOn : words.drop}
              </Button>
              <Button
                disabled={step >= STEPS}
                onClick={() => {
                  player.pause()
                  go(step + 1)
                }}
                data-testid="ball-step"
              >
                {words.one}
              </Button>
              <Button
                disabled={noise === 0}
                onClick={() => change({ seed: (seed % 9999) + 1 })}
                data-testid="ball-seed"
              >
                {words.otherNoise}
              </Button>
              <Button
                onClick={() => {
                  player.pause()
                  reset()
                }}
                data-testid="ball-reset"
              >
                {words.reset}
              </Button>
            </div>
            <Slider
              label={words.step}
              value={step}
              min={0}
              max={STEPS}
              step={1}
              onChange={(to) => {
                player.pause()
                go(Math.round(to))
              }}
              testId="ball-at"
            />
          </div>
        </div>
        <div className="grid content-start gap-x-8 gap-y-1 @xl:grid-cols-2 @2xl:grid-cols-1">
          <Slider
            label={words.rate}
            value={rate}
            min={0}
            max={0.25}
            step={0.005}
            onChange={(to) => change({ rate: to })}
            testId="ball-rate"
          />
          <Slider
            label={words.adamRate}
            value={adam}
            min={0}
            max={0.5}
            step={0.01}
            onChange={(to) => change({ adam: to })}
            testId="ball-adam"
          />
          <Slider
            label={words.momentum}
            value={momentum}
            min={0}
            max={0.99}
            step={0.01}
            onChange={(to) => change({ momentum: to })}
            testId="ball-momentum"
          />
          <Slider
            label={words.noise}
            value={noise}
            min={0}
            max={3}
            step={0.1}
            onChange={(to) => change({ noise: to })}
            testId="ball-noise"
          />
        </div>
      </div>
      <BallTable rolls={rolls} step={step} words={words} />
      <p className="text-sm text-soft">{fill(words.note, { target: TARGET, steps: STEPS })}</p>
      <p className="sr-only" role="status">
        {said}
      </p>
    </div>
  )
}

const lossOf = (state: { loss: number } | null, away: string) => (state ? sayNumber(state.loss, 4) : away)
