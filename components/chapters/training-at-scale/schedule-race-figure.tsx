import { Experiment } from '@/components/lab/experiment'
import { oneOf } from '@/components/mdx/figure-fields'
import { useFigureState } from '@/components/mdx/use-figure-state'
import { Choices } from '@/components/ui/choices'
import type { OptimiserFigureProps } from './optimiser-words'

const pairs = ['schedule', 'schedule-cosine'] as const
const fields = { pair: oneOf(pairs, 'schedule') }

/** A schedule against a constant rate, on a live run, with the rate under the loss. */
export default function ScheduleRace({ lang, words: all, racing }: OptimiserFigureProps) {
  const words = all.race
  const { state, change } = useFigureState('schedule-race', fields)
  return (
    <div className="grid gap-4 font-sans">
      <Choices
        label={words.against}
        value={state.pair}
        options={pairs.map((value) => ({ value, label: words.pairs[value] }))}
        onChange={(pair) => change({ pair })}
        testId="race-schedule-pair"
      />
      <Experiment key={state.pair} id={state.pair} lang={lang} words={racing} rates />
    </div>
  )
}
