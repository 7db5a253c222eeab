import { useEffect, useRef, useState } from 'react'
import { decimal, oneOf } from '@/components/mdx/figure-fields'
import { useFigureState } from '@/components/mdx/use-figure-state'
import { Button } from '@/components/ui/button'
import { Choices } from '@/components/ui/choices'
import { Slider } from '@/components/ui/slider'
import { sayNumber } from '@/components/viz/say-number'
import { SITE_BASE } from '@/lib/engine/site-base'
import { fill } from '@/lib/i18n/fill'
import { colourShift, shifted } from './colour-shift'
import type { FigureProps } from './figures'

const photos = ['cat', 'espresso', 'rocket'] as const
/** Deviation that the alphas are drawn with, and how far the sliders go beyond it. */
const DEVIATION = 0.1
const MOST = 5
const SIDE = 256

const alpha = decimal(0, -MOST, MOST, 2)
const fields = { photo: oneOf(photos, 'cat'), first: alpha, second: alpha, third: alpha }

/** Two standard normal draws by the method of Box and Muller. */
function normalDraws(): [number, number] {
  const radius = Math.sqrt(-2 * Math.log(1 - Math.random()))
  const angle = 2 * Math.PI * Math.random()
  return [radius * Math.cos(angle), radius * Math.sin(angle)]
}

/** A photo, with every pixel's colour moved along the three main directions of colour. */
export default function ColoursFigure({ words: all }: FigureProps) {
  const words = all.colours
  const canvas = useRef<HTMLCanvasElement>(null)
  const photo = useRef<HTMLImageElement>(null)
  const { state, change, reset } = useFigureState('colours', fields)
  const { photo: name, first, second, third } = state
  const [loaded, setLoaded] = useState<string | null>(null)
  const added = colourShift([first, second, third])
  const key = added.join()

  useEffect(() => {
    const context = canvas.current?.getContext('2d', { willReadFrequently: true })
    const image = photo.current
    if (loaded !== name || !context || !image) return
    const edge = Math.min(image.naturalWidth, image.naturalHeight)
    const [left, top] = [(image.naturalWidth - edge) / 2, (image.naturalHeight - edge) / 2]
    context.drawImage(image, left, top, edge, edge, 0, 0, SIDE, SIDE)
    const { data } = context.getImageData(0, 0, SIDE, SIDE)
    context.putImageData(new ImageData(shifted(data, key.split(',').map(Number)), SIDE, SIDE), 0, 0)
  }, [loaded, name, key])

  const draw = () => {
    const [a, b] = normalDraws()
    const [c] = normalDraws()
    change({ first: DEVIATION * a, second: DEVIATION * b, third: DEVIATION * c })
  }
  return (
    <div className="grid gap-x-8 gap-y-4 font-sans @2xl:grid-cols-[minmax(0,1fr)_18rem]">
      <div className="grid grid-cols-2 content-start gap-3">
        {[words.original, words.moved].map((title) => (
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
        />
        <canvas
          ref={canvas}
          width={SIDE}
          height={SIDE}
          role="img"
          aria-label={words.moved}
          data-testid="colours-canvas"
          className="aspect-square w-full bg-wash"
        />
      </div>
      <div className="grid content-start gap-2">
        <Choices
          label={words.photo}
          value={name}
          options={photos.map((value) => ({ value, label: words.photos[value] }))}
          onChange={(to) => change({ photo: to })}
          testId="colours-photo"
        />
        {(['first', 'second', 'third'] as const).map((component) => (
          <Slider
            key={component}
            label={words.components[component]}
            value={state[component]}
            min={-MOST}
            max={MOST}
            step={0.05}
            onChange={(to) => change({ [component]: to })}
            testId={`colours-${component}`}
          />
        ))}
        <div className="flex flex-wrap gap-2">
          <Button onClick={draw} data-testid="colours-draw">
            {words.draw}
          </Button>
          <Button onClick={() => (reset(), change({ photo: name }))} data-testid="colours-reset">
            {words.reset}
          </Button>
        </div>
        <p
          className="min-h-10 text-sm"
          role="status"
          data-testid="colours-said"
          data-values={added.join(' ')}
        >
          {fill(words.said, {
            red: sayNumber(added[0], 3),
            green: sayNumber(added[1], 3),
            blue: sayNumber(added[2], 3),
          })}
        </p>
      </div>
    </div>
  )
}
