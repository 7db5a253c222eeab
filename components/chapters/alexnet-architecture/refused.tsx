import { Alert } from '@/components/ui/alert'
import { fill } from '@/lib/i18n/fill'
import type { FigureProps } from './figures'

/** Says what the address asked for in vain. */
export function Refused({ what, words }: { what: readonly string[]; words: FigureProps['words'] }) {
  if (what.length === 0) return null
  return (
    <div className="mb-4">
      <Alert tone="info" testId="figure-refused">
        {fill(words.refused, { what: what.join(', ') })}
      </Alert>
    </div>
  )
}
