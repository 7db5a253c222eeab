import { Alert } from '@/components/ui/alert'
import { fill } from '@/lib/i18n/fill'

/** Says what the address asked of a figure in vain. */
export function FigureRefused({ what, words }: { what: readonly string[]; words: { refused: string } }) {
  if (what.length === 0) return null
  return (
    <div className="mb-4">
      <Alert tone="info" testId="figure-refused">
        {fill(words.refused, { what: what.join(', ') })}
      </Alert>
    </div>
  )
}
