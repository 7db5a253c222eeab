import { describe, expect, it } from 'vitest'
import { alexnetTorchvision } from '@/lib/nn/alexnet'
import { alexnet2012 } from '@/lib/nn/alexnet2012'
import { describeNetwork } from '@/lib/nn/arithmetic'
import { activationBytes } from '@/lib/nn/memory'

describe('AlexNet as torchvision has it', () => {
  const { layers, parameters, macs } = describeNetwork(alexnetTorchvision)

  it('has the 61,100,840 parameters that torchvision documents', () => expect(parameters).toBe(61_100_840))

  it('has 714,188,480 multiply-accumulates', () => expect(macs).toBe(714_188_480))

  it('has these shapes', () =>
    expect(layers.map(({ name, output }) => [name, ...output])).toEqual([
      ['conv1', 55, 55, 64],
      ['pool1', 27, 27, 64],
      ['conv2', 27, 27, 192],
      ['pool2', 13, 13, 192],
      ['conv3', 13, 13, 384],
      ['conv4', 13, 13, 256],
      ['conv5', 13, 13, 256],
      ['pool5', 6, 6, 256],
      ['flatten', 9216],
      ['fc6', 4096],
      ['fc7', 4096],
      ['fc8', 1000],
    ]))

  it('has these parameters in each layer', () =>
    expect(layers.filter(({ parameters }) => parameters > 0).map(({ parameters }) => parameters)).toEqual([
      23_296, 307_392, 663_936, 884_992, 590_080, 37_752_832, 16_781_312, 4_097_000,
    ]))
})

describe('AlexNet as published in 2012', () => {
  const { layers, parameters, macs } = describeNetwork(alexnet2012)
  const named = (name: string) => layers.find((layer) => layer.name === name)!

  it('has 60,965,224 parameters and 724,406,816 multiply-accumulates', () =>
    expect([parameters, macs]).toEqual([60_965_224, 724_406_816]))

  it('has 659,272 neurons; the caption of figure 2 counts the first layer wrong', () =>
    expect(layers.reduce((sum, { neurons }) => sum + neurons, 0)).toBe(659_272))

  it('has these shapes', () =>
    expect(layers.map(({ name, output }) => [name, ...output])).toEqual([
      ['conv1', 55, 55, 96],
      ['norm1', 55, 55, 96],
      ['pool1', 27, 27, 96],
      ['conv2', 27, 27, 256],
      ['norm2', 27, 27, 256],
      ['pool2', 13, 13, 256],
      ['conv3', 13, 13, 384],
      ['conv4', 13, 13, 384],
      ['conv5', 13, 13, 256],
      ['pool5', 6, 6, 256],
      ['flatten', 9216],
      ['fc6', 4096],
      ['fc7', 4096],
      ['fc8', 1000],
    ]))

  it('has these filters, parameters and products', () => {
    expect(named('conv2').weightShape).toEqual([5, 5, 48, 256])
    expect(named('conv3').weightShape).toEqual([3, 3, 256, 384])
    expect(named('conv4').weightShape).toEqual([3, 3, 192, 384])
    expect(named('conv5').weightShape).toEqual([3, 3, 192, 256])
    const counted = layers.filter(({ parameters }) => parameters > 0)
    expect(counted.map(({ parameters, macs }) => [parameters, macs])).toEqual([
      [34_944, 105_415_200],
      [307_456, 223_948_800],
      [885_120, 149_520_384],
      [663_936, 112_140_288],
      [442_624, 74_760_192],
      [37_752_832, 37_748_736],
      [16_781_312, 16_777_216],
      [4_097_000, 4_096_000],
    ])
  })

  it('takes 7 MB for one picture on its way through', () =>
    expect(activationBytes(alexnet2012)).toBe(
      4 *
        (227 * 227 * 3 +
          2 * 55 * 55 * 96 +
          27 * 27 * 96 +
          2 * 27 * 27 * 256 +
          13 * 13 * (256 + 384 + 384 + 256) +
          9216 +
          4096 * 2 +
          1000),
    ))
})
