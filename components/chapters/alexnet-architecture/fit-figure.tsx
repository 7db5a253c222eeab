import { useEffect, useState } from 'react'
import { oneOf, whole } from '@/components/mdx/figure-fields'
import { useFigureState } from '@/components/mdx/use-figure-state'
import { Button } from '@/components/ui/button'
import { Choices } from '@/components/ui/choices'
import { Slider } from '@/components/ui/slider'
import { fill } from '@/lib/i18n/fill'
import type { FigureProps } from './figures'
import { fitCases, fitOf, KERNEL, STRIDE, type Fit } from './fit'
import { PixelRow } from './pixel-row'

const MOST_WINDOWS = 55
const fields = { case: oneOf(fitCases, 'bare'), window: whole(MOST_WINDOWS, 1, MOST_WINDOWS) }
const SLIDE_MS = 120

/** conv1 along one side of the picture: how many windows there are, and what happens at the edge. */
export default function FitFigure({ words }: FigureProps) {
  const { state, change } = useFigureState('fit', fields)
  const [sliding, setSliding] = useState(false)
  const w = words.fit
  const fit = fitOf(state.case)
  const place = Math.min(state.window, fit.windows)

  useEffect(() => {
    if (!sliding) return
    const timer = setTimeout(() => {
      if (place < fit.windows) change({ window: place + 1 })
      else setSliding(false)
    }, SLIDE_MS)
    return () => clearTimeout(timer)
  }, [sliding, place, fit.windows, change])

  const move = (to: number) => {
    setSliding(false)
    change({ window: Math.min(fit.windows, Math.max(1, Math.round(to))) })
  }
  const from = fit.first + (place - 1) * STRIDE
  const outside = Math.max(0, -from) + Math.max(0, from + KERNEL - fit.side)
  return (
    <div>
      <Choices
        label={w.choose}
        value={state.case}
        options={fitCases.map((value) => ({ value, label: w.cases[value] }))}
        onChange={(value) => {
          setSliding(false)
          change({ case: value, window: MOST_WINDOWS })
        }}
        testId="fit-case"
      />
      <FitFormula fit={fit} words={w} />
      <div className="mt-4">
        <PixelRow fit={fit} place={place} onMove={move} words={w} />
      </div>
      <p className="mt-2 min-h-10 text-sm @min-[36rem]:min-h-5" role="status" data-testid="fit-said">
        {fill(outside > 0 ? w.saidOutside : w.said, {
          place,
          from: Math.max(1, from + 1),
          to: Math.min(fit.side, from + KERNEL),
          outside,
        })}
      </p>
      <div className="mt-2 grid items-end gap-x-6 gap-y-2 @min-[36rem]:grid-cols-[minmax(0,1fr)_auto]">
        <Slider
          label={w.place}
          value={place}
          min={1}
          max={fit.windows}
          step={1}
          onChange={move}
          testId="fit-window"
        />
        <div className="flex flex-wrap gap-2">
          <Button onClick={() => move(1)} data-testid="fit-first">
            {w.first}
          </Button>
          <Button
            onClick={() => {
              if (sliding) return setSliding(false)
              if (place === fit.windows) change({ window: 1 })
              setSliding(true)
            }}
            data-testid="fit-slide"
          >
            {sliding ? w.stop : w.play}
          </Button>
          <Button onClick={() => move(fit.windows)} data-testid="fit-last">
            {w.last}
          </Button>
        </div>
      </div>
      <p className="mt-3 min-h-18 text-[0.9375rem] @min-[36rem]:min-h-12">{w.verdicts[state.case]}</p>
    </div>
  )
}

/** (224 + 2·2 − 11) / 4 + 1 = 55.25, and what is made of it. */
function FitFormula({ fit, words }: { fit: Fit; words: FigureProps['words']['fit'] }) {
  const { side, pad, quotient, windows, roundUp } = fit
  const inside = pad > 0 ? `${side} + 2·${pad} − ${KERNEL}` : `${side} − ${KERNEL}`
  const rest = Number.isInteger(quotient) ? words.exact : roundUp ? words.up : words.down
  return (
    <p
      className="mt-4 rounded-xl bg-wash px-4 py-3 font-mono text-sm tabular-nums"
      data-testid="fit-formula"
      data-quotient={quotient}
      data-windows={windows}
      data-part="formula"
    >
      ({inside}) / {STRIDE} + 1 = <b>{quotient}</b>
      <span className="mx-2 font-sans text-soft">{rest}</span>→ <b>{windows}</b>
    </p>
  )
}
