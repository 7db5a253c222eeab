import { alexnet64 } from '@/lib/nn/alexnet64'
import { parameterCount } from '@/lib/nn/parameters'
import { layerInputs, shapeSize } from '@/lib/nn/shapes'
import type { NetworkSpec } from '@/lib/nn/spec'
import { createNetwork } from '@/lib/tf/load-network'
import type { Rates } from './results'

/** AlexNet-64 in two: what makes 1,152 features of a picture, and what makes classes of those. */
const cut = alexnet64.layers.findIndex(({ kind }) => kind === 'flatten') + 1
const features = shapeSize(layerInputs(alexnet64)[cut])
const front: NetworkSpec = { ...alexnet64, id: 'front', layers: alexnet64.layers.slice(0, cut) }
const back: NetworkSpec = {
  ...alexnet64,
  id: 'back',
  input: { height: 1, width: 1, channels: features },
  layers: alexnet64.layers.slice(cut - 1),
}
const frontCount = parameterCount(front)

/** What the convolutions make of pictures, batch by batch. @param flat of the whole network */
export async function featuresOf(
  flat: Float32Array<ArrayBuffer>,
  inputs: readonly Float32Array[],
): Promise<Float32Array[]> {
  const network = createNetwork(front, flat.slice(0, frontCount))
  const made: Float32Array[] = []
  for (const batch of inputs) made.push(await network.logits(batch))
  network.dispose()
  return made
}

/** For each picture, how many classes are put before the right one, and which is put first. */
export interface Answers {
  before: number[]
  first: number[]
}

/** What the dense layers make of features. @param flat of the whole network */
export async function answersOf(
  flat: Float32Array<ArrayBuffer>,
  batches: readonly Float32Array[],
  labels: readonly number[],
): Promise<Answers> {
  const network = createNetwork(back, flat.slice(frontCount))
  const found: Answers = { before: [], first: [] }
  for (const batch of batches) {
    const logits = await network.logits(batch)
    const rows = batch.length / features
    const classes = logits.length / rows
    for (let row = 0; row < rows; row++) {
      const scores = logits.subarray(row * classes, (row + 1) * classes)
      const label = labels[found.before.length]
      found.first.push(scores.indexOf(Math.max(...scores)))
      // Of equal scores the first counts as the higher, as the page sorts them.
      found.before.push(
        scores.reduce(
          (n, score, i) => n + (score > scores[label] || (score === scores[label] && i < label) ? 1 : 0),
          0,
        ),
      )
    }
  }
  network.dispose()
  return found
}

/** Rates over the pictures of one half, in percent with two decimals. */
export function ratesOf(half: ArrayLike<number>, found: Answers, whole: Answers): Rates {
  const rate = (is: (picture: number) => boolean) =>
    Math.round((1e4 * Array.from(half).reduce((n, i) => n + (is(i) ? 1 : 0), 0)) / half.length) / 100
  return {
    top1: rate((i) => found.before[i] < 1),
    top5: rate((i) => found.before[i] < 5),
    same: rate((i) => found.first[i] === whole.first[i]),
  }
}
