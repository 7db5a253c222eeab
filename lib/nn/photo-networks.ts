import { alexnetTorchvision } from './alexnet'
import { alexnet2012 } from './alexnet2012'
import { alexnet64 } from './alexnet64'
import type { AnyNetwork } from './layers'

/**
 * The networks for photos: AlexNet-64, which comes with the site; torchvision's AlexNet; AlexNet as published in 2012
 * (two groups, response normalisation).
 */
export const photoNetworks = ['alexnet64', 'alexnet', 'alexnet2012'] as const
export type PhotoNetwork = (typeof photoNetworks)[number]

/** What each of them is. */
export const photoSpecs: Readonly<Record<PhotoNetwork, AnyNetwork>> = {
  alexnet64,
  alexnet: alexnetTorchvision,
  alexnet2012,
}
