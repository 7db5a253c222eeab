import { describeNetwork } from '@/lib/nn/arithmetic'
import type { NetworkSpec } from '@/lib/nn/spec'

export interface LayerSizes {
  side: number
  channels: number
  kernel: number
  filters: number
}

const network = (sizes: LayerSizes, layers: NetworkSpec['layers']): NetworkSpec => ({
  id: 'counted',
  title: 'Counted',
  input: { height: sizes.side, width: sizes.side, channels: sizes.channels },
  layers,
})

/**
 * Parameters and multiply-adds of a convolution (stride 1, no padding), and of a fully connected layer that makes as many
 * outputs of the same picture. Throws CodedError('settings-invalid') where the kernel is larger than the picture.
 */
export function compareLayers(sizes: LayerSizes) {
  const convolution = describeNetwork(
    network(sizes, [
      { kind: 'conv', name: 'conv', filters: sizes.filters, kernel: sizes.kernel, activation: 'linear' },
    ]),
  )
  const outSide = convolution.layers[0].output[0]
  const outputs = outSide * outSide * sizes.filters
  const dense = describeNetwork(
    network(sizes, [
      { kind: 'flatten', name: 'flatten' },
      { kind: 'dense', name: 'dense', units: outputs, activation: 'linear' },
    ]),
  )
  return {
    outSide,
    outputs,
    inputs: sizes.side * sizes.side * sizes.channels,
    convolution: { parameters: convolution.parameters, macs: convolution.macs },
    dense: { parameters: dense.parameters, macs: dense.macs },
    /** How often each weight of the convolution is used for one picture. */
    uses: outSide * outSide,
  }
}
