import { writeDigitInput, INPUT_SIDE } from '@/lib/data/digit-input'
import { initialParametersOf } from '@/lib/data/initial-parameters'
import { DIGIT_SIDE } from '@/lib/data/mnist'
import type { AnyNetwork } from '@/lib/nn/layers'
import { lenet5Modern } from '@/lib/nn/lenet5'
import { lenet5Published } from '@/lib/nn/lenet5-choices'
import { referenceOutputs } from '@/lib/nn/reference/network'

export const forms = ['published', 'modern'] as const
export type Form = (typeof forms)[number]

export const specOf: Record<Form, AnyNetwork> = { published: lenet5Published, modern: lenet5Modern }

/** One digit on its way through a network: what each layer reads is `input`, then the outputs of the layer before. */
export interface Run {
  spec: AnyNetwork
  parameters: ArrayLike<number>
  /** 32x32 */
  input: Float32Array
  outputs: Float64Array[]
}

/** The paper's pixels: paper -0.1, ink 1.175 (LeCun et al. 1998, section II.B). */
const [PAPER, INK] = [-0.1, 1.175]

/** 28x28 ink bytes as the input of 1998: 32x32, with a border of paper. */
export function publishedInput(pixels: Uint8Array): Float32Array {
  const border = (INPUT_SIDE - DIGIT_SIDE) / 2
  const input = new Float32Array(INPUT_SIDE * INPUT_SIDE).fill(PAPER)
  for (let y = 0; y < DIGIT_SIDE; y++)
    for (let x = 0; x < DIGIT_SIDE; x++)
      input[(y + border) * INPUT_SIDE + x + border] =
        PAPER + ((INK - PAPER) * pixels[y * DIGIT_SIDE + x]) / 255
  return input
}

/** 28x28 ink bytes as the input of the LeNet that ships: 32x32, standardised. */
export function modernInput(pixels: Uint8Array): Float32Array {
  const input = new Float32Array(INPUT_SIDE * INPUT_SIDE)
  writeDigitInput(pixels, 0, input, 0)
  return input
}

/** Seed of the first weights of the 1998 form, which nobody has trained here. */
const SEED = 1998
let firstWeights: Float32Array | undefined

/** A digit (28x28 ink bytes) through the 1998 form, with first weights drawn as its appendix A says. */
export function runPublished(pixels: Uint8Array): Run {
  firstWeights ??= initialParametersOf(lenet5Published, '1998', SEED)
  const input = publishedInput(pixels)
  const outputs = referenceOutputs(lenet5Published, firstWeights, input)
  return { spec: lenet5Published, parameters: firstWeights, input, outputs }
}

/** A digit (28x28 ink bytes) through the modern form with these weights. */
export function runModern(pixels: Uint8Array, parameters: ArrayLike<number>): Run {
  const input = modernInput(pixels)
  return { spec: lenet5Modern, parameters, input, outputs: referenceOutputs(lenet5Modern, parameters, input) }
}

/** What the layer at `index` reads. */
export function inputOf(run: Run, index: number): ArrayLike<number> {
  return index === 0 ? run.input : run.outputs[index - 1]
}
