import { alexnetTorchvision } from '../alexnet'
import { alexnet2012 } from '../alexnet2012'
import type { AnyLayer, AnyNetwork } from '../layers'
import { lenet5Modern } from '../lenet5'
import { lenet5Published } from '../lenet5-choices'

/** The networks that the book gives as source. */
export const listedNetworks = ['lenet-modern', 'lenet-1998', 'alexnet-2012', 'torchvision'] as const
export type ListedNetwork = (typeof listedNetworks)[number]

const RATE = 0.5
const DROPPED = ['fc6', 'fc7']

/**
 * With dropout for fc6 and fc7: on what they put out (Krizhevsky et al. 2012, section 4.2), or on what they read, as
 * torchvision's classifier has it. It has no parameters, and after training it does nothing.
 */
export function withDropout(spec: AnyNetwork, place: 'before' | 'behind'): AnyNetwork {
  const layers = spec.layers.flatMap((layer): AnyLayer[] => {
    if (!DROPPED.includes(layer.name)) return [layer]
    const drop: AnyLayer = { kind: 'dropout', name: `${layer.name}-drop`, rate: RATE }
    return place === 'before' ? [drop, layer] : [layer, drop]
  })
  return { ...spec, layers }
}

/** Each as it is trained: the specs of `lib/nn` leave out what does nothing later. */
export const listedSpecs: Readonly<Record<ListedNetwork, AnyNetwork>> = {
  'lenet-modern': lenet5Modern,
  'lenet-1998': lenet5Published,
  'alexnet-2012': withDropout(alexnet2012, 'behind'),
  torchvision: withDropout(alexnetTorchvision, 'before'),
}

/** Whether the network has an adaptive pooling before its dense layers; only PyTorch's source can say it. */
export const isAdaptive = (network: ListedNetwork): boolean => network === 'torchvision'
