import { useState, type PointerEvent } from 'react'
import { PhotoInput } from '@/components/lab/photo-source'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { MapWalker } from '@/components/viz/map-walker'
import { cellAt, type Cell } from '@/components/viz/walk'
import { WalkButtons } from '@/components/viz/walk-buttons'
import { whole } from '@/components/mdx/figure-fields'
import { useFigureState } from '@/components/mdx/use-figure-state'
import { fill } from '@/lib/i18n/fill'
import { CellGrid } from './cell-grid'
import type { FigureProps } from './figures'
import { OnPaper, WindowFrame } from './on-paper'
import { openPhoto, PhotoError, type PhotoProblem } from './open-photo'
import { inkOfColours, SIDE } from './picture'
import { PictureChoice, PictureWaiting } from './picture-choice'
import { setOwnPicture, usePicture } from './use-picture'

/** Side of the part that is shown in numbers. */
const NEAR = 7
const FULL = 255

const fields = { row: whole(12, 0, SIDE - 1), column: whole(13, 0, SIDE - 1) }

/** Where the part in numbers begins, so that it lies within the picture. */
const startOf = (at: number) => Math.min(SIDE - NEAR, Math.max(0, at - (NEAR - 1) / 2))

/** A picture, and a part of it as the numbers that it is. */
export default function NumbersFigure({ words, unfolding }: FigureProps) {
  const picture = usePicture()
  const { state: at, change } = useFigureState('numbers', fields)
  const [problem, setProblem] = useState<PhotoProblem | null>(null)
  const w = words.numbers
  const { pixels } = picture
  const isOwn = picture.name === 'own'
  const [top, left] = [startOf(at.row), startOf(at.column)]
  const value = pixels?.[at.row * SIDE + at.column] ?? 0

  const dab = (cell: Cell) => {
    if (!pixels || !isOwn) return
    const next = Uint8Array.from(pixels)
    for (const [dy, dx, ink] of PEN) {
      const [y, x] = [cell.row + dy, cell.column + dx]
      if (y < 0 || x < 0 || y >= SIDE || x >= SIDE) continue
      next[y * SIDE + x] = Math.max(next[y * SIDE + x], ink)
    }
    setOwnPicture(next)
  }
  const turn = (cell: Cell) => {
    if (!pixels || !isOwn) return
    const next = Uint8Array.from(pixels)
    next[cell.row * SIDE + cell.column] = next[cell.row * SIDE + cell.column] > 0 ? 0 : FULL
    setOwnPicture(next)
  }
  const open = async (file: File) => {
    try {
      setOwnPicture(inkOfColours(await openPhoto(file, SIDE)))
      setProblem(null)
      picture.choose('own')
    } catch (thrown) {
      setProblem(thrown instanceof PhotoError ? thrown.problem : 'not-a-picture')
    }
  }
  const drawAt = (event: PointerEvent<HTMLDivElement>) => {
    if (!isOwn || event.buttons !== 1) return
    const { left: x, top: y, width, height } = event.currentTarget.getBoundingClientRect()
    const inside =
      event.clientX >= x && event.clientY >= y && event.clientX < x + width && event.clientY < y + height
    if (!inside) return
    const cell = cellAt(event.currentTarget.getBoundingClientRect(), event.clientX, event.clientY, SIDE, SIDE)
    dab(cell)
    change(cell)
  }

  return (
    <div>
      <div className="flex flex-wrap items-center gap-3">
        <PictureChoice picture={picture} words={words} />
        <PhotoInput
          label={w.open}
          testId="numbers-file"
          kind="plain"
          onChoose={({ photo }) => void open(photo)}
        />
      </div>
      {problem && (
        <div className="mt-3">
          <Alert tone="error" testId="numbers-problem">
            {w.problems[problem]}
          </Alert>
        </div>
      )}
      {!pixels ? (
        <div className="mt-4">
          <PictureWaiting picture={picture} words={words} />
        </div>
      ) : (
        <div className="mt-4 grid gap-6 @min-[40rem]:grid-cols-2">
          <div className="mx-auto w-full max-w-96">
            <OnPaper>
              <div
                className={`relative ${isOwn ? 'touch-none' : ''}`}
                data-part="picture"
                onPointerDown={drawAt}
                onPointerMove={drawAt}
              >
                <MapWalker
                  values={pixels}
                  rows={SIDE}
                  columns={SIDE}
                  range={{ least: 0, most: FULL }}
                  at={at}
                  onMove={change}
                  label={w.picture}
                  say={(cell) =>
                    fill(words.cell, {
                      row: cell.row + 1,
                      column: cell.column + 1,
                      value: pixels[cell.row * SIDE + cell.column],
                    })
                  }
                  testId="numbers-picture"
                />
                <WindowFrame rows={SIDE} columns={SIDE} frame={{ top, left, height: NEAR, width: NEAR }} />
              </div>
            </OnPaper>
            <WalkButtons at={at} rows={SIDE} columns={SIDE} onMove={change} words={unfolding} />
            <div className="mt-2 flex min-h-24 flex-wrap content-start items-start gap-2">
              {isOwn ? (
                <>
                  <Button onClick={() => turn(at)} data-testid="numbers-turn">
                    {value > 0 ? w.erase : w.ink}
                  </Button>
                  <Button
                    onClick={() => setOwnPicture(new Uint8Array(SIDE * SIDE))}
                    data-testid="numbers-clear"
                  >
                    {w.clear}
                  </Button>
                  <p className="w-full text-xs text-soft">{w.draw}</p>
                </>
              ) : (
                <p className="text-xs text-soft">{w.private}</p>
              )}
            </div>
          </div>
          <div className="mx-auto w-full max-w-md min-w-0">
            <p className="mb-1 text-sm text-soft">{fill(w.near, { side: NEAR })}</p>
            <CellGrid
              values={near(pixels, top, left)}
              columns={NEAR}
              tone="ink"
              most={FULL}
              strong={new Set([(at.row - top) * NEAR + at.column - left])}
              label={fill(w.nearLabel, { top: top + 1, left: left + 1 })}
              testId="numbers-near"
              part="numbers"
            />
            <p className="mt-3 min-h-12 text-sm" data-testid="numbers-said" data-value={value}>
              {fill(w.said, { row: at.row + 1, column: at.column + 1, value })}
            </p>
            <p className="text-sm text-soft">{fill(w.all, { side: SIDE, count: SIDE * SIDE })}</p>
          </div>
        </div>
      )}
    </div>
  )
}

/** A soft pen: full ink in the middle, less around it. */
const PEN = [
  [0, 0, 255],
  [0, 1, 190],
  [1, 0, 190],
  [0, -1, 120],
  [-1, 0, 120],
  [1, 1, 120],
] as const

function near(pixels: Uint8Array, top: number, left: number): number[] {
  return Array.from(
    { length: NEAR * NEAR },
    (_, i) => pixels[(top + Math.floor(i / NEAR)) * SIDE + left + (i % NEAR)],
  )
}
