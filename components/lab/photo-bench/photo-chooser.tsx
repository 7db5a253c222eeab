import { Button } from '@/components/ui/button'
import { useBenchStrings } from '../bench-strings'
import { PhotoInput, SamplePhoto } from '../photo-source'
import type { PhotoSource } from '@/lib/engine/photos-on-page'
import { SITE_BASE } from '@/lib/engine/site-base'

const SAMPLES = ['espresso', 'cat', 'rocket'] as const

interface PhotoChooserProps {
  onChoose: (sources: readonly PhotoSource[]) => void
  onCamera: () => void
  /** The camera is on, or being asked for. */
  cameraBusy: boolean
}

/** The file input, the camera's button and our three photos. */
export function PhotoChooser({ onChoose, onCamera, cameraBusy }: PhotoChooserProps) {
  const { strings } = useBenchStrings()
  const words = strings.photo
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
      <PhotoInput
        label={words.choose}
        testId="photo-input"
        onChoose={(source) => onChoose([source])}
        onChooseSeveral={onChoose}
      />
      <Button data-testid="photo-camera" onClick={onCamera} disabled={cameraBusy}>
        {words.camera}
      </Button>
      <span className="text-sm text-soft">{words.samplesTitle}</span>
      <div className="flex gap-2">
        {SAMPLES.map((sample) => (
          <SamplePhoto
            key={sample}
            {...words.samples[sample]}
            url={`${SITE_BASE}/photos/${sample}.jpg`}
            testId={`photo-sample-${sample}`}
            width={56}
            onChoose={(source) => onChoose([source])}
          />
        ))}
      </div>
    </div>
  )
}
