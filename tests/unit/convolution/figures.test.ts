/** The arithmetic behind the figures of the chapter on convolution, beside slower ways to the same numbers. */
import { describe, expect, it } from 'vitest'
import {
  colourLayer,
  colourParameters,
  filterNames,
  filters,
  PHOTO_SIDE,
} from '@/components/chapters/convolution/channel-filters'
import { compareLayers } from '@/components/chapters/convolution/counts'
import { exactKernel, kernelNames, kernels, nameOfKernel } from '@/components/chapters/convolution/kernels'
import { smallPatch } from '@/components/chapters/convolution/patch'
import {
  averagedColours,
  inkOfColours,
  pictureOfText,
  picturesText,
  SIDE,
} from '@/components/chapters/convolution/picture'
import { compareShift, networks, runNetwork, shifted } from '@/components/chapters/convolution/shifting'
import { formulaOf, isLeftOver } from '@/components/chapters/convolution/sizes'
import {
  fieldsOnTheWay,
  growth,
  INPUT_SIDE,
  meanParameters,
  parseStack,
  stackSpec,
} from '@/components/chapters/convolution/stack'
import { sweepAt, sweepBack, sweepLength, sweepOn } from '@/components/chapters/convolution/sweep'
import { createRandom } from '@/lib/data/random'
import { referenceOutputs } from '@/lib/nn/reference/network'

const random = createRandom(3)
const picture = Float64Array.from({ length: SIDE * SIDE }, () => Math.floor(256 * random()))

describe('kernels', () => {
  it('are found by their weights, also as rounded in the address', () => {
    for (const name of kernelNames) {
      expect(nameOfKernel(kernels[name])).toBe(name)
      expect(exactKernel(kernels[name].map((weight) => Number(weight.toFixed(3))))).toEqual(kernels[name])
    }
    expect(nameOfKernel([1, 2, 3, 4, 5, 6, 7, 8, 9])).toBeNull()
  })

  it('add up to 1 where flat places stay, to 0 where only differences are left', () => {
    const sums = Object.fromEntries(
      kernelNames.map((name) => [name, kernels[name].reduce((sum, weight) => sum + weight, 0)]),
    )
    expect(sums).toEqual({
      identity: 1,
      blur: expect.closeTo(1, 12),
      vertical: 0,
      horizontal: 0,
      outline: 0,
      sharpen: 1,
      emboss: 1,
    })
  })
})

describe('the sweep', () => {
  const sweep = { rows: 3, columns: 4, taps: 9 }
  it('goes through every product once, by any step', () => {
    for (const [grain, steps] of [
      ['product', 108],
      ['cell', 12],
      ['row', 3],
    ] as const) {
      let position = 0
      for (let step = 0; step < steps; step++) {
        const next = sweepOn(sweep, position, grain)
        expect(next).toBeGreaterThan(position)
        expect(sweepBack(sweep, next, grain)).toBe(position)
        position = next
      }
      expect(position).toBe(sweepLength(sweep))
      expect(sweepOn(sweep, position, grain)).toBe(position)
    }
  })
  it('says which cell is at hand', () => {
    expect(sweepAt(sweep, 0)).toEqual({ cell: 0, products: 0 })
    expect(sweepAt(sweep, 9)).toEqual({ cell: 0, products: 9 })
    expect(sweepAt(sweep, 10)).toEqual({ cell: 1, products: 1 })
    expect(sweepAt(sweep, 108)).toEqual({ cell: 11, products: 9 })
  })
})

describe('sizes', () => {
  it('says whole, left over or too large, and strikes out what no window reads', () => {
    for (const n of [4, 6, 7])
      for (const kernel of [2, 3])
        for (const stride of [1, 2, 3, 4])
          for (const pad of [0, 1])
            for (const dilation of [1, 2, 3]) {
              const sizes = { n, kernel, stride, pad, dilation }
              const side = n + 2 * pad
              // Which rows are behind the last window, found by laying every window down.
              let end = 0
              for (let at = 0; at + dilation * (kernel - 1) < side; at += stride)
                end = at + dilation * (kernel - 1) + 1
              const { verdict } = formulaOf(sizes)
              expect([sizes, verdict]).toEqual([
                sizes,
                end === 0 ? 'too-large' : end < side ? 'left' : 'whole',
              ])
              if (end === 0) continue
              for (let row = 0; row < side; row++) expect(isLeftOver(sizes, row, 0)).toBe(row >= end)
            }
  })

  it('works out the questions of the chapter', () => {
    expect(formulaOf({ n: 9, kernel: 3, stride: 2, pad: 1, dilation: 1 }).windows).toBe(5)
    expect(formulaOf({ n: 6, kernel: 3, stride: 1, pad: 0, dilation: 3 })).toMatchObject({
      verdict: 'too-large',
      span: 7,
    })
    // AlexNet's first layer: not whole at 224, 55 with a padding of 2 and at 227.
    expect(formulaOf({ n: 224, kernel: 11, stride: 4, pad: 0, dilation: 1 }).verdict).toBe('left')
    expect(formulaOf({ n: 224, kernel: 11, stride: 4, pad: 2, dilation: 1 }).windows).toBe(55)
    expect(formulaOf({ n: 227, kernel: 11, stride: 4, pad: 0, dilation: 1 })).toMatchObject({
      windows: 55,
      verdict: 'whole',
    })
  })
})

it('filters over three channels are the sum of three flat ones and a bias', () => {
  const out = PHOTO_SIDE - 2
  const photo = Float64Array.from({ length: PHOTO_SIDE * PHOTO_SIDE * 3 }, () => Math.floor(256 * random()))
  for (const count of [1, 3, 4]) {
    const values = referenceOutputs(colourLayer(count), colourParameters(count), photo)[0]
    for (const filter of Array.from({ length: count }, (_, i) => i))
      for (const [row, column] of [
        [0, 0],
        [5, 7],
        [11, 11],
      ]) {
        const { kernels: flat, bias } = filters[filterNames[filter]]
        let sum = bias
        for (let channel = 0; channel < 3; channel++)
          for (let tap = 0; tap < 9; tap++) {
            const at = (row + Math.floor(tap / 3)) * PHOTO_SIDE + column + (tap % 3)
            sum += photo[at * 3 + channel] * flat[channel][tap]
          }
        expect(values[(row * out + column) * count + filter]).toBeCloseTo(sum, 9)
      }
  }
})

it('counts parameters and multiplications as one does by hand', () => {
  const c1 = compareLayers({ side: 32, channels: 1, kernel: 5, filters: 6 })
  expect(c1.convolution).toEqual({ parameters: 6 * (25 + 1), macs: 28 * 28 * 6 * 25 })
  expect(c1.dense.parameters).toBe(28 * 28 * 6 * (32 * 32 + 1))
  expect(c1.uses).toBe(784)
  const larger = compareLayers({ side: 64, channels: 1, kernel: 5, filters: 6 })
  expect(larger.convolution.parameters).toBe(c1.convolution.parameters)
  expect(compareLayers({ side: 8, channels: 3, kernel: 7, filters: 2 }).convolution.parameters).toBe(
    2 * (147 + 1),
  )
})

describe('stacked layers', () => {
  it('see 5, 6, 14, 16 and 32 pixels in LeNet, 2L + 1 in L convolutions of 3 x 3', () => {
    expect(growth(parseStack('c5-p2-c5-p2-c5')!).map(({ field }) => field)).toEqual([5, 6, 14, 16, 32])
    expect(growth(parseStack('c3-c3-c3')!).map(({ field }) => field)).toEqual([3, 5, 7])
    expect(growth(parseStack('c7')!).map(({ field }) => field)).toEqual([7])
  })

  it('frame just those pixels of every picture on the way that change the cell', () => {
    const codes = parseStack('c3-p2-s3')!
    const [row, column] = [2, 3]
    const fields = fieldsOnTheWay(codes, row, column)
    const spec = stackSpec(codes)
    const parameters = meanParameters(spec)
    const still = new Float64Array(INPUT_SIDE * INPUT_SIDE)
    const side = growth(codes).at(-1)!.side
    const valueOf = (input: Float64Array) =>
      referenceOutputs(spec, parameters, input)[codes.length - 1][row * side + column]
    const { top, left, height, width } = fields[0]
    for (let y = 0; y < INPUT_SIDE; y += 1)
      for (let x = left - 2; x < left + width + 2; x++) {
        const changed = Float64Array.from(still)
        changed[y * INPUT_SIDE + x] = 1
        const inside = y >= top && y < top + height && x >= left && x < left + width
        expect([y, x, valueOf(changed) !== 0]).toEqual([y, x, inside])
      }
    expect(fields.at(-1)).toEqual({ top: row, left: column, height: 1, width: 1 })
  })

  it('refuse what does not fit or means nothing', () => {
    for (const text of ['', 'c4', 'c3-', 'c3-c3-c3-c3-c3-c3-c3', 'p2-p2-p2-p2-p2-p2'])
      expect([text, parseStack(text)]).toEqual([text, null])
  })
})

describe('shifting', () => {
  const map = { side: SIDE, values: picture }
  it('moves a picture by whole cells', () => {
    const moved = shifted(map, 2, -3)
    expect(moved.values[5 * SIDE + 4]).toBe(picture[3 * SIDE + 7])
    expect(moved.values[1 * SIDE + 4]).toBe(0)
    expect(moved.values[5 * SIDE + 26]).toBe(0)
  })

  it('leaves a convolution without padding equivariant, for any picture', () => {
    for (const [dy, dx] of [
      [0, 0],
      [3, 2],
      [-5, 8],
      [-8, -8],
    ]) {
      const result = compareShift('plain', map, kernels.outline, dy, dx)
      expect([dy, dx, result.differing]).toEqual([dy, dx, 0])
      expect(result.compared).toBe((26 - Math.abs(dy)) * (26 - Math.abs(dx)))
    }
  })

  it('breaks between two cells of a pooled map, and not by two pixels', () => {
    expect(compareShift('pooled', map, kernels.outline, 0, 2).differing).toBe(0)
    expect(compareShift('pooled', map, kernels.outline, -4, 6).differing).toBe(0)
    const odd = compareShift('pooled', map, kernels.outline, 0, 1)
    expect(odd.differing).toBeGreaterThan(50)
    expect(odd.whole).toBe(false)
  })

  it('breaks at the border alone when there is padding', () => {
    const { differences, side, differing } = compareShift('padded', map, kernels.outline, 0, -3)
    expect(differing).toBeGreaterThan(0)
    const columns = new Set(
      Array.from(differences, (value, i) => [value, i % side] as const)
        .filter(([value]) => value > 1e-6)
        .map(([, column]) => column),
    )
    // What was cut off on the left is missing in the first column alone.
    expect([...columns]).toEqual([0])
  })

  it('is made of the same networks that it is compared with', () => {
    for (const network of networks) {
      const { side } = runNetwork(network, map, kernels.blur)
      expect([network, side]).toEqual([network, { plain: 26, padded: 28, pooled: 13 }[network]])
    }
  })
})

describe('pictures', () => {
  it('survive being kept as text, and nothing else is taken for one', () => {
    const pixels = Uint8Array.from(picture)
    expect(pictureOfText(picturesText(pixels))).toEqual(pixels)
    for (const text of [null, '', 'zz'.repeat(SIDE * SIDE), picturesText(pixels).slice(2)])
      expect(pictureOfText(text)).toBeNull()
  })

  it('are averaged block by block and turned into ink', () => {
    const rgba = Uint8Array.from({ length: 4 * 4 * 4 }, (_, i) => (i % 4 === 3 ? 255 : (i * 7) % 256))
    const colours = averagedColours(rgba, 4, 2)
    const mean = (channel: number) => [0, 1, 4, 5].reduce((sum, at) => sum + rgba[4 * at + channel], 0) / 4
    expect([...colours.slice(0, 3)]).toEqual([mean(0), mean(1), mean(2)])
    expect([...inkOfColours([255, 255, 255, 0, 0, 0, 255, 0, 0])]).toEqual([0, 255, Math.round(255 - 76.245)])
  })

  it('give small whole numbers from 0 to 9', () => {
    const patch = smallPatch(picture, 9)
    expect(patch).toHaveLength(81)
    expect(patch.every((value) => Number.isInteger(value) && value >= 0 && value <= 9)).toBe(true)
    expect(smallPatch(new Array<number>(SIDE * SIDE).fill(255), 4)).toEqual(new Array(16).fill(9))
  })
})
