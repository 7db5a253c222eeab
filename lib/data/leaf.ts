import { SHARD_DIGITS } from './mnist'

/** A digit of MNIST by its place in the file, from 0. */
export interface LeafDigit {
  index: number
  label: number
}

export interface LeafWish {
  /** How many digits the part has. */
  digits: number
  /** Only digits of this class; null for all. */
  label: number | null
  /** Where to begin: this digit is the first that may be taken; going back, the first that may not. */
  from: number
  direction: 'on' | 'back'
  /** How many digits fill a page. */
  count: number
}

/**
 * The digits of a page in file order. Shards are asked for one after the other, no more than are needed.
 * @param labelsOf labels of a shard, SHARD_DIGITS each
 * @returns at most `count` digits, fewer at either end of the file
 */
export async function leaf(
  { digits, label, from, direction, count }: LeafWish,
  labelsOf: (shard: number) => Promise<Uint8Array>,
): Promise<LeafDigit[]> {
  const step = direction === 'on' ? 1 : -1
  const found: LeafDigit[] = []
  let shard = -1
  let labels: Uint8Array = new Uint8Array(0)
  for (
    let index = direction === 'on' ? from : from - 1;
    index >= 0 && index < digits && found.length < count;
    index += step
  ) {
    const wanted = Math.floor(index / SHARD_DIGITS)
    if (wanted !== shard) {
      labels = await labelsOf(wanted)
      shard = wanted
    }
    const here = labels[index % SHARD_DIGITS]
    if (label === null || here === label) found.push({ index, label: here })
  }
  return direction === 'on' ? found : found.reverse()
}
