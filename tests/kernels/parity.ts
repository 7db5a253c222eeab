import { photoInputs } from '@/lib/data/photo-input'
import { photoPreparations } from '@/lib/data/photo-preparation'
import { readSafetensors, type NamedTensor } from '@/lib/formats/safetensors'
import { fromTorchLayout } from '@/lib/formats/torch-layout'
import type { AnyLayer, AnyNetwork } from '@/lib/nn/layers'
import { parameterList } from '@/lib/nn/parameters'
import { createNetwork } from '@/lib/tf/load-network'

/** The networks of tests/fixtures/parity, as torch has them there. */
const pool = (name: string): AnyLayer => ({ kind: 'pool', name, mode: 'max', size: 3, stride: 2 })
const lrn = (name: string): AnyLayer => ({ kind: 'lrn', name, size: 5, k: 2, alpha: 0.02, beta: 0.75 })
const head: AnyLayer[] = [
  pool('pool5'),
  { kind: 'flatten', name: 'flatten' },
  { kind: 'dense', name: 'fc6', units: 48, activation: 'relu' },
  { kind: 'dense', name: 'fc7', units: 32, activation: 'relu' },
  { kind: 'dense', name: 'fc8', units: 20, activation: 'linear' },
]

export const parityNetworks = {
  small: {
    id: 'small',
    title: 'small',
    input: { height: 127, width: 127, channels: 3 },
    layers: [
      { kind: 'conv', name: 'conv1', filters: 8, kernel: 11, stride: 4, pad: 2, activation: 'relu' },
      pool('pool1'),
      { kind: 'conv', name: 'conv2', filters: 16, kernel: 5, pad: 2, activation: 'relu' },
      pool('pool2'),
      { kind: 'conv', name: 'conv3', filters: 24, kernel: 3, pad: 1, activation: 'relu' },
      { kind: 'conv', name: 'conv4', filters: 16, kernel: 3, pad: 1, activation: 'relu' },
      { kind: 'conv', name: 'conv5', filters: 16, kernel: 3, pad: 1, activation: 'relu' },
      ...head,
    ],
  },
  'small-2012': {
    id: 'small-2012',
    title: 'small, 2012',
    input: { height: 127, width: 127, channels: 3 },
    layers: [
      { kind: 'conv', name: 'conv1', filters: 8, kernel: 11, stride: 4, activation: 'relu' },
      lrn('norm1'),
      pool('pool1'),
      { kind: 'conv', name: 'conv2', filters: 16, kernel: 5, pad: 2, groups: 2, activation: 'relu' },
      lrn('norm2'),
      pool('pool2'),
      { kind: 'conv', name: 'conv3', filters: 24, kernel: 3, pad: 1, activation: 'relu' },
      { kind: 'conv', name: 'conv4', filters: 24, kernel: 3, pad: 1, groups: 2, activation: 'relu' },
      { kind: 'conv', name: 'conv5', filters: 16, kernel: 3, pad: 1, groups: 2, activation: 'relu' },
      ...head,
    ],
  },
} satisfies Record<string, AnyNetwork>

/** What torch answered, as tests/fixtures/parity/make.py writes it. */
export interface TorchAnswer {
  side: number
  contrast: number
  logits: number[]
}

/** The picture of make.py, RGBA. */
export function parityPicture({ side, contrast }: TorchAnswer): Uint8ClampedArray<ArrayBuffer> {
  return Uint8ClampedArray.from({ length: side * side * 4 }, (_, i) => {
    const c = i % 4
    const x = Math.floor(i / 4) % side
    const y = Math.floor(i / (4 * side))
    if (c === 3) return 255
    const value = (x * (3 + 4 * c) + y * (11 - 3 * c) + ((x * y) % 61) + 50 * c) % contrast
    return value + 124 - Math.floor(contrast / 2)
  })
}

export const swapRedAndBlue = (rgba: Uint8ClampedArray) =>
  rgba.map((_, i) => rgba[i % 4 === 0 ? i + 2 : i % 4 === 2 ? i - 2 : i])

/** The largest difference of any logit from torch's, in standard deviations of torch's logits. */
export function fromTorch(logits: ArrayLike<number>, expected: readonly number[]): number {
  const mean = expected.reduce((sum, value) => sum + value, 0) / expected.length
  const variance = expected.reduce((sum, value) => sum + (value - mean) ** 2, 0) / expected.length
  const worst = expected.reduce((most, value, i) => Math.max(most, Math.abs(value - logits[i])), 0)
  return worst / Math.sqrt(variance)
}

/** fc6 as if torch's rows were in the order of pixels first, channels last. */
function fc6InHwc(
  spec: AnyNetwork,
  tensors: ReadonlyMap<string, NamedTensor>,
  flat: Float32Array,
): Float32Array {
  const { data, shape } = tensors.get('fc6.weight')!
  const { offset } = parameterList(spec).find(({ name }) => name === 'fc6.weight')!
  const [outputs, inputs] = shape
  const wrong = flat.slice()
  for (let i = 0; i < inputs; i++)
    for (let o = 0; o < outputs; o++) wrong[offset + i * outputs + o] = data[o * inputs + i]
  return wrong
}

/**
 * How far the current engine's logits are from torch's, in standard deviations of torch's logits: as they are, and with
 * each of the mistakes that a reader of torch's weights may make.
 */
export async function parity(name: keyof typeof parityNetworks, file: Uint8Array, answer: TorchAnswer) {
  const spec: AnyNetwork = parityNetworks[name]
  const tensors = readSafetensors(file)
  const flat = fromTorchLayout(spec, tensors)
  const rgba = parityPicture(answer)
  const { mean, deviation } = photoPreparations.alexnet
  const preparation = { side: answer.side, mean, deviation }

  async function difference(values: Float32Array, picture = rgba): Promise<number> {
    const network = createNetwork(spec, values as Float32Array<ArrayBuffer>)
    try {
      return fromTorch(await network.logits(photoInputs([picture], preparation)), answer.logits)
    } finally {
      network.dispose()
    }
  }

  const biases = parameterList(spec).filter(({ role }) => role === 'bias')
  const wrong: Record<string, number> = {
    'fc6 read in HWC order': await difference(fc6InHwc(spec, tensors, flat)),
    'red and blue swapped': await difference(flat, swapRedAndBlue(rgba)),
  }
  for (const { name, offset, size } of biases)
    wrong[`without ${name}`] = await difference(flat.slice().fill(0, offset, offset + size))
  return { right: await difference(flat), wrong }
}
