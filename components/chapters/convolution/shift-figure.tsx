import { useMemo } from 'react'
import { Button } from '@/components/ui/button'
import { Choices } from '@/components/ui/choices'
import { oneOf, whole } from '@/components/mdx/figure-fields'
import { useFigureState } from '@/components/mdx/use-figure-state'
import { inkOf, rangeOf } from '@/components/viz/ink-of'
import { PixelGrid } from '@/components/viz/pixel-grid'
import { sayNumber } from '@/components/viz/say-number'
import { WalkButtons } from '@/components/viz/walk-buttons'
import { fill } from '@/lib/i18n/fill'
import { DragPicture } from './drag-picture'
import type { FigureProps } from './figures'
import { kernelNames, kernels } from './kernels'
import { OnPaper } from './on-paper'
import { SIDE } from './picture'
import { PictureChoice, PictureWaiting } from './picture-choice'
import { compareShift, networks, shifted } from './shifting'
import { usePicture } from './use-picture'

/** Pixels that the picture can be moved either way. */
const MOST = 8
const fields = {
  dx: whole(0, -MOST, MOST),
  dy: whole(0, -MOST, MOST),
  network: oneOf(networks, 'plain'),
  kernel: oneOf(kernelNames, 'outline'),
}

/** Move the picture: does the map move along? */
export default function ShiftFigure({ words, unfolding }: FigureProps) {
  const picture = usePicture()
  const { state, change } = useFigureState('shift', fields)
  const w = words.shift
  const { pixels } = picture
  const { dx, dy, network, kernel } = state
  const result = useMemo(
    () => (pixels ? compareShift(network, { side: SIDE, values: pixels }, kernels[kernel], dy, dx) : null),
    [pixels, network, kernel, dy, dx],
  )
  const moved = useMemo(
    () => (pixels ? shifted({ side: SIDE, values: pixels }, dy, dx).values : null),
    [pixels, dy, dx],
  )
  const said = fill(w.moved, { right: sayNumber(dx, 0), down: sayNumber(dy, 0) })
  const verdict = !result ? 'same' : result.differing === 0 ? 'same' : result.whole ? 'border' : 'between'
  return (
    <div>
      <PictureChoice picture={picture} words={words} />
      <div className="mt-4" data-part="network">
        <Choices
          label={w.network}
          value={network}
          options={networks.map((value) => ({ value, label: w.networks[value] }))}
          onChange={(next) => change({ network: next })}
          testId="shift-network"
        />
      </div>
      {!result || !moved || !pixels ? (
        <div className="mt-4">
          <PictureWaiting picture={picture} words={words} />
        </div>
      ) : (
        <>
          <div className="mt-4 grid grid-cols-2 items-start gap-4 @min-[44rem]:grid-cols-4">
            <div data-part="picture">
              <p className="mb-1 min-h-10 text-sm text-soft">{w.picture}</p>
              <OnPaper>
                <DragPicture
                  pixels={moved}
                  shift={{ dx, dy }}
                  most={MOST}
                  onShift={change}
                  label={w.drag}
                  said={said}
                />
              </OnPaper>
            </div>
            {(
              [
                ['ofMoved', result.ofMoved],
                ['movedMap', result.moved],
                ['differences', result.differences],
              ] as const
            ).map(([key, values]) => {
              const range =
                key === 'differences'
                  ? { least: 0, most: Math.max(1, result.largest) }
                  : rangeOf([...Array.from(result.ofMoved), ...result.moved])
              return (
                <div key={key} data-part={key}>
                  <p className="mb-1 min-h-10 text-sm text-soft">{w[key]}</p>
                  <div className="border border-line bg-card">
                    <PixelGrid
                      pixels={inkOf(values, range)}
                      columns={result.side}
                      rows={result.side}
                      label={w[key]}
                      className="aspect-square w-full"
                    />
                  </div>
                </div>
              )
            })}
          </div>
          <div className="mt-2 flex max-w-md flex-wrap items-end gap-3">
            <div className="min-w-52 flex-1">
              <WalkButtons
                at={{ row: dy + MOST, column: dx + MOST }}
                rows={2 * MOST + 1}
                columns={2 * MOST + 1}
                onMove={({ row, column }) => change({ dy: row - MOST, dx: column - MOST })}
                words={{ ...unfolding, unfold: { ...unfolding.unfold, walk: w.walk } }}
              />
            </div>
            <Button
              disabled={dx === 0 && dy === 0}
              onClick={() => change({ dx: 0, dy: 0 })}
              data-testid="shift-home"
            >
              {w.home}
            </Button>
          </div>
          <div
            className="mt-3 min-h-40 text-sm @min-[44rem]:min-h-24"
            role="status"
            data-testid="shift-said"
            data-value={result.differing}
            data-verdict={verdict}
          >
            <p>{said}</p>
            <p className="mt-1 font-semibold">
              {fill(w.verdicts[verdict], {
                differing: result.differing,
                compared: result.compared,
                largest: sayNumber(result.largest, 0),
              })}
            </p>
            <p className="mt-1 text-soft" data-testid="shift-greatest" data-value={result.greatest.after}>
              {fill(w.greatest, {
                before: sayNumber(result.greatest.before, 0),
                after: sayNumber(result.greatest.after, 0),
              })}
            </p>
          </div>
        </>
      )}
    </div>
  )
}
