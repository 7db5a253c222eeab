import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { useBenchStrings } from '../bench-strings'
import { useTrainer } from '@/lib/hooks/use-trainer'
import { errorSentence } from '@/lib/i18n/error-sentence'
import { EngineNote } from '../engine-note'
import { Controls } from './controls'
import { Curves } from './curves'
import { EngineBadge } from './engine-badge'
import { Insides } from './insides'
import { Metrics } from './metrics'
import { RunProgress } from './run-progress'
import { SettingsPanel } from './settings-panel'

/** Train LeNet on all of MNIST in the page and watch it learn. */
export default function TrainingBench() {
  const { strings } = useBenchStrings()
  const words = strings.train
  const { state, start, pause, step, reset, change, chooseEngine } = useTrainer()
  const { fellBack, error, engine } = state

  return (
    <div role="group" aria-label={words.bench} className="@container font-sans">
      <div className="mb-5 flex flex-wrap items-center justify-between gap-x-4 gap-y-3">
        <Controls state={state} onStart={start} onPause={pause} onStep={step} onReset={reset} />
        <EngineBadge engine={engine} onChoose={chooseEngine} />
      </div>

      <div className="grid grid-cols-[minmax(0,1fr)] gap-x-8 gap-y-6 @min-[46rem]:grid-cols-[minmax(0,1.7fr)_minmax(0,1fr)]">
        <Curves history={state.history} settings={state.settings} stepsPerEpoch={state.stepsPerEpoch} />
        <div className="flex flex-col gap-5">
          <Metrics state={state} />
          <Insides frame={state.frame} />
        </div>
      </div>

      <RunProgress state={state} />

      <div className="mt-2 flex min-h-1 flex-col gap-2">
        {error && (
          <Alert tone="error" testId="train-error" action={<Button onClick={start}>{words.retry}</Button>}>
            {errorSentence(strings, error)}
          </Alert>
        )}
        <EngineNote fellBack={fellBack} engine={engine} />
        {!state.kept && <Alert tone="info">{words.notKept}</Alert>}
      </div>

      <SettingsPanel
        settings={state.settings}
        begun={state.step > 0}
        running={state.phase === 'training' || state.phase === 'loading'}
        refused={state.refusedSettings}
        onChange={change}
      />
    </div>
  )
}
