import { useBenchStrings } from '../bench-strings'
import { PhotoInput, SamplePhoto } from '../photo-source'
import type { PhotoSource } from '@/lib/engine/photo-classifier'
import { SITE_BASE } from '@/lib/engine/site-base'

const SAMPLES = ['espresso', 'cat', 'rocket'] as const

/** The file input and our three photos. */
export function PhotoChooser({ onChoose }: { onChoose: (source: PhotoSource) => void }) {
  const { strings } = useBenchStrings()
  const words = strings.photo
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
      <PhotoInput label={words.choose} testId="photo-input" onChoose={onChoose} />
      <span className="text-sm text-soft">{words.samplesTitle}</span>
      <div className="flex gap-2">
        {SAMPLES.map((sample) => (
          <SamplePhoto
            key={sample}
            {...words.samples[sample]}
            url={`${SITE_BASE}/photos/${sample}.jpg`}
            testId={`photo-sample-${sample}`}
            width={56}
            onChoose={onChoose}
          />
        ))}
      </div>
    </div>
  )
}
