'use client'

import { useId } from 'react'
import { numbers, whole } from '@/components/mdx/figure-fields'
import { useFigureState } from '@/components/mdx/use-figure-state'
import { Button } from '@/components/ui/button'
import { Metric } from '@/components/ui/metric'
import type { FigureWords } from '@/lib/i18n/en/train-lenet-figures'
import { fill } from '@/lib/i18n/fill'
import { softmax, softmaxCrossEntropy } from '@/lib/nn/reference/softmax-cross-entropy'
import { fixed } from './numbers'

type Words = FigureWords['softmax']

const presets = {
  equal: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
  sure: [-1, -2, 0, 1, -1, -1, -3, 7, -1, 2],
  torn: [-2, 0, -1, 0, 3, -1, -3, 3.2, -1, 3],
  wrong: [-1, 6, -1, 0, 1, -2, -2, 0.5, -1, 1],
} satisfies Record<string, number[]>
type Preset = keyof typeof presets

const LIMIT = 8

const fields = { scores: numbers(presets.torn, LIMIT), label: whole(7, 0, 9) }

/** Ten scores to drag, the shares that softmax makes of them, the loss, and its gradient: share minus truth. */
export default function SoftmaxFigure({ words }: { words: Words }) {
  const { state, change } = useFigureState('softmax', fields)
  const { scores, label } = state
  const name = useId()
  const shares = softmax(scores)
  const { loss, gradient } = softmaxCrossEntropy(scores, [label])
  return (
    <div className="grid gap-4">
      <div className="flex flex-wrap gap-2">
        {(Object.keys(presets) as Preset[]).map((preset) => (
          <Button
            key={preset}
            pressed={String(scores) === String(presets[preset])}
            data-testid={`softmax-${preset}`}
            onClick={() => change({ scores: presets[preset] })}
          >
            {words.presets[preset]}
          </Button>
        ))}
      </div>
      <div className="grid gap-x-8 gap-y-4 @3xl:grid-cols-[1fr_14rem]">
        <table className="w-full table-fixed border-collapse text-sm">
          <caption className="sr-only">{words.table}</caption>
          <thead className="text-left text-xs text-soft">
            <tr>
              <th scope="col" className="w-[16%] pb-1 font-normal">
                {words.label}
              </th>
              <th scope="col" className="w-[44%] pb-1 font-normal @xl:w-[34%]">
                {words.score}
              </th>
              <th scope="col" className="w-[20%] pb-1 font-normal @xl:w-[25%]">
                {words.share}
              </th>
              <th scope="col" className="w-[20%] pb-1 font-normal @xl:w-[25%]">
                {words.gradient}
              </th>
            </tr>
          </thead>
          <tbody>
            {scores.map((score, digit) => (
              <tr key={digit} className={digit === label ? 'bg-wash font-semibold' : ''}>
                <th scope="row" className="font-normal">
                  <label className="flex min-h-11 @xl:min-h-9 items-center gap-2 pl-1 font-mono">
                    <input
                      type="radio"
                      name={name}
                      className="size-4.5 accent-lenet"
                      checked={digit === label}
                      aria-label={fill(words.isLabel, { digit })}
                      data-testid={`softmax-label-${digit}`}
                      onChange={() => change({ label: digit })}
                    />
                    {digit}
                  </label>
                </th>
                <td>
                  <span className="flex items-center gap-1 pr-2">
                    <input
                      type="range"
                      className="h-11 w-full min-w-0 accent-lenet @xl:h-9"
                      min={-LIMIT}
                      max={LIMIT}
                      step={0.1}
                      value={score}
                      aria-label={fill(words.scoreOf, { digit })}
                      data-testid={`softmax-score-${digit}`}
                      onChange={(event) =>
                        change({
                          scores: scores.map((old, i) => (i === digit ? event.target.valueAsNumber : old)),
                        })
                      }
                    />
                    <span className="w-9 shrink-0 text-right font-mono text-xs tabular-nums">
                      {fixed(score, 1)}
                    </span>
                  </span>
                </td>
                <td>
                  <ShareBar share={shares[digit]} testId={`softmax-share-${digit}`} />
                </td>
                <td>
                  <ForceBar force={gradient[digit]} testId={`softmax-gradient-${digit}`} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        <div className="grid grid-cols-2 content-start gap-4 @3xl:grid-cols-1">
          <Metric
            label={fill(words.rightShare, { digit: label })}
            value={shares[label]}
            testId="softmax-right"
          >
            {fixed(shares[label], 3)}
          </Metric>
          <Metric label={words.loss} value={loss} testId="softmax-loss">
            {fixed(loss, 3)}
          </Metric>
          <p className="col-span-full font-mono text-sm tabular-nums">
            −ln {fixed(shares[label], 3)} = {fixed(loss, 3)}
          </p>
        </div>
      </div>
    </div>
  )
}

const number = 'w-12 shrink-0 text-right font-mono text-xs tabular-nums'

function ShareBar({ share, testId }: { share: number; testId: string }) {
  return (
    <span className="flex items-center gap-1 @xl:pr-2" data-testid={testId} data-value={share}>
      <span className="hidden h-3 min-w-0 flex-1 bg-wash @xl:block" aria-hidden>
        <span className="block h-full origin-left bg-ink" style={{ transform: `scaleX(${share})` }} />
      </span>
      <span className={number}>{fixed(share, 3)}</span>
    </span>
  )
}

/** Left of the middle: the score should rise. Right of it: it should fall. */
function ForceBar({ force, testId }: { force: number; testId: string }) {
  return (
    <span className="flex items-center gap-1" data-testid={testId} data-value={force}>
      <span className="relative hidden h-3 min-w-0 flex-1 bg-wash @xl:block" aria-hidden>
        <span
          className="absolute inset-y-0 left-1/2 w-1/2 origin-left bg-why-fill"
          style={{ transform: `scaleX(${force})` }}
        />
        <span className="absolute inset-y-0 left-1/2 w-px bg-soft" />
      </span>
      <span className={number}>{fixed(force, 3)}</span>
    </span>
  )
}
