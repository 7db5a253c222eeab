import { useMemo, useState } from 'react'
import { Choices } from '@/components/ui/choices'
import { RgbaCanvas } from '@/components/viz/rgba-canvas'
import { TileBoard } from '@/components/viz/tile-board'
import { fill } from '@/lib/i18n/fill'
import { formatNumber } from '@/lib/i18n/format'
import { colourfulness, kernelPicture } from '@/lib/nn/kernel-colour'
import { useBenchStrings } from '../bench-strings'
import { ColourBars } from './colour-bars'

interface KernelsPartProps {
  layer: string
  /** HWIO, [size, size, 3, count] flattened. */
  weights: Float32Array
  count: number
  size: number
  /** The kernel whose map is looked at; null while another layer is. */
  at: number | null
  onChoose: (kernel: number) => void
  /** The network has the two columns of 2012. */
  twoColumns: boolean
}

/** The first layer's kernels as colour pictures, and how colourful each is. */
export function KernelsPart({ layer, weights, count, size, at, onChoose, twoColumns }: KernelsPartProps) {
  const { lang, strings } = useBenchStrings()
  const words = strings.photoInside.kernels
  const [order, setOrder] = useState<'colour' | 'number'>('colour')
  const colours = useMemo(() => colourfulness(weights, count), [weights, count])
  const numbers = useMemo(() => {
    const all = Array.from({ length: count }, (_, kernel) => kernel)
    return order === 'number' ? all : all.sort((a, b) => colours[a] - colours[b] || a - b)
  }, [order, colours, count])
  // 48 and 96 kernels fill rows of twelve, 64 rows of eight.
  const across = count % 12 === 0 ? 12 : 8
  const picture = useMemo(() => board(weights, numbers, size, across), [weights, numbers, size, across])
  const percent = (share: number) => formatNumber(share, lang, { style: 'percent', maximumFractionDigits: 0 })
  const mean = (from: number, to: number) =>
    colours.slice(from, to).reduce((sum, colour) => sum + colour, 0) / (to - from)
  const half = count / 2

  return (
    <section aria-label={fill(words.title, { count, layer })} data-testid="photo-kernels">
      <h3 className="font-sans text-base font-semibold">{fill(words.title, { count, layer })}</h3>
      <p className="mt-1 mb-3 max-w-prose text-[0.8125rem] leading-normal text-soft">
        {fill(words.how, { size })}
      </p>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-x-8 gap-y-4 @min-[44rem]:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <div className="min-w-0 max-w-xl">
          <TileBoard
            count={count}
            across={across}
            size={{ width: size, height: size }}
            gap={GAP}
            at={at === null ? null : numbers.indexOf(at)}
            onChoose={(place) => onChoose(numbers[place])}
            label={fill(words.label, { layer, across })}
            say={(place) =>
              fill(words.one, { layer, kernel: numbers[place], percent: percent(colours[numbers[place]]) })
            }
            testId="kernel-board"
          >
            <RgbaCanvas {...picture} className="block size-full [image-rendering:pixelated]" />
          </TileBoard>
        </div>
        <div className="min-w-0">
          <Choices
            label={words.order}
            value={order}
            onChange={setOrder}
            options={[
              { value: 'colour', label: words.byColour },
              { value: 'number', label: words.numbered },
            ]}
            testId="kernel-order"
          />
          <p className="mt-3 text-sm">{words.colourTitle}</p>
          <ColourBars colours={colours} at={at} percent={percent} />
          <p
            className="mt-1 min-h-5 text-xs text-soft tabular-nums"
            data-testid="kernel-colour"
            data-value={at === null ? undefined : colours[at]}
          >
            {at !== null && fill(words.chosen, { kernel: at, percent: percent(colours[at]) })}
          </p>
          <p className="mt-1 text-xs leading-normal text-soft">{words.colourHow}</p>
        </div>
      </div>
      <p className="mt-3 max-w-prose text-[0.9375rem]" data-testid="kernel-split">
        {fill(words.measured, {
          count,
          grey: colours.filter((colour) => colour < 0.1).length,
          vivid: colours.filter((colour) => colour > 0.5).length,
          half: 48,
          here: twoColumns
            ? fill(words.one2012, {
                half,
                first: percent(mean(0, half)),
                second: percent(mean(half, count)),
              })
            : words.oneColumn,
        })}
      </p>
    </section>
  )
}

/** Pixels between two kernels. */
const GAP = 1

/** All kernels in one picture; what lies between them is transparent. */
function board(weights: Float32Array, numbers: readonly number[], size: number, across: number) {
  const rows = Math.ceil(numbers.length / across)
  const [width, height] = [across * (size + GAP) - GAP, rows * (size + GAP) - GAP]
  const pixels = new Uint8ClampedArray(width * height * 4)
  numbers.forEach((kernel, place) => {
    const one = kernelPicture(weights, numbers.length, kernel)
    const [top, left] = [Math.floor(place / across) * (size + GAP), (place % across) * (size + GAP)]
    for (let y = 0; y < size; y++)
      pixels.set(one.subarray(y * size * 4, (y + 1) * size * 4), ((top + y) * width + left) * 4)
  })
  return { pixels, width, height }
}
