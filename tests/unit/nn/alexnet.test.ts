import { describe, expect, it } from 'vitest'
import { alexnetTorchvision } from '@/lib/nn/alexnet'
import { describeNetwork } from '@/lib/nn/arithmetic'

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
