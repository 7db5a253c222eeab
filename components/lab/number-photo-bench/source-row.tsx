import Image from 'next/image'
import { useId, type ChangeEvent } from 'react'
import { Button } from '@/components/ui/button'
import { useBenchStrings } from '../bench-strings'
import type { NumberSource } from '@/lib/engine/number-photo'
import { SITE_BASE } from '@/lib/engine/site-base'

const SAMPLES = ['blank', 'ruled', 'squared'] as const

/** What the page can open; a phone then also hands over its own formats as JPEG. The content is checked, not the name. */
const ACCEPT = 'image/jpeg,image/png,image/webp,image/gif,image/avif,image/bmp'

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
  const input = useId()
  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    const photo = event.target.files?.[0]
    if (photo) onChoose({ photo, name: photo.name })
    event.target.value = '' // so that the same file can be chosen again
  }
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
      <div className="relative">
        <input
          id={input}
          type="file"
          accept={ACCEPT}
          data-testid="number-photo-input"
          onChange={choose}
          className="peer absolute inset-0 size-full cursor-pointer opacity-0"
        />
        <label
          htmlFor={input}
          className="inline-flex min-h-11 cursor-pointer items-center rounded-full bg-lenet px-5 font-semibold text-on-lenet peer-focus-visible:outline-3 peer-focus-visible:outline-offset-2 peer-focus-visible:outline-lenet"
        >
          {words.choose}
        </label>
      </div>
      <Button data-testid="camera-start" onClick={onCamera} disabled={cameraBusy}>
        {words.camera}
      </Button>
      <span className="text-sm text-soft">{words.samplesTitle}</span>
      <div className="flex gap-2">
        {SAMPLES.map((sample) => {
          const { name, alt } = words.samples[sample]
          const url = `${SITE_BASE}/number-photos/${sample}.jpg`
          return (
            <button
              key={sample}
              type="button"
              data-testid={`number-sample-${sample}`}
              title={name}
              onClick={() => onChoose({ url, name })}
              className="h-14 w-18 cursor-pointer overflow-hidden rounded-md border border-edge/60 hover:border-lenet"
            >
              <Image
                src={url}
                alt={`${name}: ${alt}`}
                width={72}
                height={56}
                unoptimized
                className="m-0 size-full object-cover"
              />
            </button>
          )
        })}
      </div>
    </div>
  )
}
