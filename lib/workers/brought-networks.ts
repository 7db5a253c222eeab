import { photoNetworks } from '@/lib/nn/photo-networks'
import type { BroughtNetwork } from '@/lib/protocol/weights-messages'

/** The networks whose weights a reader or a site brings. Converted ones lie in weights/{name}/ of the site. */
export const broughtNetworks = photoNetworks.filter((name): name is BroughtNetwork => name !== 'alexnet64')
