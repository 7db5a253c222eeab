import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import type { NetworkWeights } from '@/lib/engine/weights'
import type { BroughtNetwork } from '@/lib/protocol/weights-messages'
import { useBenchStrings } from '../bench-strings'
import { sayError } from './say-error'

interface Props {
  network: BroughtNetwork
  weights: NetworkWeights
  onFetch: () => void
}

/** What became of the last attempt, where it did not bring the weights. */
export function Outcome({ network, weights: { error, stopped, hosted }, onFetch }: Props) {
  const { lang, strings } = useBenchStrings()
  const words = strings.weights
  if (error) {
    const fetching = error.way === 'fetch'
    return (
      <Alert
        tone="error"
        testId="weights-error"
        action={
          fetching && (
            <Button onClick={onFetch} data-testid="weights-retry">
              {words.retry}
            </Button>
          )
        }
      >
        {sayError(error, words.networks[network].name, strings, lang)}{' '}
        {fetching && hosted && hosted.here > 0 && words.keptPart}
      </Alert>
    )
  }
  if (!stopped) return null
  return (
    <Alert tone="info" testId="weights-stopped">
      {stopped === 'fetch' ? words.stoppedFetch : words.stoppedImport}
    </Alert>
  )
}
