import { Alert } from '@/components/ui/alert'
import { useWeights } from '@/lib/hooks/use-weights'
import { fill } from '@/lib/i18n/fill'
import { useBenchStrings } from '../bench-strings'
import { JobRow } from '../weights-bench/job-row'
import { Outcome } from '../weights-bench/outcome'
import { ToPage } from './to-page'

/** A large network on its way into the photo bench. */
export function LargePart({ network, file }: { network: 'alexnet' | 'alexnet2012'; file: string }) {
  const words = useBenchStrings().strings.outgrow.back
  const { state, cancel, fetchHosted } = useWeights()
  const weights = state.networks[network]
  if (weights.job) return <JobRow job={weights.job} onCancel={() => cancel(network)} />
  if (weights.error || weights.stopped)
    return <Outcome network={network} weights={weights} onFetch={() => void fetchHosted(network)} />
  if (!weights.held) return null
  return (
    <Alert
      tone="info"
      testId="outgrow-large"
      action={<ToPage to="classify-photos/#bench" words={words.photo} />}
    >
      {fill(words.large, { file })}
    </Alert>
  )
}
