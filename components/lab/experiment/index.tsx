'use client'

import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { ProgressBar } from '@/components/ui/progress-bar'
import {
  EXPERIMENT_SEEDS,
  experiments,
  LOSS_STEPS,
  type Experiment as ExperimentSpec,
  type ExperimentId,
} from '@/lib/data/experiments'
import type { ExperimentState } from '@/lib/engine/experiments'
import { useExperiment } from '@/lib/hooks/use-experiment'
import { usePoliteText } from '@/lib/hooks/use-polite-text'
import type { ExperimentWords } from '@/lib/i18n/en/experiments'
import { fill } from '@/lib/i18n/fill'
import { formatNumber } from '@/lib/i18n/format'
import type { Lang } from '@/lib/i18n/languages'
import { sayVerdict } from './say-outcome'
import { OutcomeTable } from './outcome-table'
import { SidePlots } from './side-plots'

interface Props {
  id: ExperimentId
  words: ExperimentWords
  lang: Lang
  /** Draws the learning rates, too, below the losses. */
  rates?: boolean
}

/** One idea, tried: two settings race over three seeds, and whichever way it comes out is said. */
export function Experiment({ id, words, lang, rates = false }: Props) {
  const { state, experiments: runner } = useExperiment(id)
  const { measure }: ExperimentSpec = experiments[id]
  const { phase, sides, outcomes, error } = state
  const busy = phase === 'loading' || phase === 'racing'
  const missing = EXPERIMENT_SEEDS.length - outcomes.length
  const said = usePoliteText(busy ? '' : sayVerdict(outcomes, id, words))
  const { step, total } = progressOf(state)
  return (
    <div
      className="grid gap-4 font-sans"
      data-testid={`experiment-${id}`}
      data-phase={phase}
      data-seeds={outcomes.length}
    >
      <div className="flex flex-wrap items-center gap-x-5 gap-y-2">
        {busy ? (
          <Button onClick={runner.stop} data-testid={`experiment-${id}-stop`}>
            {words.stop}
          </Button>
        ) : (
          <Button kind="primary" onClick={() => void runner.run(id)} data-testid={`experiment-${id}-run`}>
            {outcomes.length === 0 ? words.run : missing > 0 ? words.rest : words.again}
          </Button>
        )}
        <p className="flex-1 basis-64 text-sm text-soft">{words.ready}</p>
      </div>
      <ProgressBar
        label={
          phase === 'loading'
            ? words.loading
            : fill(words.progress, {
                seed: state.seed ?? 0,
                at: outcomes.length + 1,
                count: EXPERIMENT_SEEDS.length,
                step: formatNumber(step, lang),
                total: formatNumber(total, lang),
              })
        }
        value={busy ? outcomes.length + (total > 0 ? step / total : 0) : null}
        max={EXPERIMENT_SEEDS.length}
        testId={`experiment-${id}-progress`}
      />
      {error && (
        <Alert tone="error">
          {fill(words.failed, { reason: words.reasons[error.code === 'offline' ? 'offline' : 'other'] })}
        </Alert>
      )}
      <SidePlots names={words.sides[id]} sides={sides} seed={state.seed} words={words} rates={rates} />
      <OutcomeTable id={id} outcomes={outcomes} words={words} lang={lang} />
      <div className="min-h-20 text-[0.9375rem] @xl:min-h-12">
        <p className="font-semibold" data-testid={`experiment-${id}-verdict`}>
          {sayVerdict(outcomes, id, words)}
        </p>
        <p className="text-sm text-soft">
          {fill(words.measures[measure.kind], {
            over: LOSS_STEPS,
            goal: measure.kind === 'steps-to-loss' ? measure.goal : '',
          })}{' '}
          {outcomes.length > 0 && fill(words.ended, { count: outcomes.length, all: EXPERIMENT_SEEDS.length })}
        </p>
        <p className="sr-only" role="status">
          {said}
        </p>
      </div>
    </div>
  )
}

/** Steps of both sides of the race at hand. */
function progressOf({ sides, phase }: ExperimentState): { step: number; total: number } {
  if (!sides || phase === 'loading') return { step: 0, total: 0 }
  const totals = sides.map(({ stepsPerEpoch, settings }) => (stepsPerEpoch ?? 0) * settings.epochs)
  return { step: sides[0].step + sides[1].step, total: totals[0] + totals[1] }
}
