import { useState } from 'react'
import { oneOf, word } from '@/components/mdx/figure-fields'
import { useFigureState } from '@/components/mdx/use-figure-state'
import { Button } from '@/components/ui/button'
import { RightIcon } from '@/components/ui/icons'
import { MapWalker } from '@/components/viz/map-walker'
import { PixelGrid } from '@/components/viz/pixel-grid'
import { sayNumber } from '@/components/viz/say-number'
import type { Cell } from '@/components/viz/walk'
import { createRandom, mixSeed, shuffleInPlace } from '@/lib/data/random'
import { fill } from '@/lib/i18n/fill'
import { codeCentres, digitCodes } from '@/lib/nn/digit-codes'
import { rbf } from '@/lib/nn/reference/rbf'
import type { FigureProps } from './figures'
import { specOf } from './forms'
import { useLenet } from './use-lenet'

const [ROWS, COLUMNS] = [digitCodes[0].length, digitCodes[0][0].length]
const UNITS = ROWS * COLUMNS
const CLASSES = digitCodes.length
const centres = codeCentres(digitCodes)
const centreOf = (digit: number) => Array.from(centres.slice(digit * UNITS, (digit + 1) * UNITS))
/** Codes as ink bytes: +1 is ink. */
const inks = digitCodes.map((_, digit) => centreOf(digit).map((value) => (value > 0 ? 255 : 0)))
const FLIPS = 10
const f6At = specOf.published.layers.findIndex(({ name }) => name === 'f6')

const F6 = 'f6'
const fields = {
  /** The digit whose code it is, or what F6 makes of the digit at hand. */
  of: oneOf(['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', F6], '3'),
  /** Cells that were turned, from the top left: 84 bits in hex. */
  turned: word('', (text) => /^[0-9a-f]{21}$/.test(text)),
}
const isTurned = (turned: string, cell: number) =>
  turned !== '' && ((parseInt(turned[cell >> 2], 16) >> (3 - (cell & 3))) & 1) === 1

/** The text with these cells turned once more; '' when none is. */
function turn(turned: string, cells: readonly number[]): string {
  const digits = Array.from({ length: UNITS / 4 }, (_, i) => parseInt(turned[i] ?? '0', 16))
  for (const cell of cells) digits[cell >> 2] ^= 8 >> (cell & 3)
  return digits.some(Boolean) ? digits.map((digit) => digit.toString(16)).join('') : ''
}

/** The ten codes, and an input of 84 values that the reader makes: the smallest distance wins. */
export default function CodesFigure({ lang, words }: FigureProps) {
  const lenet = useLenet()
  const { state, change } = useFigureState('codes', fields)
  const fromF6 = state.of === F6
  const base = fromF6
    ? lenet.runs && Array.from(lenet.runs.published.outputs[f6At])
    : centreOf(Number(state.of))
  const input = (base ?? centreOf(3)).map((value, i) => (isTurned(state.turned, i) ? -value : value))
  const [at, setAt] = useState<Cell>({ row: 0, column: 0 })
  const [turns, setTurns] = useState(0)
  const w = words.codes
  const distances = rbf(input, centres, { batch: 1, units: UNITS, classes: CLASSES })

  const flip = (cells: readonly number[]) => change({ turned: turn(state.turned, cells) })
  const flipTen = () => {
    const order = shuffleInPlace(
      Uint32Array.from({ length: UNITS }, (_, i) => i),
      createRandom(mixSeed(84, turns)),
    )
    flip([...order.slice(0, FLIPS)])
    setTurns(turns + 1)
  }
  return (
    <div className="@container">
      <div className="grid gap-6 @min-[44rem]:grid-cols-[12rem_minmax(0,1fr)]">
        <div className="mx-auto w-40 @min-[44rem]:mx-0 @min-[44rem]:w-48">
          <p className="mb-1 text-sm text-soft">{w.input}</p>
          <MapWalker
            values={input}
            rows={ROWS}
            columns={COLUMNS}
            range={{ least: -1, most: 1 }}
            at={at}
            onMove={setAt}
            onPress={(cell) => {
              setAt(cell)
              flip([cell.row * COLUMNS + cell.column])
            }}
            label={w.input}
            say={(cell) =>
              fill(w.cell, {
                row: cell.row + 1,
                column: cell.column + 1,
                value: sayNumber(input[cell.row * COLUMNS + cell.column]),
              })
            }
            testId="code-input"
            className="w-full"
          />
          <p className="mt-2 text-xs text-soft">{w.inputHelp}</p>
        </div>
        <div className="min-w-0">
          <p className="mb-2 text-sm text-soft">{w.title}</p>
          <Codes
            distances={distances}
            onTake={(digit) => change({ of: fields.of.parse(String(digit)), turned: '' })}
            words={words}
          />
          <p
            className="mt-3 min-h-12 text-sm @min-[36rem]:min-h-6"
            aria-live="polite"
            data-testid="code-winner"
          >
            {sayWinner(distances, lang === 'zh' ? '、' : ', ', words)}
          </p>
          <div className="mt-2 flex flex-wrap gap-2">
            <Button onClick={flipTen} data-testid="code-flip">
              {w.flip}
            </Button>
            <Button
              onClick={() => change({ of: F6, turned: '' })}
              disabled={!lenet.runs}
              data-testid="code-f6"
            >
              {fill(w.f6, { digit: lenet.label ?? '' })}
            </Button>
          </div>
          <p className="mt-2 min-h-12 text-xs text-soft">{fromF6 && w.f6Note}</p>
        </div>
      </div>
    </div>
  )
}

interface CodesProps {
  distances: Float64Array
  onTake: (digit: number) => void
  words: FigureProps['words']
}

function Codes({ distances, onTake, words }: CodesProps) {
  const w = words.codes
  const smallest = Math.min(...distances)
  const largest = Math.max(...distances)
  return (
    <ol className="grid grid-cols-5 gap-2 @min-[44rem]:grid-cols-10">
      {inks.map((ink, digit) => {
        const wins = distances[digit] - smallest < 1e-9
        const distance = sayDistance(distances[digit])
        return (
          <li key={digit}>
            <button
              type="button"
              onClick={() => onTake(digit)}
              aria-label={fill(w.one, { digit, distance })}
              data-testid="code"
              data-digit={digit}
              data-distance={distances[digit]}
              data-smallest={wins}
              className={`flex w-full flex-col items-center gap-1 rounded-lg border p-1.5 ${
                wins ? 'border-lenet ring-1 ring-lenet' : 'border-edge/60 hover:border-lenet'
              }`}
            >
              <PixelGrid pixels={ink} columns={COLUMNS} rows={ROWS} className="h-18 w-10.5" />
              <span aria-hidden className="block h-1.5 w-full overflow-hidden rounded-full bg-wash">
                <span
                  className="block h-full origin-left bg-ink"
                  style={{ transform: `scaleX(${largest > 0 ? distances[digit] / largest : 0})` }}
                />
              </span>
              <span className={`font-mono text-xs tabular-nums ${wins ? 'font-bold' : ''}`}>{distance}</span>
              <span className="flex h-5 items-center text-[0.6875rem] text-lenet">
                {wins && (
                  <>
                    <RightIcon className="hidden size-3.5 @min-[44rem]:block" />
                    {w.smallest}
                  </>
                )}
              </span>
            </button>
          </li>
        )
      })}
    </ol>
  )
}

/** Whole numbers where the input is a code or has cells turned, decimals otherwise. */
const sayDistance = (distance: number) => sayNumber(distance, Number.isInteger(distance) ? 0 : 1)

function sayWinner(distances: Float64Array, comma: string, words: FigureProps['words']): string {
  const order = Array.from(distances, (distance, digit) => ({ distance, digit })).sort(
    (a, b) => a.distance - b.distance,
  )
  const tied = order.filter(({ distance }) => distance - order[0].distance < 1e-9)
  const distance = sayDistance(order[0].distance)
  if (tied.length > 1) {
    return fill(words.codes.tie, { digits: tied.map(({ digit }) => digit).join(comma), distance })
  }
  return fill(words.codes.wins, {
    digit: order[0].digit,
    distance,
    second: order[1].digit,
    other: sayDistance(order[1].distance),
  })
}
