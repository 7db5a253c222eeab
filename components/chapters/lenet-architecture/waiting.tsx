import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import type { ArchitectureWords } from '@/lib/i18n/en/lenet-architecture-figures'
import type { Lenet } from './use-lenet'

/** What stands in a figure until digits and weights are here. */
export function Waiting({ lenet, words }: { lenet: Lenet; words: ArchitectureWords }) {
  if (!lenet.failed) return <p className="text-soft">{words.loading}</p>
  return (
    <Alert tone="error" action={<Button onClick={lenet.retry}>{words.retry}</Button>}>
      {words.failed}
    </Alert>
  )
}
