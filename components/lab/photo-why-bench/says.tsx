import { useMemo } from 'react'
import { partOfCell } from '@/lib/data/saliency/cells'
import type { Occlusion } from '@/lib/engine/photo-why'
import { fill } from '@/lib/i18n/fill'
import { useBenchStrings } from '../bench-strings'
import { formatShare } from '../draw-bench/shares'
import { topClasses } from '../photo-bench/top-classes'
import { extremePlaces, type HiddenPlace } from './occlusion-cells'

interface SaysProps {
  side: number
  target: number
  occlusion: Occlusion | null
  /** After the ReLU, [camCells x camCells]; null while they are not known. */
  cam: Float32Array | null
  camCells: number
  gradient: Float32Array | null
  gradientCells: number
  nameOf: (output: number) => string
}

/** A change that is not worth a sentence. */
const LEAST = 0.001

const ninth = (x: number, y: number) => 3 * Math.min(2, Math.floor(3 * y)) + Math.min(2, Math.floor(3 * x))

/** Sums of a map over the nine parts of the picture. */
function nineSums(values: Float32Array, cells: number): number[] {
  const sums = Array<number>(9).fill(0)
  values.forEach((value, cell) => (sums[partOfCell(cell, cells)] += value))
  return sums
}

/** What the three maps show, in words. */
export function Says(props: SaysProps) {
  const { side, target, occlusion, cam, camCells, gradient, gradientCells, nameOf } = props
  const { lang, strings } = useBenchStrings()
  const words = strings.photoWhy.says
  const label = nameOf(target)
  const percent = (share: number) => formatShare(share, 1, lang)
  const extremes = useMemo(
    () => (occlusion ? extremePlaces(occlusion, side, target) : null),
    [occlusion, side, target],
  )
  const hidden = (place: HiddenPlace) => ({
    place: words.places[ninth(place.x, place.y)],
    label,
    before: percent(occlusion!.whole[target]),
    after: percent(place.then[target]),
    reads: nameOf(topClasses(place.then, 1)[0].index),
  })
  const camSums = cam && nineSums(cam, camCells)
  const camAll = camSums ? camSums.reduce((sum, value) => sum + value, 0) : 0
  const sums = gradient && nineSums(gradient, gradientCells)
  return (
    <ul className="mt-4 flex list-disc flex-col gap-1 pl-5 text-[0.9375rem]" data-testid="photo-why-says">
      {extremes && (
        <>
          <li data-says="support" data-after={extremes.support.then[target]}>
            {extremes.support.drop < LEAST
              ? fill(words.noSupport, { label })
              : fill(words.support, hidden(extremes.support))}
          </li>
          <li data-says="oppose" data-after={extremes.oppose.then[target]}>
            {-extremes.oppose.drop < LEAST
              ? fill(words.noOppose, { label })
              : fill(words.oppose, hidden(extremes.oppose))}
          </li>
        </>
      )}
      {camSums && (
        <li data-says="cam">
          {camAll > 0
            ? fill(words.cam, {
                place: words.places[camSums.indexOf(Math.max(...camSums))],
                share: percent(Math.max(...camSums) / camAll),
              })
            : fill(words.camNone, { label })}
        </li>
      )}
      {sums && (
        <li data-says="gradient">
          {fill(words.gradient, {
            label,
            most: words.places[sums.indexOf(Math.max(...sums))],
            least: words.places[sums.indexOf(Math.min(...sums))],
          })}
        </li>
      )}
    </ul>
  )
}
