import { describe, expect, it } from 'vitest'
import { createRandom } from '@/lib/data/random'
import { conv2d, convOutput } from '@/lib/nn/reference/conv2d'
import { dilatedConv2d, kernelSpan, tapsOf, windowsAlong } from '@/lib/nn/reference/dilated-conv2d'

const whole = (random: () => number, length: number) =>
  Array.from({ length }, () => Math.floor(19 * random()) - 9)

/** The oracle: a kernel with gaps is a larger kernel with zeros in them. */
function byLargerKernel(
  input: number[],
  kernel: number[],
  g: { height: number; width: number; kernel: number; stride: number; pad: number; dilation: number },
) {
  const span = kernelSpan(g.kernel, g.dilation)
  const large = new Array<number>(span * span).fill(0)
  for (let y = 0; y < g.kernel; y++)
    for (let x = 0; x < g.kernel; x++)
      large[y * g.dilation * span + x * g.dilation] = kernel[y * g.kernel + x]
  const geometry = {
    batch: 1,
    height: g.height,
    width: g.width,
    channels: 1,
    filters: 1,
    kernel: span,
    stride: g.stride,
    pad: g.pad,
  }
  return { ...convOutput(geometry), values: conv2d(input, large, null, geometry) }
}

describe('dilatedConv2d', () => {
  const random = createRandom(11)
  it('agrees with the larger kernel that has zeros in its gaps, at all settings of the figure', () => {
    let fitted = 0
    for (const n of [3, 5, 6, 9])
      for (const kernel of [1, 2, 3, 5])
        for (const stride of [1, 2, 4])
          for (const pad of [0, 1, 3])
            for (const dilation of [1, 2, 3]) {
              const g = { height: n, width: n + 1, kernel, stride, pad, dilation }
              const input = whole(random, n * (n + 1))
              const weights = whole(random, kernel * kernel)
              const made = dilatedConv2d(input, weights, g)
              if (kernelSpan(kernel, dilation) > n + 2 * pad) {
                expect(made.values).toHaveLength(0)
                continue
              }
              fitted++
              const oracle = byLargerKernel(input, weights, g)
              expect([g, made.height, made.width]).toEqual([g, oracle.height, oracle.width])
              expect([...made.values]).toEqual([...oracle.values].map((value) => value + 0))
            }
    expect(fitted).toBeGreaterThan(200)
  })

  it('counts windows by trying each place', () => {
    for (let n = 1; n < 12; n++)
      for (const kernel of [1, 2, 3, 5])
        for (const stride of [1, 2, 3])
          for (const pad of [0, 1, 2])
            for (const dilation of [1, 2]) {
              const padded = n + 2 * pad
              const places = []
              for (let start = 0; start + dilation * (kernel - 1) < padded; start += stride)
                places.push(start)
              const { windows, left } = windowsAlong(n, { kernel, stride, pad, dilation })
              expect(windows).toBe(places.length)
              const end = places.length > 0 ? places[places.length - 1] + kernelSpan(kernel, dilation) : 0
              expect(left).toBe(padded - end)
            }
  })

  it('names the pixels that are read, and null for padding', () => {
    const g = { height: 4, width: 4, kernel: 2, stride: 2, pad: 1, dilation: 2 }
    expect(tapsOf(g, 0, 0)).toEqual([null, null, null, 5])
    expect(tapsOf(g, 1, 1)).toEqual([5, 7, 13, 15])
  })
})
