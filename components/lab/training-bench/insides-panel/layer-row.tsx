import { HistogramBars } from '@/components/viz/histogram-bars'
import type { LayerInsides } from '@/lib/data/train-report'
import { fill } from '@/lib/i18n/fill'
import { useBenchStrings } from '../../bench-strings'
import { formatPercent } from '../format-percent'
import { layerTitle } from '../layer-title'
import { sayRate } from '../say-values'

/** One layer in numbers: how its weights and gradients spread, how long they are, and how many units do nothing. */
export function LayerRow({ layer }: { layer: LayerInsides }) {
  const { lang, strings } = useBenchStrings()
  const { insides: words, layers } = strings.trainLive
  const { name, weights, gradients, weightNorm, gradientNorm, dead, saturated } = layer
  const title = layerTitle(layers, name)
  const format = (value: number) => sayRate(value, lang)
  const idle = dead ?? saturated
  return (
    <li
      className="grid grid-cols-2 gap-x-5 gap-y-1 border-t border-line py-2.5 @min-[40rem]:grid-cols-[7rem_minmax(0,1fr)_minmax(0,1fr)_8rem] @min-[40rem]:items-start"
      data-testid={`insides-${name}`}
      data-weight-norm={weightNorm}
      data-gradient-norm={gradientNorm ?? undefined}
      data-dead={dead ?? undefined}
      data-saturated={saturated ?? undefined}
    >
      <b className="@max-[40rem]:col-span-2">{title}</b>
      <div className="min-w-0">
        <p className="text-xs text-soft tabular-nums">
          {fill(words.weightNorm, { norm: format(weightNorm) })}
        </p>
        <HistogramBars
          histogram={weights}
          colour="--positive"
          label={fill(words.weightHistogram, {
            layer: title,
            low: format(weights.low),
            high: format(weights.high),
          })}
          format={format}
        />
      </div>
      <div className="min-w-0">
        <p className="text-xs text-soft tabular-nums">
          {fill(words.gradientNorm, { norm: gradientNorm === null ? '–' : format(gradientNorm) })}
        </p>
        <HistogramBars
          histogram={gradients}
          colour="--lenet"
          label={
            gradients
              ? fill(words.gradientHistogram, {
                  layer: title,
                  low: format(gradients.low),
                  high: format(gradients.high),
                })
              : words.noGradients
          }
          format={format}
        />
      </div>
      <p className="text-xs text-soft tabular-nums @max-[40rem]:col-span-2">
        {idle !== null &&
          fill(dead !== null ? words.dead : words.saturated, { share: formatPercent(idle, lang, 1) })}
      </p>
    </li>
  )
}
