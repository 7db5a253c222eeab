import type { PhotoSource } from '@/lib/engine/photos-on-page'
import { PhotoOffer } from './photo-offer'

interface PhotoNeededProps {
  /** What to do. */
  say: string
  testId: string
  onChoose: (source: PhotoSource) => void
}

/** Stands in a bench that looks at the page's photo while there is none. */
export function PhotoNeeded({ say, testId, onChoose }: PhotoNeededProps) {
  return (
    <div className="flex min-h-60 flex-col items-center justify-center gap-4 rounded-xl bg-wash px-4 py-5 text-center @min-[36rem]:min-h-44">
      <p className="max-w-prose text-[0.9375rem] text-soft">{say}</p>
      <PhotoOffer testId={testId} onChoose={onChoose} />
    </div>
  )
}
