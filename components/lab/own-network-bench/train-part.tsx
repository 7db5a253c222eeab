import { useId } from 'react'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Metric } from '@/components/ui/metric'
import { ProgressBar } from '@/components/ui/progress-bar'
import { Select } from '@/components/ui/select'
import { OWN_CHOICES, sameNetwork, type OwnSettings } from '@/lib/data/own-network'
import { SETTING_RANGES } from '@/lib/data/train-settings'
import type { OwnRunState } from '@/lib/engine/own-network'
import { useOwnNetwork, useOwnText } from '@/lib/hooks/use-own-network'
import { usePoliteText } from '@/lib/hooks/use-polite-text'
import { errorSentence } from '@/lib/i18n/error-sentence'
import { fill } from '@/lib/i18n/fill'
import { formatNumber } from '@/lib/i18n/format'
import type { AnyNetwork } from '@/lib/nn/layers'
import { useBenchStrings } from '../bench-strings'
import { engineName } from '../engine-name'
import { RunPlots } from './run-plots'

/** Trains the network of the text on MNIST; null while the text says none that can be trained. */
export function TrainPart({ spec }: { spec: AnyNetwork | null }) {
  const { lang, strings } = useBenchStrings()
  const words = strings.ownNetwork.train
  const title = useId()
  const { state, actions } = useOwnNetwork()
  const { state: text, actions: texts } = useOwnText()
  const { phase, error } = state
  const busy = phase === 'loading' || phase === 'training'
  const status = useStatus(state)
  const said = usePoliteText(status)
  const total = totalSteps(state)
  const last = state.history.looks.at(-1)
  const test = state.history.looks.findLast(({ testAccuracy }) => testAccuracy !== null)?.testAccuracy
  const percent = (share: number | null | undefined) =>
    share === null || share === undefined
      ? words.none
      : formatNumber(share, lang, { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 })

  return (
    <section
      aria-labelledby={title}
      className="grid gap-4 border-t border-line pt-4"
      data-testid="own-network-train"
      data-phase={phase}
    >
      <h3 id={title} className="m-0 font-sans! text-[1.0625rem] font-semibold">
        {words.title}
      </h3>
      <SettingsRow settings={text.settings} disabled={busy} onChange={texts.change} />
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        {busy ? (
          <Button onClick={actions.pause} data-testid="own-network-pause">
            {words.pause}
          </Button>
        ) : (
          <>
            {phase === 'paused' && (
              <Button kind="primary" onClick={() => void actions.resume()} data-testid="own-network-resume">
                {words.resume}
              </Button>
            )}
            <Button
              kind={phase === 'paused' ? 'plain' : 'primary'}
              disabled={!spec}
              onClick={() => spec && void actions.start(spec, text.settings)}
              data-testid="own-network-start"
            >
              {state.spec && state.settings ? words.again : words.start}
            </Button>
          </>
        )}
        {(busy || phase === 'paused') && (
          <Button kind="quiet" onClick={actions.cancel} data-testid="own-network-cancel">
            {words.cancel}
          </Button>
        )}
        <p className="min-w-0 flex-1 basis-64 text-sm text-soft" data-testid="own-network-status">
          {busy || spec ? status : words.notNow}
        </p>
      </div>
      <p className="sr-only" role="status">
        {said}
      </p>
      {state.spec && (
        <>
          <ProgressBar
            label={
              state.engine ? fill(words.engine, { engine: engineName(strings.train, state.engine) }) : ''
            }
            value={busy ? (state.evaluating ?? (total > 0 ? state.step / total : 0)) : null}
          />
          {error && (
            <Alert tone="error" testId="own-network-error">
              {errorSentence(strings, error)}
            </Alert>
          )}
          {spec && !sameNetwork(spec, state.spec) && <p className="text-sm">{words.other}</p>}
          {state.settings && (
            <>
              <div className="flex flex-wrap gap-x-8 gap-y-2">
                <Metric
                  label={words.validation}
                  value={last?.validationAccuracy ?? undefined}
                  testId="own-network-validation"
                >
                  {percent(last?.validationAccuracy)}
                </Metric>
                <Metric label={words.test} value={test ?? undefined} testId="own-network-test">
                  {percent(test)}
                </Metric>
                <p className="max-w-56 self-end text-[0.8125rem] text-soft">{words.testNote}</p>
              </div>
              <RunPlots history={state.history} total={total} />
            </>
          )}
        </>
      )}
    </section>
  )
}

const totalSteps = ({ stepsPerEpoch, settings }: OwnRunState) => stepsPerEpoch * (settings?.epochs ?? 0)

/** How the run stands, in a sentence. */
function useStatus(state: OwnRunState): string {
  const { lang, strings } = useBenchStrings()
  const words = strings.ownNetwork.train
  const { phase, step, evaluating, imagesPerSecond, settings, weights } = state
  const total = totalSteps(state)
  const counts = { step: formatNumber(step, lang), total: formatNumber(total, lang) }
  switch (phase) {
    case 'idle':
      return weights && !settings ? words.loaded : words.idle
    case 'loading':
      return words.loading
    case 'training':
      if (evaluating !== null) return words.looking
      return fill(words.step, { ...counts, speed: formatNumber(Math.round(imagesPerSecond ?? 0), lang) })
    case 'paused':
      return fill(words.paused, counts)
    case 'done':
      return fill(step < total ? words.stopped : words.done, counts)
    case 'failed':
      return fill(words.stopped, counts)
  }
}

interface SettingsProps {
  settings: OwnSettings
  disabled: boolean
  onChange: (patch: Partial<OwnSettings>) => void
}

function SettingsRow({ settings, disabled, onChange }: SettingsProps) {
  const { lang, strings } = useBenchStrings()
  const words = strings.ownNetwork.train
  const seed = useId()
  const { min, max } = SETTING_RANGES.seed
  return (
    <div className="grid grid-cols-2 gap-3 @min-[30rem]:grid-cols-3 @min-[48rem]:grid-cols-5">
      {(['digits', 'epochs', 'batch', 'learningRate'] as const).map((name) => (
        <Select
          key={name}
          label={words[name]}
          value={String(settings[name])}
          options={OWN_CHOICES[name].map((value) => ({
            value: String(value),
            label: formatNumber(value, lang),
          }))}
          disabled={disabled}
          onChange={(value) => onChange({ [name]: Number(value) })}
          testId={`own-network-${name}`}
        />
      ))}
      <div className="min-w-0 font-sans text-sm">
        <label htmlFor={seed} className="mb-1 block text-soft">
          {words.seed}
        </label>
        <input
          id={seed}
          type="number"
          min={min}
          max={max}
          step={1}
          inputMode="numeric"
          className="h-11 w-full rounded-lg border border-edge/60 bg-card px-3 text-[0.9375rem] text-ink disabled:opacity-45"
          value={settings.seed}
          disabled={disabled}
          onChange={({ target }) => {
            const value = Math.floor(target.valueAsNumber)
            if (value >= min && value <= max) onChange({ seed: value })
          }}
        />
      </div>
    </div>
  )
}
