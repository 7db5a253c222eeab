import { join } from 'node:path'
import type { ReadCharacters } from '@/lib/data/amount/reading'
import { writeDigitInput, INPUT_SIDE } from '@/lib/data/digit-input'
import { loadDigitSet, type DigitSet, type DigitSetName } from '@/lib/data/digit-set'
import { DIGIT_PIXELS, VALIDATION_DIGITS } from '@/lib/data/mnist'
import { openMnist } from '@/lib/data/mnist-source'
import { lenet5Modern } from '@/lib/nn/lenet5'
import { loadNetwork } from '@/lib/tf/load-network'
import { startNodeEngine } from '@/lib/tf/node-engine'
import { fileFetch } from '../file-fetch'

/** The shipped LeNet as the page's worker reads with it: logits. */
export async function openReader(root: string): Promise<ReadCharacters> {
  await startNodeEngine('wasm')
  const network = await loadNetwork('/weights/lenet5', lenet5Modern, {
    fetch: fileFetch(join(root, 'public')),
  })
  return (pixels) => {
    const count = pixels.length / DIGIT_PIXELS
    const inputs = new Float32Array(count * INPUT_SIDE * INPUT_SIDE)
    for (let i = 0; i < count; i++)
      writeDigitInput(pixels, i * DIGIT_PIXELS, inputs, i * INPUT_SIDE * INPUT_SIDE)
    return network.logits(inputs)
  }
}

/** Digits of MNIST, and what is needed to make amounts of some of them. */
export interface DigitBox {
  labels: Uint8Array
  pixelsOf(index: number): Uint8Array
}

const boxOf = ({ pixels }: DigitSet, labels: Uint8Array, indices: readonly number[]): DigitBox => ({
  labels: Uint8Array.from(indices, (index) => labels[index]),
  pixelsOf: (i) => pixels.subarray(indices[i] * DIGIT_PIXELS, (indices[i] + 1) * DIGIT_PIXELS),
})

/** The test digits, or the validation digits parted: those with even numbers to fit with, the odd ones to choose with. */
export async function openDigits(root: string, name: DigitSetName) {
  const source = openMnist('', { fetch: fileFetch(join(root, 'public')) })
  const set = await loadDigitSet(source, name, {
    validation: VALIDATION_DIGITS,
    signal: new AbortController().signal,
  })
  const all = [...set.labels.keys()]
  return {
    all: boxOf(set, set.labels, all),
    even: boxOf(
      set,
      set.labels,
      all.filter((i) => i % 2 === 0),
    ),
    odd: boxOf(
      set,
      set.labels,
      all.filter((i) => i % 2 === 1),
    ),
  }
}
