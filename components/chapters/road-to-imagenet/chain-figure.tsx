'use client'

import { oneOf, whole } from '@/components/mdx/figure-fields'
import { useFigureState } from '@/components/mdx/use-figure-state'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Choices } from '@/components/ui/choices'
import { ProgressBar } from '@/components/ui/progress-bar'
import { Slider } from '@/components/ui/slider'
import { CHAIN_STEPS } from '@/lib/data/chain-report'
import { useChainRuns } from '@/lib/hooks/use-chain-runs'
import type { RoadFigureWords } from '@/lib/i18n/en/road-to-imagenet-figures'
import { fill } from '@/lib/i18n/fill'
import type { Lang } from '@/lib/i18n/languages'
import { CHAIN_DEPTHS, chainActivations, chainStarts } from '@/lib/nn/deep-chain'
import { ChainPlots } from './chain-plots'
import { ChainRunRows } from './chain-run-rows'

interface Props {
  words: RoadFigureWords['chain']
  lang: Lang
}

const fields = {
  activation: oneOf(chainActivations, 'sigmoid'),
  depth: whole(8, CHAIN_DEPTHS.least, CHAIN_DEPTHS.most),
  start: oneOf(chainStarts, 'old'),
}

/** Chains of 2 to 12 layers, trained here: what is left of the gradient when it arrives at the first layer. */
export default function ChainFigure({ words, lang }: Props) {
  const { state, chains } = useChainRuns()
  const { runs, running, error } = state
  const { state: settings, change: set } = useFigureState('chain', fields)
  const current = runs.find(({ id }) => id === running)
  const step = current?.points.at(-1)?.step ?? 0

  return (
    <div className="grid gap-4 font-sans">
      <div className="flex flex-wrap items-end gap-x-6 gap-y-3">
        <Choices
          label={words.activation}
          value={settings.activation}
          testId="chain-activation"
          options={chainActivations.map((value) => ({ value, label: words.activations[value] }))}
          onChange={(activation) => set({ activation })}
        />
        <Choices
          label={words.start}
          value={settings.start}
          testId="chain-start"
          options={chainStarts.map((value) => ({ value, label: words.starts[value] }))}
          onChange={(start) => set({ start })}
        />
        <div className="w-52 max-w-full">
          <Slider
            label={words.depth}
            value={settings.depth}
            min={CHAIN_DEPTHS.least}
            max={CHAIN_DEPTHS.most}
            step={1}
            onChange={(depth) => set({ depth: Math.round(depth) })}
            testId="chain-depth"
          />
        </div>
        {running === null ? (
          <Button kind="primary" data-testid="chain-train" onClick={() => void chains.start(settings)}>
            {words.train}
          </Button>
        ) : (
          <Button data-testid="chain-stop" onClick={chains.stop}>
            {words.stop}
          </Button>
        )}
      </div>
      <ProgressBar
        label={fill(words.progress, { step, steps: CHAIN_STEPS })}
        value={running === null ? null : step}
        max={CHAIN_STEPS}
      />
      {error && (
        <Alert tone="error" testId="chain-error">
          {fill(words.failed, {
            reason: error.code === 'offline' ? words.failures.offline : words.failures.other,
          })}
        </Alert>
      )}
      {runs.length === 0 ? (
        <p className="grid min-h-64 place-items-center rounded-xl bg-wash px-6 text-center text-soft">
          {fill(words.empty, { steps: CHAIN_STEPS })}
        </p>
      ) : (
        <>
          <ChainPlots words={words} runs={runs} />
          <ChainRunRows words={words} lang={lang} runs={runs} onRemove={chains.remove} />
        </>
      )}
    </div>
  )
}
