import type { PhotoSource } from '@/lib/engine/photos-on-page'
import { SITE_BASE } from '@/lib/engine/site-base'
import { useBenchStrings } from '../bench-strings'
import { PhotoInput, SamplePhoto } from '../photo-source'

const SAMPLES = ['espresso', 'cat', 'rocket'] as const

/** A photo of the reader's, or one of ours, becomes the photo of the page. */
export function PhotoOffer({
  testId,
  onChoose,
}: {
  testId: string
  onChoose: (source: PhotoSource) => void
}) {
  const { strings } = useBenchStrings()
  return (
    <div className="flex flex-wrap items-center justify-center gap-x-3 gap-y-2">
      <PhotoInput
        label={strings.photoInside.choose}
        kind="plain"
        testId={`${testId}-input`}
        onChoose={onChoose}
      />
      <span className="text-sm text-soft">{strings.photoInside.ours}</span>
      <div className="flex gap-2">
        {SAMPLES.map((sample) => (
          <SamplePhoto
            key={sample}
            {...strings.photo.samples[sample]}
            url={`${SITE_BASE}/photos/${sample}.jpg`}
            testId={`${testId}-${sample}`}
            width={56}
            onChoose={onChoose}
          />
        ))}
      </div>
    </div>
  )
}
