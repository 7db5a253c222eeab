import { decimal, numbers, oneOf, whole } from '@/components/mdx/figure-fields'
import { useFigureState } from '@/components/mdx/use-figure-state'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { Slider } from '@/components/ui/slider'
import { sayNumber } from '@/components/viz/say-number'
import { fill } from '@/lib/i18n/fill'
import type { FigureProps } from './figures'
import { CHANNELS, MOST, normalised, PAPER, sizeField } from './neighbours'

const fields = {
  values: numbers([10, 30, 80, 20, 5, 60, 60, 60, 10], MOST),
  asked: whole(2, 0, CHANNELS - 1),
  k: decimal(PAPER.k, 0, 10, 2),
  size: sizeField,
  alpha: decimal(PAPER.alpha, 0, 0.01, 5),
  beta: decimal(PAPER.beta, 0, 2, 2),
  divided: oneOf(['no', 'yes'], 'no'),
}

/** Nine channels at one pixel, and what the response normalisation of 2012 makes of them. */
export default function NeighboursFigure({ words: all }: FigureProps) {
  const words = all.neighbours
  const { state, change, reset } = useFigureState('neighbours', fields)
  const { values, asked } = state
  const divided = state.divided === 'yes'
  const result = normalised(values, { ...state, divided })
  const one = result[asked]
  const most = Math.max(...result.map(({ value }) => value), 1e-9)
  return (
    <div className="font-sans">
      <ol className="grid gap-1" aria-label={words.channels}>
        {values.map((value, at) => (
          <li
            key={at}
            className={`grid grid-cols-[1.75rem_minmax(0,1fr)_2.5rem_minmax(0,1fr)_3.25rem] items-center gap-2 rounded-md px-1 ${
              at === asked ? 'bg-wash font-semibold' : at >= one.from && at <= one.to ? 'bg-wash/60' : ''
            }`}
          >
            <button
              type="button"
              aria-pressed={at === asked}
              aria-label={fill(words.ask, { channel: at })}
              onClick={() => change({ asked: at })}
              data-testid="neighbours-ask"
              className="min-h-11 rounded-md text-sm hover:text-alexnet"
            >
              {at}
            </button>
            <input
              type="range"
              min={0}
              max={MOST}
              step={1}
              value={value}
              aria-label={fill(words.input, { channel: at })}
              data-testid={`neighbours-input-${at}`}
              onChange={(event) =>
                change({ values: values.map((old, i) => (i === at ? event.target.valueAsNumber : old)) })
              }
              className="h-11 w-full min-w-0 accent-alexnet"
            />
            <span className="text-right font-mono text-xs tabular-nums">{value}</span>
            <span className="h-3.5 rounded-sm bg-wash" aria-hidden>
              <span
                className="block h-full rounded-sm bg-alexnet"
                style={{ width: `${(100 * result[at].value) / most}%` }}
              />
            </span>
            <span
              className="text-right font-mono text-xs tabular-nums"
              data-testid="neighbours-output"
              data-value={result[at].value}
            >
              {sayNumber(result[at].value, 1)}
            </span>
          </li>
        ))}
      </ol>
      <div className="mt-3 grid gap-x-8 gap-y-1 @xl:grid-cols-2">
        {(
          [
            ['k', 'k', 0, 10, 0.25],
            ['size', 'n', 1, 9, 2],
            ['alpha', 'α', 0, 0.01, 0.00005],
            ['beta', 'β', 0, 2, 0.05],
          ] as const
        ).map(([name, label, min, max, step]) => (
          <Slider
            key={name}
            label={label}
            value={state[name]}
            min={min}
            max={max}
            step={step}
            onChange={(to) => change({ [name]: name === 'size' ? Math.round(to) : to })}
            testId={`neighbours-${name}`}
          />
        ))}
      </div>
      <div className="mt-2 flex flex-wrap items-center gap-x-6 gap-y-2">
        <Checkbox
          label={words.divided}
          checked={divided}
          onChange={(on) => change({ divided: on ? 'yes' : 'no' })}
          testId="neighbours-divided"
        />
        <Button onClick={reset} data-testid="neighbours-reset">
          {words.reset}
        </Button>
      </div>
      <p
        className="mt-3 min-h-24 rounded-lg bg-wash px-4 py-3 font-mono text-[0.8125rem] leading-relaxed break-words @xl:min-h-18"
        role="status"
        data-testid="neighbours-said"
      >
        {fill(words.sum, { from: one.from, to: one.to, squares: Math.round(one.squares) })}
        <br />
        {values[asked]} / ({state.k} + {state.alpha}
        {divided && ` / ${state.size}`} × {Math.round(one.squares)})<sup>{state.beta}</sup> ={' '}
        <b>{sayNumber(one.value, 2)}</b>
      </p>
    </div>
  )
}
