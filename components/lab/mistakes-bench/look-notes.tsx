import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { isStale, type ExaminerState, type Look } from '@/lib/engine/examiner'
import type { MyLeNet } from '@/lib/engine/my-lenet'
import { errorSentence } from '@/lib/i18n/error-sentence'
import { fill } from '@/lib/i18n/fill'
import { formatNumber } from '@/lib/i18n/format'
import { useBenchStrings } from '../bench-strings'

interface LookNotesProps {
  state: ExaminerState
  look: Look | null
  mine: MyLeNet | null
  onLook: () => Promise<void>
}

/** What went wrong and what to do next; and that a network has been trained on since it was looked at. */
export function LookNotes({ state, look, mine, onLook }: LookNotesProps) {
  const { lang, strings } = useBenchStrings()
  const words = strings.mistakes
  const { error, looking } = state
  const stale = look && isStale(look, mine)
  return (
    <div className="flex flex-col gap-2">
      {error && (
        <Alert
          tone="error"
          testId="mistakes-error"
          action={<Button onClick={() => void onLook()}>{words.retry}</Button>}
        >
          {error.code === 'weights-invalid' ? words.notNumbers : errorSentence(strings, error)}
        </Alert>
      )}
      {stale && !looking && (
        <Alert
          tone="info"
          testId="mistakes-stale"
          action={<Button onClick={() => void onLook()}>{words.again}</Button>}
        >
          {fill(words.stale, {
            then: formatNumber(look.mine?.step ?? 0, lang),
            now: formatNumber(mine?.step ?? 0, lang),
          })}
        </Alert>
      )}
    </div>
  )
}
