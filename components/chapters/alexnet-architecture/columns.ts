import { alexnet2012 } from '@/lib/nn/alexnet2012'
import { halvedLayers, talkingLayers } from '@/lib/nn/traffic'

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

const last = (shape: readonly number[]) => shape[shape.length - 1]
/** The side of what is a stack of maps; null of a vector. */
const sideOf = (shape: readonly number[]) => (shape.length === 3 ? shape[0] : null)

/** The layers with weights, in order. */
export function splitLayers(): SplitLayer[] {
  const as2012 = halvedLayers(alexnet2012, new Set(talkingLayers(alexnet2012)))
  const whole = halvedLayers(alexnet2012, new Set(as2012.map(({ name }) => name)))
  return as2012.map(({ name, input, output, kernel, canTalk, talks, fetched, parameters }, index) => {
    const reads = !canTalk ? 'picture' : talks ? 'both' : 'own'
    return {
      name,
      own: last(output) / 2,
      side: sideOf(output),
      reads,
      read: reads === 'own' ? last(input) / 2 : last(input),
      readSide: sideOf(input),
      kernel,
      parameters: parameters / 2,
      parametersIfAll: whole[index].parameters / 2,
      fetched,
    }
  })
}
