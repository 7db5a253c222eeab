import { Alert } from '@/components/ui/alert'
import type { OptimiserWords } from '@/lib/i18n/en/optimiser-figures'
import { fill } from '@/lib/i18n/fill'

/** Says what the address asked for in vain. */
export function Refused({ what, words }: { what: readonly string[]; words: OptimiserWords }) {
  if (what.length === 0) return null
  return (
    <Alert tone="info" testId="figure-refused">
      {fill(words.refused, { what: what.join(', ') })}
    </Alert>
  )
}
