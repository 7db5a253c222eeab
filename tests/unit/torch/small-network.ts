import type { AnyNetwork } from '@/lib/nn/layers'

/** The 2012 form in small: two groups, response normalisation before pooling, a flattened picture. */
export const smallNetwork: AnyNetwork = {
  id: 'small-2012',
  title: 'Small 2012',
  input: { height: 11, width: 11, channels: 3 },
  layers: [
    { kind: 'conv', name: 'conv1', filters: 4, kernel: 3, activation: 'relu' },
    { kind: 'lrn', name: 'norm1', size: 5, k: 2, alpha: 1e-4, beta: 0.75 },
    { kind: 'pool', name: 'pool1', mode: 'max', size: 3, stride: 2 },
    { kind: 'conv', name: 'conv2', filters: 6, kernel: 3, pad: 1, groups: 2, activation: 'relu' },
    { kind: 'flatten', name: 'flatten' },
    { kind: 'dense', name: 'fc6', units: 5, activation: 'relu' },
    { kind: 'dense', name: 'fc8', units: 3, activation: 'linear' },
  ],
}
