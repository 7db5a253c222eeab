import type { NetworkSpec } from './spec'

/**
 * LeNet-5 in its modern form: the layers of LeCun et al. 1998 (section II.B) with full connections in C3, ReLU
 * instead of the scaled tanh, plain average pooling instead of trained subsampling, and a linear layer of ten logits
 * instead of the RBF units. Input: a 28x28 digit with a border of 2, as 32x32.
 */
export const lenet5Modern: NetworkSpec = {
  id: 'lenet5-modern',
  title: 'LeNet-5',
  input: { height: 32, width: 32, channels: 1 },
  layers: [
    { kind: 'conv', name: 'c1', filters: 6, kernel: 5, activation: 'relu' },
    { kind: 'pool', name: 's2', mode: 'average', size: 2, stride: 2 },
    { kind: 'conv', name: 'c3', filters: 16, kernel: 5, activation: 'relu' },
    { kind: 'pool', name: 's4', mode: 'average', size: 2, stride: 2 },
    { kind: 'flatten', name: 'flatten' },
    { kind: 'dense', name: 'c5', units: 120, activation: 'relu' },
    { kind: 'dense', name: 'f6', units: 84, activation: 'relu' },
    { kind: 'dense', name: 'output', units: 10, activation: 'linear' },
  ],
}
