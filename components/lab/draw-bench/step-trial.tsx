import { useEffect } from 'react'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { ProgressBar } from '@/components/ui/progress-bar'
import { ALL_STEPS, seeingSteps, type Steps } from '@/lib/data/drawing/steps'
import { digitWorker } from '@/lib/engine/digit-worker'
import type { MyLeNet } from '@/lib/engine/my-lenet'
import { SITE_BASE } from '@/lib/engine/site-base'
import { createStepTrial, sameSteps, TRIAL_SEEDS, type Trial } from '@/lib/engine/step-trial'
import { useStore } from '@/lib/hooks/use-store'
import { errorSentence } from '@/lib/i18n/error-sentence'
import { fill } from '@/lib/i18n/fill'
import { formatNumber } from '@/lib/i18n/format'
import type { DigitNetwork } from '@/lib/protocol/messages'
import { useBenchStrings } from '../bench-strings'
import { MisreadDrawings } from './misread-drawings'
import { keepInTab, keptInTab } from './session'

const KEY = 'step-trials'

const trial = createStepTrial({
  worker: digitWorker,
  base: SITE_BASE,
  save: (trials) => keepInTab(KEY, trials),
})

/** Trials as kept for this tab; none when they are not ours. */
function keptTrials(): readonly Trial[] {
  const kept = keptInTab(KEY)
  const ours = (value: unknown) =>
    typeof (value as Trial)?.right === 'number' && Array.isArray((value as Trial).misread)
  return Array.isArray(kept) && kept.every(ours) ? (kept as Trial[]) : []
}

/** At most so many trials are listed. */
const LISTED = 5

interface StepTrialProps {
  network: DigitNetwork
  mine: MyLeNet | null
  steps: Steps
}

/** How many of 300 generated drawings are read after the steps that are taken: what each step is good for, in numbers. */
export function StepTrial({ network, mine, steps }: StepTrialProps) {
  const { lang, strings } = useBenchStrings()
  const words = strings.draw.trial
  const names = strings.draw.steps
  const { trials, running, error } = useStore(trial.store)
  useEffect(() => trial.restore(keptTrials()), [])
  useEffect(() => () => trial.cancel(), [])

  const savedAt = network === 'mine' ? (mine?.savedAt ?? null) : null
  const listed = trials.filter((t) => t.network === network && t.savedAt === savedAt).slice(0, LISTED)
  const now = listed.find((t) => sameSteps(t.steps, steps)) ?? null
  const count = formatNumber(TRIAL_SEEDS.length, lang)
  const left = (taken: Steps) =>
    seeingSteps
      .filter((step) => !taken[step])
      .map((step) => names[step].name)
      .join(strings.draw.listComma)
  const name = (taken: Steps) =>
    sameSteps(taken, ALL_STEPS) ? words.all : fill(words.without, { steps: left(taken) })

  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        {running ? (
          <>
            <div className="min-w-40 flex-1">
              <ProgressBar
                label={words.running}
                value={running.done}
                max={running.total}
                detail={fill(words.doneOf, running)}
              />
            </div>
            <Button onClick={trial.cancel} data-testid="step-trial-cancel">
              {words.cancel}
            </Button>
          </>
        ) : (
          <Button onClick={() => void trial.run(network, steps)} data-testid="step-trial">
            {fill(words.run, { count })}
          </Button>
        )}
        <p className="min-w-40 flex-1 basis-64 text-xs leading-normal text-soft">{words.how}</p>
      </div>
      {error && <Alert tone="error">{errorSentence(strings, error)}</Alert>}
      <ul aria-live="polite" className="flex flex-col gap-1 text-sm text-ink empty:hidden">
        {listed.map((t) => (
          <li
            key={seeingSteps.map((step) => Number(t.steps[step])).join('')}
            data-testid="step-trial-result"
            data-left-out={seeingSteps.filter((step) => !t.steps[step]).join(' ')}
            data-right={t.right}
            data-total={t.total}
            className="flex flex-wrap items-center gap-x-3"
          >
            <span className="min-w-56">{name(t.steps)}</span>
            <span aria-hidden className="h-3 w-40 overflow-hidden rounded-xs bg-wash">
              <span
                className="block h-full origin-left bg-ink"
                style={{ transform: `scaleX(${t.right / t.total})` }}
              />
            </span>
            <span className="font-mono text-xs tabular-nums">
              {fill(words.reads, { right: t.right, total: t.total })}
            </span>
          </li>
        ))}
      </ul>
      {now && now.misread.length > 0 && <MisreadDrawings misread={now.misread} steps={steps} />}
    </div>
  )
}
