import { alexnet2012 } from './alexnet2012'
import type { AnyNetwork } from './layers'

/**
 * AlexNet of 2012 as it would be on one large graphics card: the same maps, but each filter of conv2, conv4 and conv5
 * reads all maps of the layer before instead of one half of them. So most programs have it that are said to be "AlexNet
 * as in the paper". 62,378,344 parameters and 1,135,256,096 multiply-accumulates.
 */
export const alexnetOneColumn: AnyNetwork = {
  ...alexnet2012,
  id: 'alexnet-one-column',
  title: 'AlexNet (one column)',
  layers: alexnet2012.layers.map((layer) => (layer.kind === 'conv' ? { ...layer, groups: 1 } : layer)),
}
