import { describe, expect, it } from 'vitest'
import { splitLayers } from '@/components/chapters/alexnet-architecture/columns'
import { budgetOf, sumOf } from '@/components/chapters/alexnet-architecture/budget'
import {
  costsOf,
  fieldPart,
  inputPart,
  layerNames,
  sameCell,
  specOf,
} from '@/components/chapters/alexnet-architecture/forms'
import { fitCases, fitOf, KERNEL, STRIDE } from '@/components/chapters/alexnet-architecture/fit'
import { alexnet2012 } from '@/lib/nn/alexnet2012'
import { alexnetOneColumn } from '@/lib/nn/alexnet-one-column'
import { describeNetwork } from '@/lib/nn/arithmetic'
import { layerShapes } from '@/lib/nn/shapes'

describe('the three forms', () => {
  it.each([
    ['published', 60_965_224, 724_406_816],
    ['single', 62_378_344, 1_135_256_096],
    ['torchvision', 61_100_840, 714_188_480],
  ] as const)('%s has %d parameters and %d multiply-adds', (form, parameters, macs) => {
    const described = describeNetwork(specOf[form])
    expect([described.parameters, described.macs]).toEqual([parameters, macs])
  })

  it('one column has the shapes of 2012 and only conv2, conv4 and conv5 differ', () => {
    expect(layerShapes(alexnetOneColumn)).toEqual(layerShapes(alexnet2012))
    const counts = (spec: typeof alexnet2012) => describeNetwork(spec).layers.map((layer) => layer.parameters)
    const changed = layerNames.filter((name) => {
      const at = alexnet2012.layers.findIndex((layer) => layer.name === name)
      return counts(alexnet2012)[at] !== counts(alexnetOneColumn)[at]
    })
    expect(changed).toEqual(['conv2', 'conv4', 'conv5'])
    expect(costsOf(alexnetOneColumn, 'conv2')!.parameters).toEqual({
      spelt: '256 × (96 × 5 × 5 + 1)',
      total: 614_656,
    })
  })

  it('spells what it counts', () => {
    for (const spec of Object.values(specOf))
      for (const name of layerNames) {
        const costs = costsOf(spec, name)
        if (!costs) continue
        for (const { spelt, total } of [costs.parameters, costs.macs]) {
          expect(spelt).toMatch(/^[\d ×+()]+$/)
          expect(new Function(`return ${spelt.replaceAll('×', '*')}`)()).toBe(total)
        }
      }
  })

  it('torchvision has no response normalisation', () => {
    expect(costsOf(specOf.torchvision, 'norm1')).toBeNull()
    expect(costsOf(specOf.published, 'norm1')).toMatchObject({ parameters: { total: 0 } })
  })

  // Counted by hand: 11, then 2 more steps of what lies between two cells for each pooling, 4 or 2 for each convolution.
  it.each([
    ['conv1', 11],
    ['pool1', 19],
    ['conv2', 51],
    ['pool2', 67],
    ['conv3', 99],
    ['conv4', 131],
    ['conv5', 163],
    ['pool5', 195],
  ])('a cell of %s sees %d pixels', (name, side) => {
    expect(costsOf(specOf.published, name)!.sees).toBe(side)
    expect(costsOf(specOf.single, name)!.sees).toBe(side)
  })

  it('keeps its place when it goes from map to map', () => {
    expect([0, 31].map((cell) => sameCell(cell, 32, 55))).toEqual([0, 54])
    expect(sameCell(16, 32, 55)).toBe(28)
    expect(sameCell(3, 7, 13)).toBe(6)
  })

  it('lays a field on the photo where the network’s crop is', () => {
    expect(inputPart('alexnet64')).toEqual({ left: 0, top: 0, width: 1, height: 1 })
    expect(inputPart('torchvision')).toEqual({
      left: 16 / 256,
      top: 16 / 256,
      width: 224 / 256,
      height: 224 / 256,
    })
    expect(fieldPart('torchvision', { left: 0, top: 100, width: 9, height: 13 })).toEqual({
      left: 16 / 256,
      top: 116 / 256,
      width: 9 / 256,
      height: 13 / 256,
    })
  })
})

describe('windows of conv1', () => {
  it.each([
    ['bare', 54.25, 54, 1, 0],
    ['cropped', 55, 55, 0, 0],
    ['padded', 55.25, 55, 0, 0],
    ['overhang', 54.25, 55, 0, 3],
  ] as const)('%s: %d, so %d, with %d unread pixels and %d columns over the edge', (of, ...expected) => {
    const { quotient, windows, unread, over } = fitOf(of)
    expect([quotient, windows, unread, over]).toEqual(expected)
  })

  it.each(fitCases)('%s: no other number of windows would do', (of) => {
    const { side, pad, windows, roundUp, first, end } = fitOf(of)
    // Laid down one by one: as long as one lies inside, or, rounded up, as long as pixels are left.
    let count = 0
    for (let at = -pad; roundUp ? at + KERNEL - STRIDE < side : at + KERNEL <= side + pad; at += STRIDE)
      count++
    expect(count).toBe(windows)
    expect(end - first).toBe((windows - 1) * STRIDE + KERNEL)
  })

  it('are as many as the networks that the page describes have', () => {
    expect(layerShapes(specOf.published)[0][0]).toBe(fitOf('cropped').windows)
    expect(layerShapes(specOf.torchvision)[0][0]).toBe(fitOf('padded').windows)
  })
})

describe('the two cards', () => {
  const layers = splitLayers()
  it('read their own maps in conv2, conv4 and conv5, and both in conv3 and the dense layers', () => {
    expect(layers.map(({ name, reads }) => `${name} ${reads}`)).toEqual([
      'conv1 picture',
      'conv2 own',
      'conv3 both',
      'conv4 own',
      'conv5 own',
      'fc6 both',
      'fc7 both',
      'fc8 both',
    ])
  })

  it('have half the parameters each', () => {
    expect(2 * layers.reduce((sum, { parameters }) => sum + parameters, 0)).toBe(60_965_224)
    expect(2 * layers.reduce((sum, { parametersIfAll }) => sum + parametersIfAll, 0)).toBe(62_378_344)
  })

  it('fetch the other half of what they read', () => {
    const fetched = Object.fromEntries(layers.map((layer) => [layer.name, layer.fetched]))
    expect(fetched).toEqual({
      conv1: 0,
      conv2: 0,
      conv3: 128 * 13 * 13,
      conv4: 0,
      conv5: 0,
      fc6: 128 * 6 * 6,
      fc7: 2048,
      fc8: 2048,
    })
  })
})

describe('the account', () => {
  it('has 96% of the parameters in dense layers and 92% of the arithmetic in convolutions', () => {
    const rows = budgetOf(alexnet2012, null)
    const all = sumOf(rows, null)
    expect(sumOf(rows, 'dense').parameters / all.parameters).toBeCloseTo(0.962, 3)
    expect(sumOf(rows, 'conv').macs / all.macs).toBeCloseTo(0.919, 3)
    expect(rows.map(({ uses }) => uses)).toEqual([3025, 729, 169, 169, 169, 1, 1, 1, 0])
  })

  it('puts every measured millisecond somewhere, once', () => {
    const times = alexnet2012.layers.map(({ name }, i) => ({ name, ms: 2 ** i }))
    const rows = budgetOf(alexnet2012, times)
    expect(sumOf(rows, null).ms).toBe(2 ** alexnet2012.layers.length - 1)
    expect(rows.find(({ name }) => name === 'conv2')!.ms).toBe(2 ** 3)
    const others = ['norm1', 'pool1', 'norm2', 'pool2', 'pool5', 'flatten']
    const expected = others.reduce((sum, name) => sum + times.find((time) => time.name === name)!.ms, 0)
    expect(rows.at(-1)).toMatchObject({ name: 'rest', ms: expected })
  })
})
