import { describe, expect, it } from 'vitest'
import { readSafetensors } from '@/lib/formats/safetensors'
import { fromTorchLayout } from '@/lib/formats/torch-layout'
import { alexnet64 } from '@/lib/nn/alexnet64'
import { parameterList } from '@/lib/nn/parameters'
import { referenceOutputs } from '@/lib/nn/reference/network'
import { readAlexnetFile, readParity, standardise } from './alexnet64-fixture'

const flat = fromTorchLayout(alexnet64, readSafetensors(readAlexnetFile()))
const parity = readParity()

function logitsOf(parameters: Float32Array, input: Float32Array): Float64Array {
  return referenceOutputs(alexnet64, parameters, input).at(-1) as Float64Array
}

function worst(logits: ArrayLike<number>, expected: readonly number[]): number {
  return Math.max(...expected.map((value, index) => Math.abs(value - logits[index])))
}

describe('AlexNet-64 in our layout', () => {
  it('has four inputs of 64x64x3 bytes and 200 logits to compare with', () => {
    expect(parity.map(({ name }) => name)).toEqual(['cat', 'espresso', 'rocket', 'gradient'])
    for (const { pixels, logits } of parity) {
      expect(pixels.length).toBe(64 * 64 * 3)
      expect(logits.length).toBe(200)
      expect(Math.max(...logits) - Math.min(...logits), 'logits differ from each other').toBeGreaterThan(1)
    }
  })

  it.each(parity)('gives the logits of PyTorch within 1e-3: $name', ({ pixels, logits }) => {
    const ours = logitsOf(flat, standardise(pixels))
    expect(ours.length).toBe(200)
    expect(worst(ours, logits)).toBeLessThan(1e-3)
  })

  describe('would be found out', () => {
    const { pixels, logits } = parity[1]

    it('if fc6 were read in HWC order', () => {
      const { offset, size } = parameterList(alexnet64).find(({ name }) => name === 'fc6.weight')!
      const plain = flat.slice()
      const { data } = readSafetensors(readAlexnetFile()).get('fc6.weight')!
      // Transposed only, as if the file's 1,152 inputs counted pixel by pixel.
      for (let i = 0; i < size; i++) plain[offset + i] = data[(i % 2048) * 1152 + Math.floor(i / 2048)]
      expect(worst(logitsOf(plain, standardise(pixels)), logits)).toBeGreaterThan(0.5)
    })

    it('if red and blue were swapped', () => {
      const swapped = pixels.map((_, index) => pixels[index + 2 - 2 * (index % 3)])
      expect(worst(logitsOf(flat, standardise(swapped)), logits)).toBeGreaterThan(0.5)
    })

    it('if rows and columns were swapped', () => {
      const turned = pixels.map((_, index) => {
        const [x, y, channel] = [Math.floor(index / 3) % 64, Math.floor(index / 192), index % 3]
        return pixels[(x * 64 + y) * 3 + channel]
      })
      expect(worst(logitsOf(flat, standardise(turned)), logits)).toBeGreaterThan(0.5)
    })
  })
})
