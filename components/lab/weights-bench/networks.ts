import manifest from '@/public/weights/alexnet64/manifest.json'
import { describeNetwork } from '@/lib/nn/arithmetic'
import { photoSpecs, type PhotoNetwork } from '@/lib/nn/photo-networks'

/** Parameters and multiply-adds of one picture. */
export function costOf(network: PhotoNetwork): { parameters: number; macs: number } {
  const { parameters, macs } = describeNetwork(photoSpecs[network])
  return { parameters, macs }
}

/** Bytes of the weights that come with the site. */
export const shippedBytes = manifest.shards.reduce((sum, { bytes }) => sum + bytes, 0)
