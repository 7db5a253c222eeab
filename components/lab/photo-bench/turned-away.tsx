import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { useBenchStrings } from '../bench-strings'
import type { TurnedAway as Away } from '@/lib/engine/photo-thumbs'
import { errorSentence } from '@/lib/i18n/error-sentence'

/** Which of several files were no photos, and why. */
export function TurnedAway({ files, onForget }: { files: readonly Away[]; onForget: () => void }) {
  const { strings } = useBenchStrings()
  const words = strings.photo
  if (files.length === 0) return null
  return (
    <div className="mb-3">
      <Alert
        tone="error"
        testId="photo-turned-away"
        action={<Button onClick={onForget}>{words.forget}</Button>}
      >
        {words.turnedAway}
        <ul className="m-0 list-none p-0 text-sm">
          {files.map(({ name, error }, i) => (
            <li key={i} data-name={name} data-code={error.code} className="m-0 p-0">
              <strong className="break-all">{name}</strong> {errorSentence(strings, error)}
            </li>
          ))}
        </ul>
      </Alert>
    </div>
  )
}
