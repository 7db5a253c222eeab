import Image from 'next/image'
import { useId, type ChangeEvent } from 'react'
import { classes } from '@/components/ui/classes'

/** What the page can open; a phone then also hands over its own formats as JPEG. The content is checked, not the name. */
export const ACCEPT = 'image/jpeg,image/png,image/webp,image/gif,image/avif,image/bmp'

const looks = {
  primary: 'rounded-full bg-lenet px-5 font-semibold text-on-lenet',
  plain: 'rounded-lg border border-edge/60 bg-card px-3 text-sm peer-hover:border-lenet',
}

interface PhotoInputProps {
  label: string
  testId: string
  /** The one thing to do first, or one choice among others. */
  kind?: keyof typeof looks
  onChoose: (source: { photo: File; name: string }) => void
  /** Given: several may be chosen at once, and all come here, one too. */
  onChooseSeveral?: (sources: { photo: File; name: string }[]) => void
}

/** A file input in the dress of a button. */
export function PhotoInput({ label, testId, kind = 'primary', onChoose, onChooseSeveral }: PhotoInputProps) {
  const input = useId()
  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    const sources = Array.from(event.target.files ?? [], (photo) => ({ photo, name: photo.name }))
    if (sources.length > 0) {
      if (onChooseSeveral) onChooseSeveral(sources)
      else onChoose(sources[0])
    }
    event.target.value = '' // so that the same file can be chosen again
  }
  return (
    <div className="relative">
      <input
        id={input}
        type="file"
        accept={ACCEPT}
        multiple={onChooseSeveral !== undefined}
        data-testid={testId}
        onChange={choose}
        className="peer absolute inset-0 size-full cursor-pointer opacity-0"
      />
      <label
        htmlFor={input}
        className={classes(
          'inline-flex min-h-11 cursor-pointer items-center peer-focus-visible:outline-3 peer-focus-visible:outline-offset-2 peer-focus-visible:outline-lenet',
          looks[kind],
        )}
      >
        {label}
      </label>
    </div>
  )
}

interface SamplePhotoProps {
  name: string
  alt: string
  url: string
  testId: string
  /** CSS pixels; 56 high. */
  width: 56 | 72
  onChoose: (source: { url: string; name: string }) => void
}

/** One of our photos, to try with a press. */
export function SamplePhoto({ name, alt, url, testId, width, onChoose }: SamplePhotoProps) {
  return (
    <button
      type="button"
      data-testid={testId}
      title={name}
      onClick={() => onChoose({ url, name })}
      className={classes(
        'h-14 cursor-pointer overflow-hidden rounded-md border border-edge/60 hover:border-lenet',
        width === 72 ? 'w-18' : 'w-14',
      )}
    >
      <Image
        src={url}
        alt={`${name}: ${alt}`}
        width={width}
        height={56}
        unoptimized
        className="m-0 size-full object-cover"
      />
    </button>
  )
}
