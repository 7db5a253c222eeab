import { Experiment } from '@/components/lab/experiment'
import { oneOf } from '@/components/mdx/figure-fields'
import { useFigureState } from '@/components/mdx/use-figure-state'
import { Choices } from '@/components/ui/choices'
import type { FigureProps } from './figures'

const chains = ['deep-sigmoid', 'deep'] as const
const fields = { chain: oneOf(chains, 'deep-sigmoid') }

/** Plain chains deeper than LeNet: a sigmoid or tanh against ReLU. */
export default function RaceDeepFigure({ lang, words, racing }: FigureProps) {
  const { state, change } = useFigureState('race-deep', fields)
  return (
    <div className="grid gap-4">
      <Choices
        label={words.raceDeep.chain}
        value={state.chain}
        options={chains.map((value) => ({ value, label: words.raceDeep.chains[value] }))}
        onChange={(chain) => change({ chain })}
        testId="race-deep-chain"
      />
      <Experiment key={state.chain} id={state.chain} words={racing} lang={lang} />
    </div>
  )
}
