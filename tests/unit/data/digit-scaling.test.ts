import { describe, expect, it } from 'vitest'
import { writeDigitInput } from '@/lib/data/digit-input'
import { pixelScalings, scalePixel, writeScaledDigit } from '@/lib/data/digit-scaling'

describe('scalePixel', () => {
  it('takes paper and ink to the ends of each scale', () => {
    expect([scalePixel(0, '1998'), scalePixel(255, '1998')]).toEqual([-0.1, 1.175])
    expect([scalePixel(0, 'unit'), scalePixel(255, 'unit')]).toEqual([0, 1])
    expect(scalePixel(0, 'standardised')).toBeCloseTo(-0.4242, 4)
    expect(scalePixel(255, 'standardised')).toBeCloseTo(2.8215, 4)
    expect(scalePixel(51, '1998')).toBeCloseTo(-0.1 + 1.275 / 5, 12)
  })
})

describe('writeScaledDigit', () => {
  const pixels = Uint8Array.from({ length: 3 + 784 }, (_, i) => (i * 37) % 256)

  it.each(pixelScalings)('writes 28x28 bytes into 32x32 with a border of paper: %s', (scaling) => {
    const out = new Float32Array(5 + 1024 + 1).fill(-9)
    writeScaledDigit(pixels, 3, out, 5, scaling)
    expect([out[4], out[5 + 1024]]).toEqual([-9, -9])
    for (let y = 0; y < 32; y++)
      for (let x = 0; x < 32; x++) {
        const inside = y >= 2 && y < 30 && x >= 2 && x < 30
        const byte = inside ? pixels[3 + (y - 2) * 28 + x - 2] : 0
        expect(out[5 + y * 32 + x]).toBe(Math.fround(scalePixel(byte, scaling)))
      }
  })

  it('standardises as the training bench has done so far', () => {
    const [ours, theirs] = [new Float32Array(1024), new Float32Array(1024)]
    writeScaledDigit(pixels, 3, ours, 0, 'standardised')
    writeDigitInput(pixels, 3, theirs, 0)
    expect(ours).toEqual(theirs)
  })
})
