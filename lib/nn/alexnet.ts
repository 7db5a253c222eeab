import type { NetworkSpec } from './spec'

/**
 * AlexNet as torchvision has it (`torchvision.models.alexnet`): the single column of Krizhevsky 2014 ("One weird trick
 * for parallelizing convolutional neural networks"), 224x224 pictures, the 1000 classes of ImageNet; overlapping 3/2
 * max-pools, no response normalisation. Dropout is for training alone, and its adaptive average pooling does nothing at
 * this size: neither is here.
 */
export const alexnetTorchvision: NetworkSpec = {
  id: 'alexnet-torchvision',
  title: 'AlexNet (torchvision)',
  input: { height: 224, width: 224, channels: 3 },
  layers: [
    { kind: 'conv', name: 'conv1', filters: 64, kernel: 11, stride: 4, pad: 2, activation: 'relu' },
    { kind: 'pool', name: 'pool1', mode: 'max', size: 3, stride: 2 },
    { kind: 'conv', name: 'conv2', filters: 192, kernel: 5, pad: 2, activation: 'relu' },
    { kind: 'pool', name: 'pool2', mode: 'max', size: 3, stride: 2 },
    { kind: 'conv', name: 'conv3', filters: 384, kernel: 3, pad: 1, activation: 'relu' },
    { kind: 'conv', name: 'conv4', filters: 256, kernel: 3, pad: 1, activation: 'relu' },
    { kind: 'conv', name: 'conv5', filters: 256, kernel: 3, pad: 1, activation: 'relu' },
    { kind: 'pool', name: 'pool5', mode: 'max', size: 3, stride: 2 },
    { kind: 'flatten', name: 'flatten' },
    { kind: 'dense', name: 'fc6', units: 4096, activation: 'relu' },
    { kind: 'dense', name: 'fc7', units: 4096, activation: 'relu' },
    { kind: 'dense', name: 'fc8', units: 1000, activation: 'linear' },
  ],
}
