import { useEffect, useRef, useState } from 'react'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import type { NetworkWeights } from '@/lib/engine/weights'
import { fill } from '@/lib/i18n/fill'
import { languageTags } from '@/lib/i18n/languages'
import { useBenchStrings } from '../bench-strings'
import { sizeText } from '../take-away/size-text'

interface Props {
  held: NonNullable<NetworkWeights['held']>
  onRemove: () => void
}

/** Weights that are on the device: how large, where from, since when; and a button to delete them. */
export function HeldRow({ held, onRemove }: Props) {
  const { lang, strings } = useBenchStrings()
  const words = strings.weights
  const [asking, setAsking] = useState(false)
  const keep = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (asking) keep.current?.focus()
  }, [asking])
  const size = sizeText(held.bytes, strings.takeAway, lang)
  const date = new Intl.DateTimeFormat(languageTags[lang], { dateStyle: 'long' }).format(held.savedAt)
  const { origin, visit } = held
  return (
    <div data-testid="weights-held" data-bytes={held.bytes} data-visit={visit ?? undefined}>
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <p className="m-0 min-w-0 flex-1 basis-56 text-sm leading-relaxed [overflow-wrap:anywhere]">
          <strong className="block text-base text-alexnet">{fill(words.held, { size })}</strong>
          {origin.from === 'site'
            ? fill(words.fromSite, { date })
            : fill(words.fromFile, {
                name: origin.name,
                size: sizeText(origin.bytes, strings.takeAway, lang),
                date,
              })}{' '}
          {visit === null && <span className="text-soft">{words.kept}</span>}
        </p>
        {!asking && (
          <Button onClick={() => setAsking(true)} data-testid="weights-delete">
            {words.remove}
          </Button>
        )}
      </div>
      {asking && (
        <div
          role="group"
          aria-label={words.remove}
          className="mt-2 flex flex-wrap items-center gap-x-4 gap-y-2 rounded-xl border border-line bg-wash px-4 py-3 text-[0.9375rem]"
          onKeyDown={(event) => event.key === 'Escape' && setAsking(false)}
        >
          <span className="min-w-0 flex-1 basis-48">{fill(words.removeAsk, { size })}</span>
          <Button
            data-testid="weights-delete-yes"
            onClick={() => {
              setAsking(false)
              onRemove()
            }}
          >
            {words.removeYes}
          </Button>
          <Button ref={keep} onClick={() => setAsking(false)} data-testid="weights-delete-no">
            {words.removeNo}
          </Button>
        </div>
      )}
      {visit && (
        <div className="mt-2">
          <Alert tone="info" testId="weights-visit">
            {visit === 'no-room' ? words.visitNoRoom : words.visitUnavailable}
          </Alert>
        </div>
      )}
    </div>
  )
}
