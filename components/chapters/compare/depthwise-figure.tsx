import { oneOf, whole } from '@/components/mdx/figure-fields'
import { useFigureState } from '@/components/mdx/use-figure-state'
import { Choices } from '@/components/ui/choices'
import { Slider } from '@/components/ui/slider'
import { fill } from '@/lib/i18n/fill'
import { formatNumber } from '@/lib/i18n/format'
import { countSeparable } from './depthwise'
import type { FigureProps } from './figures'
import { TwoBars } from './two-bars'

const kernels = ['3', '5', '7'] as const
const fields = {
  kernel: oneOf(kernels, '3'),
  channels: whole(512, 1, 1024),
  filters: whole(512, 1, 1024),
  side: whole(14, 1, 112),
}
const scale = { toTrack: Math.log2, fromTrack: (track: number) => 2 ** track }

/** A convolution, and the same in two: one kernel a map, then 1x1 over all maps. */
export default function DepthwiseFigure({ lang, words: all }: FigureProps) {
  const words = all.depthwise
  const { state, change } = useFigureState('depthwise', fields)
  const kernel = Number(state.kernel)
  const { channels, filters, side } = state
  const { standard, depthwise, pointwise, places, share } = countSeparable(kernel, channels, filters, side)
  const number = (value: number) => formatNumber(value, lang)
  return (
    <div className="grid gap-x-8 gap-y-5 font-sans @2xl:grid-cols-2">
      <div className="grid content-start gap-3">
        <Choices
          label={words.kernel}
          value={state.kernel}
          options={kernels.map((value) => ({ value, label: `${value} × ${value}` }))}
          onChange={(to) => change({ kernel: to })}
          testId="depthwise-kernel"
        />
        <Slider
          label={words.channels}
          value={channels}
          min={1}
          max={1024}
          step={1}
          scale={scale}
          onChange={(to) => change({ channels: Math.round(to) })}
          testId="depthwise-channels"
        />
        <Slider
          label={words.filters}
          value={filters}
          min={1}
          max={1024}
          step={1}
          scale={scale}
          onChange={(to) => change({ filters: Math.round(to) })}
          testId="depthwise-filters"
        />
        <Slider
          label={words.side}
          value={side}
          min={1}
          max={112}
          step={1}
          onChange={(to) => change({ side: Math.round(to) })}
          testId="depthwise-side"
        />
      </div>
      <div className="grid content-start gap-4">
        <TwoBars
          title={words.weights}
          names={[words.separable, words.standard]}
          values={[depthwise + pointwise, standard]}
          lang={lang}
          testId="depthwise-weights"
        />
        <TwoBars
          title={words.macs}
          names={[words.separable, words.standard]}
          values={[(depthwise + pointwise) * places, standard * places]}
          lang={lang}
          testId="depthwise-macs"
        />
        <div className="min-h-36 font-mono text-[0.8125rem] leading-relaxed" aria-live="polite">
          <p>
            {words.standard}: {kernel} × {kernel} × {channels} × {filters} = {number(standard)}
          </p>
          <p>
            {words.separable}: {kernel} × {kernel} × {channels} + {channels} × {filters} ={' '}
            {number(depthwise + pointwise)}
          </p>
          <p className="mt-1 font-sans text-sm" data-testid="depthwise-share" data-value={share}>
            {fill(words.share, {
              filters,
              square: kernel * kernel,
              share: number(Number(share.toFixed(3))),
            })}
          </p>
        </div>
      </div>
    </div>
  )
}
