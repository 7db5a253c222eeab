import { useCallback, useRef, useState } from 'react'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { useBenchStrings } from '../bench-strings'
import { useTrainer } from '@/lib/hooks/use-trainer'
import { errorSentence } from '@/lib/i18n/error-sentence'
import { EngineNote } from '../engine-note'
import { Controls } from './controls'
import { Curves } from './curves'
import { Diverged } from './diverged'
import { EngineBadge } from './engine-badge'
import { Finished } from './finished'
import { Insides } from './insides'
import { InsidesPanel } from './insides-panel'
import { Metrics } from './metrics'
import { RunProgress } from './run-progress'
import { SettingsPanel } from './settings-panel'
import { SlowMotion } from './slow-motion'

/** Train LeNet on all of MNIST in the page and watch it learn. */
export default function TrainingBench() {
  const { strings } = useBenchStrings()
  const words = strings.train
  const { state, start, pause, step, epoch, slow, undo, reset, change, watch, chooseEngine } = useTrainer()
  const { fellBack, error, engine, settings } = state
  const [slowOpen, setSlowOpen] = useState(false)
  const slowButton = useRef<HTMLButtonElement>(null)
  // What stops a step is told in the page, not behind the dialog.
  if (slowOpen && error) setSlowOpen(false)

  const closeSlow = useCallback(() => {
    setSlowOpen(false)
    // It was disabled while the step was done, so the browser does not lead the focus back by itself.
    requestAnimationFrame(() => slowButton.current?.focus())
  }, [])
  const distorted = settings.rotation + settings.scale + settings.shear + settings.shift > 0

  return (
    <div role="group" aria-label={words.bench} className="@container font-sans">
      <div className="mb-5 flex flex-wrap items-center justify-between gap-x-4 gap-y-3">
        <Controls
          state={state}
          slowButton={slowButton}
          onStart={start}
          onPause={pause}
          onStep={step}
          onEpoch={epoch}
          onSlow={() => {
            setSlowOpen(true)
            void slow()
          }}
          onReset={reset}
        />
        <EngineBadge engine={engine} onChoose={chooseEngine} />
      </div>

      <div className="grid grid-cols-[minmax(0,1fr)] gap-x-8 gap-y-6 @min-[46rem]:grid-cols-[minmax(0,1.7fr)_minmax(0,1fr)]">
        <Curves history={state.history} settings={settings} stepsPerEpoch={state.stepsPerEpoch} />
        <div className="flex flex-col gap-5">
          <Metrics state={state} />
          <Insides frame={state.frame} distorted={distorted} />
        </div>
      </div>

      <RunProgress state={state} />

      <div className="mt-2 flex min-h-1 flex-col gap-2">
        {error?.code === 'training-diverged' ? (
          <Diverged
            detail={error.detail}
            settings={settings}
            step={state.step}
            onUndo={() => void undo()}
            onReset={reset}
          />
        ) : (
          error && (
            <Alert tone="error" testId="train-error" action={<Button onClick={start}>{words.retry}</Button>}>
              {errorSentence(strings, error)}
            </Alert>
          )
        )}
        <Finished
          state={state}
          onGoOn={(patch) => {
            change(patch)
            void start()
          }}
        />
        <EngineNote fellBack={fellBack} engine={engine} />
        {!state.kept && <Alert tone="info">{words.notKept}</Alert>}
      </div>

      <InsidesPanel frame={state.frame} settings={settings} step={state.step} onWatch={watch} />
      <SettingsPanel
        settings={settings}
        begun={state.step > 0}
        running={state.phase === 'training' || state.phase === 'loading'}
        refused={state.refusedSettings}
        onChange={change}
      />
      <SlowMotion open={slowOpen} state={state} onStep={() => void slow()} onClose={closeSlow} />
    </div>
  )
}
