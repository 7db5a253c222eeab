import { PixelGrid } from '@/components/viz/pixel-grid'
import { classes } from '@/components/ui/classes'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import type { ConvolutionWords } from '@/lib/i18n/en/convolution-figures'
import { SAMPLES_PER_CLASS } from '@/lib/data/sample-digits'
import { digitIndex, photoNames, SIDE } from './picture'
import type { Picture } from './use-picture'

/** One button a kind of picture: a digit (again for the next one), three photos, the reader's own. */
export function PictureChoice({ picture, words }: { picture: Picture; words: ConvolutionWords }) {
  const index = digitIndex(picture.name)
  const next = index === null ? 30 : (index + SAMPLES_PER_CLASS + 1) % 100
  const w = words.picture
  const look = (chosen: boolean) =>
    classes(
      'inline-flex min-h-11 min-w-11 items-center justify-center gap-2 rounded-lg border bg-card px-3 text-sm',
      chosen ? 'border-lenet text-lenet ring-1 ring-lenet' : 'border-edge/60 hover:border-lenet',
    )
  return (
    <div role="group" aria-label={w.title} className="flex flex-wrap items-center gap-2">
      <span className="text-sm text-soft">{w.title}</span>
      <button
        type="button"
        aria-pressed={index !== null}
        aria-label={w.digit}
        data-testid="picture-digit"
        onClick={() => picture.choose(`digit-${next}`)}
        className={look(index !== null)}
      >
        <PixelGrid pixels={picture.digit(index ?? 30)} columns={SIDE} rows={SIDE} className="size-7" />
        {w.digitShort}
      </button>
      {photoNames.map((name) => (
        <button
          key={name}
          type="button"
          aria-pressed={picture.name === name}
          data-testid={`picture-${name}`}
          onClick={() => picture.choose(name)}
          className={look(picture.name === name)}
        >
          {w.photos[name]}
        </button>
      ))}
      <button
        type="button"
        aria-pressed={picture.name === 'own'}
        data-testid="picture-own"
        onClick={() => picture.choose('own')}
        className={look(picture.name === 'own')}
      >
        {w.own}
      </button>
    </div>
  )
}

/** What stands in place of a picture until it is here. */
export function PictureWaiting({ picture, words }: { picture: Picture; words: ConvolutionWords }) {
  if (!picture.failed) return <p className="text-soft">{words.picture.loading}</p>
  return (
    <Alert tone="error" action={<Button onClick={picture.retry}>{words.retry}</Button>}>
      {words.picture.failed}
    </Alert>
  )
}
