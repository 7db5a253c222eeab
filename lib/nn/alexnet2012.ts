import type { AnyLayer, AnyNetwork } from './layers'

/** Constants of the response normalisation, chosen by the authors on a validation set (section 3.3). */
const RESPONSE = { size: 5, k: 2, alpha: 1e-4, beta: 0.75 } as const
const lrn = (name: string): AnyLayer => ({ kind: 'lrn', name, ...RESPONSE })
const pool = (name: string): AnyLayer => ({ kind: 'pool', name, mode: 'max', size: 3, stride: 2 })

/**
 * AlexNet as published (Krizhevsky, Sutskever and Hinton, NIPS 2012, section 3.5 and figure 2): two columns, one for each
 * graphics card, as two groups in conv2, conv4 and conv5 (conv3 and the dense layers read both); response normalisation
 * after conv1 and conv2, before their pooling; overlapping 3/2 max-pools.
 *
 * The paper says that it reads 224x224 pixels, from which no 55x55 windows of 11 with stride 4 come out. The authors' code
 * let the last windows hang over the edge, as if three rows and columns of zeros were there; with 227 pixels, as Caffe
 * cut them, all windows lie inside. The formula of the normalisation is the paper's: alpha is not divided by n, as the
 * authors' code did. Dropout is for training alone.
 */
export const alexnet2012: AnyNetwork = {
  id: 'alexnet-2012',
  title: 'AlexNet (2012)',
  input: { height: 227, width: 227, channels: 3 },
  layers: [
    { kind: 'conv', name: 'conv1', filters: 96, kernel: 11, stride: 4, activation: 'relu' },
    lrn('norm1'),
    pool('pool1'),
    { kind: 'conv', name: 'conv2', filters: 256, kernel: 5, pad: 2, groups: 2, activation: 'relu' },
    lrn('norm2'),
    pool('pool2'),
    { kind: 'conv', name: 'conv3', filters: 384, kernel: 3, pad: 1, activation: 'relu' },
    { kind: 'conv', name: 'conv4', filters: 384, kernel: 3, pad: 1, groups: 2, activation: 'relu' },
    { kind: 'conv', name: 'conv5', filters: 256, kernel: 3, pad: 1, groups: 2, activation: 'relu' },
    pool('pool5'),
    { kind: 'flatten', name: 'flatten' },
    { kind: 'dense', name: 'fc6', units: 4096, activation: 'relu' },
    { kind: 'dense', name: 'fc7', units: 4096, activation: 'relu' },
    { kind: 'dense', name: 'fc8', units: 1000, activation: 'linear' },
  ],
}
