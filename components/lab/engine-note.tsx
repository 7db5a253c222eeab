import { Alert } from '@/components/ui/alert'
import { useBenchStrings } from './bench-strings'
import type { GivenUp } from '@/lib/engine/first-engine'
import { errorSentence } from '@/lib/i18n/error-sentence'
import { fill } from '@/lib/i18n/fill'
import type { EngineReport } from '@/lib/protocol/messages'
import { engineName } from './engine-name'

/** Tells of an engine that had to be given up, and which one computes instead; nothing when all is well. */
export function EngineNote({ fellBack, engine }: { fellBack: GivenUp | null; engine: EngineReport | null }) {
  const { strings } = useBenchStrings()
  const words = strings.train
  if (!fellBack) return null
  return (
    <Alert tone="info" testId="engine-note">
      {errorSentence(strings, fellBack)}{' '}
      {engine && fill(words.engine.nowInUse, { engine: engineName(words, engine) })}
    </Alert>
  )
}
