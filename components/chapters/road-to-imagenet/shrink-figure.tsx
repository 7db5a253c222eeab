'use client'

import { useEffect, useRef, useState } from 'react'
import { oneOf, whole } from '@/components/mdx/figure-fields'
import { useFigureState } from '@/components/mdx/use-figure-state'
import { Checkbox } from '@/components/ui/checkbox'
import { Choices } from '@/components/ui/choices'
import { Slider } from '@/components/ui/slider'
import { SITE_BASE } from '@/lib/engine/site-base'
import type { RoadFigureWords } from '@/lib/i18n/en/road-to-imagenet-figures'
import { fill } from '@/lib/i18n/fill'
import { formatNumber } from '@/lib/i18n/format'
import type { Lang } from '@/lib/i18n/languages'

interface Props {
  words: RoadFigureWords['shrink']
  lang: Lang
}

const names = ['cat', 'espresso', 'rocket'] as const
type Name = (typeof names)[number]

/** Of the whole photo, as AlexNet takes it. */
const FULL = 224
const LENET_SIDE = 32
const LEAST = 8

const fields = {
  photo: oneOf(names, 'cat'),
  side: whole(LENET_SIDE, LEAST, FULL),
  colour: oneOf(['off', 'on'], 'off'),
}

/** Each pixel its luminance (Rec. 601), as grey. */
function makeGrey(image: ImageData): void {
  const { data } = image
  for (let i = 0; i < data.length; i += 4) {
    const grey = 0.299 * data[i] + 0.587 * data[i + 1] + 0.114 * data[i + 2]
    data[i] = data[i + 1] = data[i + 2] = grey
  }
}

/** The middle square of the photo, in so many pixels; halved step by step, so that every pixel of the photo counts. */
function paint(canvas: HTMLCanvasElement, photo: HTMLImageElement, side: number, grey: boolean): void {
  const edge = Math.min(photo.naturalWidth, photo.naturalHeight)
  let from: CanvasImageSource = photo
  let box = [(photo.naturalWidth - edge) / 2, (photo.naturalHeight - edge) / 2, edge] as const
  while (box[2] / 2 > side) {
    const half = document.createElement('canvas')
    half.width = half.height = Math.ceil(box[2] / 2)
    half.getContext('2d')!.drawImage(from, box[0], box[1], box[2], box[2], 0, 0, half.width, half.height)
    from = half
    box = [0, 0, half.width]
  }
  canvas.width = canvas.height = side
  const context = canvas.getContext('2d', { willReadFrequently: true })!
  context.imageSmoothingQuality = 'high'
  context.drawImage(from, box[0], box[1], box[2], box[2], 0, 0, side, side)
  if (!grey) return
  const image = context.getImageData(0, 0, side, side)
  makeGrey(image)
  context.putImageData(image, 0, 0)
}

/** A photograph, and what is left of it at LeNet's size and without colour. */
export default function ShrinkFigure({ words, lang }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const photo = useRef<HTMLImageElement>(null)
  const { state, change } = useFigureState('shrink', fields)
  const { photo: name, side } = state
  const grey = state.colour === 'off'
  const [loaded, setLoaded] = useState<Name | null>(null)
  const [failed, setFailed] = useState(false)
  const numbers = side * side * (grey ? 1 : 3)

  useEffect(() => {
    if (loaded === name && canvas.current && photo.current) paint(canvas.current, photo.current, side, grey)
  }, [loaded, name, side, grey])

  return (
    <div className="grid gap-x-8 gap-y-4 font-sans @2xl:grid-cols-[1fr_16rem]">
      <div className="grid grid-cols-2 gap-3">
        {[words.original, words.left].map((title) => (
          <p key={title} className="text-sm text-soft">
            {title}
          </p>
        ))}
        {/* eslint-disable-next-line @next/next/no-img-element -- a static site serves it as it is */}
        <img
          ref={photo}
          src={`${SITE_BASE}/photos/${name}.jpg`}
          alt={words.photos[name]}
          className="aspect-square w-full bg-wash object-cover"
          onLoad={() => setLoaded(name)}
          onError={() => setFailed(true)}
        />
        <canvas
          ref={canvas}
          role="img"
          aria-label={fill(words.said, { side })}
          data-testid="shrink-canvas"
          data-side={side}
          className="aspect-square w-full bg-wash"
          style={{ imageRendering: 'pixelated' }}
        />
      </div>
      <div className="grid content-start gap-4">
        <Choices
          label={words.photo}
          value={name}
          testId="shrink-photo"
          options={names.map((value) => ({ value, label: words.photos[value] }))}
          onChange={(value) => change({ photo: value })}
        />
        <Slider
          label={words.side}
          value={side}
          min={LEAST}
          max={FULL}
          step={1}
          onChange={(value) => change({ side: Math.round(value) })}
          format={(value) => fill(words.sideValue, { side: value })}
          testId="shrink-side"
        />
        <Checkbox
          label={words.grey}
          checked={grey}
          onChange={(on) => change({ colour: on ? 'off' : 'on' })}
          testId="shrink-grey"
        />
        <p
          className="min-h-12 text-[0.9375rem]"
          aria-live="polite"
          data-testid="shrink-numbers"
          data-value={numbers}
        >
          {fill(words.numbers, {
            numbers: formatNumber(numbers, lang),
            percent: formatNumber((100 * numbers) / (FULL * FULL * 3), lang, { maximumFractionDigits: 1 }),
          })}
        </p>
        {failed && <p role="alert">{words.failed}</p>}
      </div>
    </div>
  )
}
