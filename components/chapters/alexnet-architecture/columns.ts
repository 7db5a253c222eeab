import { alexnet2012 } from '@/lib/nn/alexnet2012'
import { describeNetwork } from '@/lib/nn/arithmetic'
import { shapeSize } from '@/lib/nn/shapes'

/** One layer of the network of 2012 as it lies on its two graphics cards. */
export interface SplitLayer {
  name: string
  /** Maps (or units) that each card computes, and the side of a map; null of a vector. */
  own: number
  side: number | null
  /** 'own': only the maps of the same card; 'both': those of both; 'picture': the photo, which both have. */
  reads: 'picture' | 'own' | 'both'
  /** Maps (or units) that one of them reads. */
  read: number
  readSide: number | null
  kernel: number | null
  /** Of one card. */
  parameters: number
  /** Of one card if nothing were split: each half would read everything. */
  parametersIfAll: number
  /** Values that a card must fetch from the other one for one photo. */
  fetched: number
}

/** The layers with weights, in order. */
export function splitLayers(): SplitLayer[] {
  const described = describeNetwork(alexnet2012).layers
  return alexnet2012.layers.flatMap((layer, index): SplitLayer[] => {
    if (layer.kind !== 'conv' && layer.kind !== 'dense') return []
    const { name, output, parameters } = described[index]
    const input =
      alexnet2012.layers[index - 1]?.kind === 'flatten' ? described[index - 1].input : described[index].input
    const own = output[output.length - 1] / 2
    const groups = layer.kind === 'conv' ? (layer.groups ?? 1) : 1
    const reads = index === 0 ? 'picture' : groups === 2 ? 'own' : 'both'
    const all = input[input.length - 1]
    const biases = own
    return [
      {
        name,
        own,
        side: output.length === 3 ? output[0] : null,
        reads,
        read: reads === 'own' ? all / 2 : all,
        readSide: input.length === 3 ? input[0] : null,
        kernel: layer.kind === 'conv' ? layer.kernel : null,
        parameters: parameters / 2,
        parametersIfAll: (parameters / 2 - biases) * groups + biases,
        fetched: reads === 'both' ? shapeSize(input) / 2 : 0,
      },
    ]
  })
}
