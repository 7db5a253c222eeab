import type { NetworkSpec } from './spec'

/**
 * AlexNet-64: one GPU's column of Krizhevsky et al. 2012 (figure 2: 48-128-192-192-128 maps, 2048-2048 units) for
 * 64x64 pictures and the 200 classes of Tiny ImageNet; overlapping 3/2 max-pools, no response normalisation.
 */
export const alexnet64: NetworkSpec = {
  id: 'alexnet64',
  title: 'AlexNet-64',
  input: { height: 64, width: 64, channels: 3 },
  layers: [
    { kind: 'conv', name: 'conv1', filters: 48, kernel: 11, stride: 2, pad: 5, activation: 'relu' },
    { kind: 'pool', name: 'pool1', mode: 'max', size: 3, stride: 2 },
    { kind: 'conv', name: 'conv2', filters: 128, kernel: 5, pad: 2, activation: 'relu' },
    { kind: 'pool', name: 'pool2', mode: 'max', size: 3, stride: 2 },
    { kind: 'conv', name: 'conv3', filters: 192, kernel: 3, pad: 1, activation: 'relu' },
    { kind: 'conv', name: 'conv4', filters: 192, kernel: 3, pad: 1, activation: 'relu' },
    { kind: 'conv', name: 'conv5', filters: 128, kernel: 3, pad: 1, activation: 'relu' },
    { kind: 'pool', name: 'pool5', mode: 'max', size: 3, stride: 2 },
    { kind: 'flatten', name: 'flatten' },
    { kind: 'dense', name: 'fc6', units: 2048, activation: 'relu' },
    { kind: 'dense', name: 'fc7', units: 2048, activation: 'relu' },
    { kind: 'dense', name: 'fc8', units: 200, activation: 'linear' },
  ],
}
