/** Howard et al. 2017, tables 8 and 9: top-1 accuracy on ImageNet, multiply-adds and parameters, as printed there. */
export interface LaterNetwork {
  id: string
  name: string
  accuracyPercent: number
  millionMacs: number
  millionParameters: number
}

export const laterNetworks = [
  { id: 'alexnet', name: 'AlexNet', accuracyPercent: 57.2, millionMacs: 720, millionParameters: 60 },
  {
    id: 'squeezenet',
    name: 'SqueezeNet',
    accuracyPercent: 57.5,
    millionMacs: 1700,
    millionParameters: 1.25,
  },
  {
    id: 'mobilenet-small',
    name: '0.50 MobileNet-160',
    accuracyPercent: 60.2,
    millionMacs: 76,
    millionParameters: 1.32,
  },
  { id: 'googlenet', name: 'GoogLeNet', accuracyPercent: 69.8, millionMacs: 1550, millionParameters: 6.8 },
  {
    id: 'mobilenet',
    name: '1.0 MobileNet-224',
    accuracyPercent: 70.6,
    millionMacs: 569,
    millionParameters: 4.2,
  },
  { id: 'vgg', name: 'VGG-16', accuracyPercent: 71.5, millionMacs: 15300, millionParameters: 138 },
] as const satisfies readonly LaterNetwork[]

export type LaterId = (typeof laterNetworks)[number]['id']
