import { useEffect, useRef, useState } from 'react'
import { PhotoInput } from '@/components/lab/photo-source'
import { decimal, oneOf } from '@/components/mdx/figure-fields'
import { useFigureState } from '@/components/mdx/use-figure-state'
import { Button } from '@/components/ui/button'
import { Choices } from '@/components/ui/choices'
import { Slider } from '@/components/ui/slider'
import { sayNumber } from '@/components/viz/say-number'
import { SITE_BASE } from '@/lib/engine/site-base'
import { fill } from '@/lib/i18n/fill'
import { PhotoStatus } from '../alexnet-architecture/photo-choice'
import { useTrace } from '../alexnet-architecture/use-trace'
import { colourShift, shifted } from './colour-shift'
import { paintSquare } from './paint-square'
import type { PhotoFigureProps } from './real-map-figure'

const photos = ['cat', 'espresso', 'rocket'] as const
/** Deviation that the alphas are drawn with, and how far the sliders go beyond it. */
const DEVIATION = 0.1
const MOST = 5
const SIDE = 256

const alpha = decimal(0, -MOST, MOST, 2)
const fields = { photo: oneOf([...photos, 'own'], 'cat'), first: alpha, second: alpha, third: alpha }

/** Two standard normal draws by the method of Box and Muller. */
function normalDraws(): [number, number] {
  const radius = Math.sqrt(-2 * Math.log(1 - Math.random()))
  const angle = 2 * Math.PI * Math.random()
  return [radius * Math.cos(angle), radius * Math.sin(angle)]
}

/** A photo, with every pixel's colour moved along the three main directions of colour. */
export default function ColoursFigure({ lang, words: all, architecture, errors }: PhotoFigureProps) {
  const words = all.colours
  const canvas = useRef<HTMLCanvasElement>(null)
  const photo = useRef<HTMLImageElement>(null)
  const { state, change, reset } = useFigureState('colours', fields)
  const { first, second, third } = state
  const trace = useTrace()
  const own = trace.of === 'own'
  const { seen } = trace.state
  // A link to a photo of somebody else's says nothing here.
  const name = state.photo === 'own' && !own ? 'cat' : state.photo
  const ours = name === 'own' ? 'cat' : name
  const plain = useRef<HTMLCanvasElement>(null)
  const [loaded, setLoaded] = useState<string | null>(null)
  const added = colourShift([first, second, third])
  const key = added.join()

  useEffect(() => {
    const context = canvas.current?.getContext('2d', { willReadFrequently: true })
    const image = photo.current
    if (!context) return
    if (name === 'own') {
      if (!seen) return
      paintSquare(plain.current, seen)
      paintSquare(canvas.current, seen)
    } else {
      if (loaded !== name || !image) return
      const edge = Math.min(image.naturalWidth, image.naturalHeight)
      const [left, top] = [(image.naturalWidth - edge) / 2, (image.naturalHeight - edge) / 2]
      context.drawImage(image, left, top, edge, edge, 0, 0, SIDE, SIDE)
    }
    const { data } = context.getImageData(0, 0, SIDE, SIDE)
    context.putImageData(new ImageData(shifted(data, key.split(',').map(Number)), SIDE, SIDE), 0, 0)
  }, [loaded, name, key, seen])

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
        {name === 'own' && (
          <canvas
            ref={plain}
            width={SIDE}
            height={SIDE}
            role="img"
            aria-label={words.original}
            className="aspect-square w-full bg-wash"
          />
        )}
        {/* eslint-disable-next-line @next/next/no-img-element -- a static site serves it as it is */}
        <img
          ref={photo}
          src={`${SITE_BASE}/photos/${ours}.jpg`}
          alt={words.photos[ours]}
          className={`aspect-square w-full bg-wash object-cover ${name === 'own' ? 'hidden' : ''}`}
          onLoad={() => setLoaded(ours)}
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
          options={[...photos, ...(own ? (['own'] as const) : [])].map((value) => ({
            value,
            label: words.photos[value],
          }))}
          onChange={(to) => change({ photo: to })}
          testId="colours-photo"
        />
        <PhotoInput
          label={own ? architecture.photo.another : architecture.photo.choose}
          testId="colours-input"
          kind="plain"
          onChoose={(source) => {
            trace.open(source)
            change({ photo: 'own' })
          }}
        />
        {name === 'own' && !seen && (
          <PhotoStatus trace={trace} lang={lang} words={architecture} errors={errors} />
        )}
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
