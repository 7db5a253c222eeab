import { Button } from '@/components/ui/button'
import type { NetworkWeights } from '@/lib/engine/weights'
import { fill } from '@/lib/i18n/fill'
import { useBenchStrings } from '../bench-strings'
import { sizeText } from '../take-away/size-text'

interface Props {
  hosted: NonNullable<NetworkWeights['hosted']>
  onFetch: () => void
}

/** What this site offers, and a button: nothing of it comes unasked. */
export function HostedRow({ hosted, onFetch }: Props) {
  const { lang, strings } = useBenchStrings()
  const words = strings.weights
  const size = sizeText(hosted.bytes, strings.takeAway, lang)
  const here = sizeText(hosted.here, strings.takeAway, lang)
  return (
    <div
      className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2"
      data-testid="weights-hosted"
      data-bytes={hosted.bytes}
      data-here={hosted.here}
    >
      <p className="m-0 min-w-0 flex-1 basis-56 text-sm leading-relaxed">
        {fill(words.hosted, { size })} {hosted.here > 0 && fill(words.hostedPart, { here, size })}
      </p>
      <Button kind="primary" onClick={onFetch} data-testid="weights-fetch">
        {hosted.here > 0 ? words.goOn : fill(words.fetch, { size })}
      </Button>
    </div>
  )
}
