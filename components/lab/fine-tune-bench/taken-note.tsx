import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { ProgressBar } from '@/components/ui/progress-bar'
import { useBenchStrings } from '../bench-strings'
import type { FineTune } from '@/lib/engine/fine-tune'
import type { TuneState } from '@/lib/engine/fine-tune-state'
import { errorSentence } from '@/lib/i18n/error-sentence'
import { fill } from '@/lib/i18n/fill'
import { formatNumber } from '@/lib/i18n/format'

/** Files of which the reason is told one by one. */
const NAMED = 5

/** How far opening pictures has come, and which files were not taken and why. */
export function TakenNote({ tune, state }: { tune: FineTune; state: TuneState }) {
  const { lang, strings } = useBenchStrings()
  const words = strings.fineTune
  const { taking, refused, twice } = state
  return (
    <>
      {taking && (
        <div className="mt-3 flex items-end gap-3">
          <div className="min-w-0 flex-1">
            <ProgressBar
              label={words.taking}
              value={taking.done}
              max={taking.total}
              detail={fill(words.takingDetail, taking)}
              testId="finetune-taking"
            />
          </div>
          <Button data-testid="finetune-stop-taking" onClick={tune.stopTaking}>
            {words.stopTaking}
          </Button>
        </div>
      )}
      {refused.length > 0 && (
        <div className="mt-3">
          <Alert tone="error" testId="finetune-refused">
            <p className="m-0">{fill(words.refused, { count: formatNumber(refused.length, lang) })}</p>
            <ul className="m-0 list-none p-0 text-sm">
              {refused.slice(0, NAMED).map(({ name, error }, i) => (
                <li key={i} className="break-words">
                  {fill(words.refusedOne, { name, sentence: errorSentence(strings, error) })}
                </li>
              ))}
              {refused.length > NAMED && (
                <li>{fill(words.refusedMore, { count: formatNumber(refused.length - NAMED, lang) })}</li>
              )}
            </ul>
          </Alert>
        </div>
      )}
      {twice > 0 && (
        <div className="mt-3">
          <Alert tone="info" testId="finetune-twice">
            {fill(words.twice, { count: formatNumber(twice, lang) })}
          </Alert>
        </div>
      )}
    </>
  )
}
