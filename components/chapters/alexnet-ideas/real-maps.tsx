import { useMemo } from 'react'
import { rangeOf } from '@/components/viz/ink-of'
import { MapWalker } from '@/components/viz/map-walker'
import { sayNumber } from '@/components/viz/say-number'
import type { Cell } from '@/components/viz/walk'
import type { IdeasFigureWords } from '@/lib/i18n/en/alexnet-ideas-figures'
import type { UnfoldingWords } from '@/lib/i18n/en/unfolding'
import { fill } from '@/lib/i18n/fill'
import { OnPaper } from '../convolution/on-paper'
import type { Constants } from './neighbours'
import { bothMaps, neighboursOf, type MapPlace, type MapShape } from './real-map'

interface Props {
  values: Float32Array
  shape: MapShape
  at: MapPlace
  constants: Constants
  words: IdeasFigureWords['realMap']
  unfolding: UnfoldingWords
  onMove: (cell: Cell) => void
}

/** The map before and after, both to be walked, and the sum at the chosen pixel. */
export function RealMaps({ values, shape, at, constants, words, unfolding, onMove }: Props) {
  const [rows, columns] = shape
  const both = useMemo(() => bothMaps(values, shape, at.map, constants), [values, shape, at.map, constants])
  const one = neighboursOf(values, shape, at, constants)
  const { k, size, alpha, beta, divided } = constants
  return (
    <>
      <div className="grid grid-cols-2 gap-3">
        {(['before', 'after'] as const).map((which) => {
          const plane = both[which]
          const range = { least: 0, most: rangeOf(plane).most }
          return (
            <div key={which} className="min-w-0">
              <p className="mb-1 text-sm text-soft">{fill(words[which], { map: at.map })}</p>
              <OnPaper>
                <MapWalker
                  values={plane}
                  rows={rows}
                  columns={columns}
                  range={range}
                  at={at}
                  onMove={onMove}
                  label={fill(words[which], { map: at.map })}
                  say={({ row, column }) =>
                    fill(unfolding.cell, {
                      row: row + 1,
                      column: column + 1,
                      value: sayNumber(plane[row * columns + column], 3),
                    })
                  }
                  testId={`lrn-${which}`}
                />
              </OnPaper>
              <p className="mt-1 text-xs text-soft">
                {fill(words.scale, { most: sayNumber(range.most, 2) })}
              </p>
            </div>
          )
        })}
      </div>
      <p className="mt-3 text-sm text-soft">
        {fill(words.around, { row: at.row + 1, column: at.column + 1, from: one.from, to: one.to })}
      </p>
      <ul className="mt-1 flex list-none flex-wrap gap-1.5 p-0" aria-label={words.list}>
        {one.around.map((value, i) => {
          const map = one.from + i
          return (
            <li
              key={map}
              className={`m-0 rounded-md px-2 py-1 text-center font-mono text-xs tabular-nums ${
                map === at.map ? 'bg-wash font-semibold ring-2 ring-alexnet' : 'bg-wash'
              }`}
            >
              <span className="block opacity-80">{map}</span>
              {sayNumber(value, 2)}
            </li>
          )
        })}
      </ul>
      <p
        className="mt-2 min-h-20 rounded-lg bg-wash px-4 py-3 font-mono text-[0.8125rem] leading-relaxed break-words"
        role="status"
        data-testid="lrn-said"
        data-value={one.value}
        data-squares={one.squares}
        data-map={at.map}
      >
        {fill(words.squares, { squares: sayNumber(one.squares, 2) })}
        <br />
        {sayNumber(one.input, 3)} / ({k} + {alpha}
        {divided && ` / ${size}`} × {sayNumber(one.squares, 2)})<sup>{beta}</sup> ={' '}
        <b>{sayNumber(one.value, 3)}</b>
        <br />
        {fill(words.alone, { value: sayNumber(one.input / k ** beta, 3) })}
      </p>
    </>
  )
}
