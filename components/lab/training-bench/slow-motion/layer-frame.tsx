import { MapsPicture } from '@/components/viz/maps-picture'
import { rangeOf } from '@/components/viz/ink-of'
import type { Shape } from '@/lib/nn/shapes'
import { fill } from '@/lib/i18n/fill'
import { formatNumber } from '@/lib/i18n/format'
import { useBenchStrings } from '../../bench-strings'
import { layerTitle } from '../layer-title'
import { sayExact } from '../say-values'
import type { Stage } from './stages'

interface Props {
  stage: Stage & { kind: 'layer' }
  /** What the first digit is. */
  label: string
}

/** What a layer makes of the first digit. */
export function LayerFrame({ stage: { layer, output }, label }: Props) {
  const { lang, strings } = useBenchStrings()
  const { slowMotion: words, layers } = strings.trainLive
  const { least, most } = rangeOf(output.values)
  const shape = output.shape as Shape
  const size =
    shape.length === 3
      ? fill(layers.maps, { count: shape[2], height: shape[0], width: shape[1] })
      : fill(layers.units, { count: formatNumber(shape[0], lang) })
  const name = layerTitle(layers, layer.name)
  return (
    <>
      <p className="mt-1 max-w-prose text-sm text-soft">{words.layers[layer.kind]}</p>
      <MapsPicture
        key={layer.name}
        values={output.values}
        shape={shape}
        label={fill(words.layerLabel, { layer: name, label, size })}
        testId="slow-maps"
        className="mt-3 w-full"
      />
      <p className="mt-2 text-[0.8125rem] text-soft tabular-nums">
        {fill(words.layerSize, { size, least: sayExact(least), most: sayExact(most) })}
      </p>
    </>
  )
}
