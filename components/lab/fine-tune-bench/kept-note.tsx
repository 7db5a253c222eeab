import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { useBenchStrings } from '../bench-strings'
import { KEPT_SIDE, PICTURE_BYTES } from '@/lib/data/fine-tune/pictures'
import type { FineTune } from '@/lib/engine/fine-tune'
import type { TuneState } from '@/lib/engine/fine-tune-state'
import { fill } from '@/lib/i18n/fill'
import { formatNumber } from '@/lib/i18n/format'
import { sizeText } from '../take-away/size-text'

/** What this device keeps of the bench, how much that is, and the button that deletes it, which asks first. */
export function KeptNote({ tune, state }: { tune: FineTune; state: TuneState }) {
  const { lang, strings } = useBenchStrings()
  const words = strings.fineTune.kept
  const [asking, setAsking] = useState(false)
  const count = state.project.pictures.length
  const bytes = count * PICTURE_BYTES
  return (
    <div
      className="mt-6 flex flex-wrap items-center gap-3 border-t border-line pt-4 text-sm text-soft"
      data-testid="finetune-kept"
      data-bytes={bytes}
    >
      <p className="m-0 min-w-52 flex-1">
        {state.kept
          ? fill(words.text, {
              count: formatNumber(count, lang),
              side: KEPT_SIDE,
              size: sizeText(bytes, strings.takeAway, lang),
            })
          : words.not}
      </p>
      {asking ? (
        <div role="group" aria-label={words.really} className="flex flex-wrap items-center gap-2">
          <span>{words.really}</span>
          <Button
            data-testid="finetune-forget-yes"
            onClick={() => {
              void tune.forget()
              setAsking(false)
            }}
          >
            {words.yes}
          </Button>
          <Button kind="quiet" onClick={() => setAsking(false)}>
            {words.no}
          </Button>
        </div>
      ) : (
        <Button kind="quiet" data-testid="finetune-forget" onClick={() => setAsking(true)}>
          {words.forget}
        </Button>
      )}
    </div>
  )
}
