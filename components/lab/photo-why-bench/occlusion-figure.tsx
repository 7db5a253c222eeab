import { useMemo, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Choices } from '@/components/ui/choices'
import { ProgressBar } from '@/components/ui/progress-bar'
import { sayNumber } from '@/components/viz/say-number'
import { coverPlaces } from '@/lib/data/occlusion'
import { coverSteps } from '@/lib/data/saliency/cover'
import type { Occlusion, Picture } from '@/lib/engine/photo-why'
import { fill } from '@/lib/i18n/fill'
import { formatNumber } from '@/lib/i18n/format'
import { coverFillers, type CoverFiller, type PhotoCover } from '@/lib/protocol/photo-why-messages'
import { useBenchStrings } from '../bench-strings'
import { occlusionCells } from './occlusion-cells'
import { ReasonFigure } from './reason-figure'

interface OcclusionFigureProps {
  picture: Picture
  side: number
  target: number
  label: string
  strength: number
  occlusion: Occlusion | null
  occluding: boolean
  onStart: (cover: PhotoCover) => void
  onCancel: () => void
}

/** What the network answers with each part of the picture hidden: started by the reader, since it takes a while. */
export function OcclusionFigure(props: OcclusionFigureProps) {
  const { picture, side, target, label, strength, occlusion, occluding, onStart, onCancel } = props
  const { lang, strings } = useBenchStrings()
  const words = strings.photoWhy.maps
  const { stride, sizes } = coverSteps(side)
  const [place, setPlace] = useState<'0' | '1' | '2' | '3'>('2')
  const [filler, setFiller] = useState<CoverFiller>('grey')
  const size = sizes[Number(place)]
  const map = useMemo(
    () => (occlusion ? occlusionCells(occlusion, side, target) : null),
    [occlusion, side, target],
  )
  const total = coverPlaces({ side, size, stride }).length
  const number = (value: number) => formatNumber(value, lang)
  const counts = occlusion ? { done: number(occlusion.done), total: number(occlusion.total) } : null
  const old = occlusion !== null && occlusion.rgba !== picture
  return (
    <ReasonFigure
      name="occlusion"
      title={words.occlusion}
      how={fill(words.occlusionHow, { label })}
      values={map}
      cells={Math.round(side / stride)}
      smooth
      strength={strength}
      picture={occlusion?.rgba ?? picture}
      side={side}
      say={(value) => `${sayNumber(100 * value, 1)}%`}
      cellWords={words.occlusionValue.replace('{label}', label)}
      empty={fill(words.notYet, { total: number(total) })}
    >
      <div className="mt-4 flex flex-col gap-3">
        <Choices
          label={words.size}
          value={place}
          onChange={setPlace}
          options={sizes.map((pixels, i) => ({
            value: String(i) as typeof place,
            label: fill(words.sizeOf, { size: pixels }),
            disabled: occluding,
          }))}
          testId="cover-size"
        />
        <Choices
          label={words.filler}
          value={filler}
          onChange={setFiller}
          options={coverFillers.map((value) => ({
            value,
            label: words.fillers[value],
            disabled: occluding,
          }))}
          testId="cover-filler"
        />
        <div>
          {occluding ? (
            <Button onClick={onCancel} data-testid="occlusion-cancel">
              {words.cancel}
            </Button>
          ) : (
            <Button
              kind="primary"
              onClick={() => onStart({ size, stride, filler })}
              data-testid="occlusion-start"
            >
              {occlusion ? words.again : words.start}
            </Button>
          )}
        </div>
        <div className="max-w-96">
          <ProgressBar
            label={words.progress}
            value={occluding ? (occlusion?.done ?? 0) : null}
            max={occlusion?.total ?? total}
            detail={counts && occluding ? fill(words.doneOf, counts) : undefined}
            testId="occlusion-progress"
          />
        </div>
        <p className="min-h-5 text-xs text-soft" data-testid="occlusion-note">
          {old
            ? words.old
            : counts && !occluding && occlusion!.done < occlusion!.total
              ? fill(words.stopped, counts)
              : ''}
        </p>
      </div>
    </ReasonFigure>
  )
}
