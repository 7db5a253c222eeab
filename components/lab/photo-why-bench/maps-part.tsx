import { useMemo, useState } from 'react'
import { Slider } from '@/components/ui/slider'
import { sayNumber } from '@/components/viz/say-number'
import { cellMeans } from '@/lib/data/saliency/cells'
import { positivePart } from '@/lib/data/saliency/grad-cam'
import type { Picture, PhotoWhy, PhotoWhyState } from '@/lib/engine/photo-why'
import { fill } from '@/lib/i18n/fill'
import { useBenchStrings } from '../bench-strings'
import { OcclusionFigure } from './occlusion-figure'
import { ReasonFigure } from './reason-figure'
import { Says } from './says'

interface MapsPartProps {
  state: PhotoWhyState
  why: PhotoWhy
  picture: Picture
  side: number
  target: number
  nameOf: (output: number) => string
}

/** Cells along a side in which gradient x input is drawn: single pixels would be noise to the eye. */
const GRADIENT_CELLS = 32

/** Three maps of what speaks for an answer, over the picture, and what they show in words. */
export function MapsPart({ state, why, picture, side, target, nameOf }: MapsPartProps) {
  const words = useBenchStrings().strings.photoWhy.maps
  const [strength, setStrength] = useState(80)
  const { occlusion, occluding, evidence } = state
  const label = nameOf(target)
  const found = evidence?.target === target ? evidence.found : null
  const of = evidence?.target === target ? evidence.rgba : picture
  const cam = useMemo(() => (found ? positivePart(found.cam) : null), [found])
  const gradient = useMemo(() => {
    if (!found) return null
    // Sums, not means: the whole map then adds up to the same as the pixels.
    const pixels = (side / GRADIENT_CELLS) ** 2
    return cellMeans(found.product, side, GRADIENT_CELLS).map((mean) => mean * pixels)
  }, [found, side])
  const current = found !== null && of === picture
  return (
    <div data-testid="photo-reasons" data-current={current} aria-busy={!current}>
      <div className="mt-4 max-w-sm">
        <Slider
          label={words.strength}
          value={strength}
          min={0}
          max={100}
          step={5}
          onChange={setStrength}
          format={(value) => `${value}%`}
          testId="overlay-strength"
        />
      </div>
      <div className="mt-3 grid grid-cols-[minmax(0,1fr)] items-end gap-x-8 gap-y-8 @min-[36rem]:grid-cols-2">
        <ReasonFigure
          name="cam"
          title={words.cam}
          how={fill(words.camHow, { label, cells: found?.cells ?? '' })}
          values={cam}
          cells={found?.cells ?? 7}
          smooth
          strength={strength / 100}
          picture={of}
          side={side}
          say={(value) => sayNumber(value, 2)}
          cellWords={words.camValue}
          empty={words.waiting}
        />
        <ReasonFigure
          name="gradient"
          title={words.gradient}
          how={fill(words.gradientHow, { label, pixels: Math.round(side / GRADIENT_CELLS) })}
          values={gradient}
          cells={GRADIENT_CELLS}
          smooth={false}
          strength={strength / 100}
          picture={of}
          side={side}
          say={(value) => sayNumber(value, 2)}
          cellWords={words.gradientValue}
          empty={words.waiting}
        />
      </div>
      <div className="mt-8">
        <OcclusionFigure
          picture={picture}
          side={side}
          target={target}
          label={label}
          strength={strength / 100}
          occlusion={occlusion}
          occluding={occluding}
          onStart={(cover) => void why.occlude(picture, cover)}
          onCancel={why.stopOccluding}
        />
      </div>
      <Says
        side={side}
        target={target}
        occlusion={occlusion}
        cam={cam}
        camCells={found?.cells ?? 7}
        gradient={gradient}
        gradientCells={GRADIENT_CELLS}
        nameOf={nameOf}
      />
    </div>
  )
}
