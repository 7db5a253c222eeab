import { Button } from '@/components/ui/button'
import { useBenchStrings } from '../bench-strings'
import { PhotoInput, SamplePhoto } from '../photo-source'
import type { NumberSource } from '@/lib/engine/number-photo'
import { SITE_BASE } from '@/lib/engine/site-base'

const SAMPLES = ['blank', 'ruled', 'squared'] as const

interface SourceRowProps {
  onChoose: (source: NumberSource) => void
  onCamera: () => void
  /** The camera is on, or being asked for. */
  cameraBusy: boolean
}

/** The file input, the camera's button and our three photos. */
export function SourceRow({ onChoose, onCamera, cameraBusy }: SourceRowProps) {
  const { strings } = useBenchStrings()
  const words = strings.numberPhoto
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
      <PhotoInput label={words.choose} testId="number-photo-input" onChoose={onChoose} />
      <Button data-testid="camera-start" onClick={onCamera} disabled={cameraBusy}>
        {words.camera}
      </Button>
      <span className="text-sm text-soft">{words.samplesTitle}</span>
      <div className="flex gap-2">
        {SAMPLES.map((sample) => (
          <SamplePhoto
            key={sample}
            {...words.samples[sample]}
            url={`${SITE_BASE}/number-photos/${sample}.jpg`}
            testId={`number-sample-${sample}`}
            width={72}
            onChoose={onChoose}
          />
        ))}
      </div>
    </div>
  )
}
