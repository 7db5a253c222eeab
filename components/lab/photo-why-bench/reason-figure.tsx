import { useMemo, useState, type ReactNode } from 'react'
import { RgbaCanvas } from '@/components/viz/rgba-canvas'
import { SaliencyMap } from '@/components/viz/saliency-map'
import type { Cell } from '@/components/viz/walk'
import type { Picture } from '@/lib/engine/photo-why'
import { fill } from '@/lib/i18n/fill'
import { useBenchStrings } from '../bench-strings'

export interface ReasonFigureProps {
  name: 'occlusion' | 'cam' | 'gradient'
  title: string
  how: string
  /** [cells x cells]; null while there are none. */
  values: Float32Array | null
  cells: number
  smooth: boolean
  strength: number
  /** What the map lies over. */
  picture: Picture
  side: number
  /** A value in words, with its unit. */
  say: (value: number) => string
  /** What is said of a cell; {row}, {column}, {value}. */
  cellWords: string
  /** What stands there while there are no values. */
  empty: string
  /** What the reader can set, below the words. */
  children?: ReactNode
}

/** A map of reasons over the picture, with its name, its scale and the value of the chosen cell. */
export function ReasonFigure(props: ReasonFigureProps) {
  const {
    name,
    title,
    how,
    values,
    cells,
    smooth,
    strength,
    picture,
    side,
    say,
    cellWords,
    empty,
    children,
  } = props
  const words = useBenchStrings().strings.photoWhy.maps
  const [chosen, setChosen] = useState<Cell | null>(null)
  const middle = Math.floor(cells / 2)
  const at = {
    row: Math.min(cells - 1, chosen?.row ?? middle),
    column: Math.min(cells - 1, chosen?.column ?? middle),
  }
  const largest = useMemo(
    () => (values ? values.reduce((most, value) => Math.max(most, Math.abs(value)), 0) : 0),
    [values],
  )
  const positive = useMemo(() => values === null || values.every((value) => value >= 0), [values])
  const sayCell = ({ row, column }: Cell) =>
    values
      ? fill(cellWords, { row: row + 1, column: column + 1, cells, value: say(values[row * cells + column]) })
      : empty
  return (
    <figure
      className={`min-w-0 ${children ? 'grid grid-cols-[minmax(0,1fr)] gap-x-8 gap-y-3 @min-[36rem]:grid-cols-2' : ''}`}
      data-testid={`reason-${name}`}
    >
      <figcaption className={children ? undefined : 'mb-2'}>
        <b className="text-[0.9375rem]">{title}</b>
        <span className="mt-1 block text-[0.8125rem] leading-normal text-soft">{how}</span>
        {children}
      </figcaption>
      <div className="max-w-96">
        <SaliencyMap
          values={values}
          cells={cells}
          smooth={smooth}
          largest={largest}
          strength={strength}
          at={at}
          onMove={setChosen}
          label={title}
          say={sayCell}
          testId={`photo-${name}`}
        >
          <RgbaCanvas
            pixels={picture}
            width={side}
            height={side}
            className="block size-full [image-rendering:auto]"
          />
        </SaliencyMap>
        <div className="mt-2 grid grid-cols-[auto_1fr_auto] items-center gap-2 font-mono text-xs text-soft tabular-nums">
          <span>{values ? say(positive ? 0 : -largest) : ''}</span>
          <span
            role="img"
            aria-label={fill(positive ? words.legendPositive : words.legend, {
              least: say(-largest),
              most: say(largest),
            })}
            className="h-3 rounded-xs border border-line"
            style={{
              background: positive
                ? 'linear-gradient(to right, var(--card), var(--why-fill))'
                : 'linear-gradient(to right, var(--negative), var(--card) 50%, var(--why-fill))',
            }}
          />
          <span>{values ? say(largest) : ''}</span>
        </div>
        <output className="mt-1 block min-h-10 text-xs text-soft tabular-nums" data-testid={`${name}-says`}>
          {sayCell(at)}
        </output>
      </div>
    </figure>
  )
}
