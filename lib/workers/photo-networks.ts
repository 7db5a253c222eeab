import { describeNetwork } from '@/lib/nn/arithmetic'
import { activationBytes } from '@/lib/nn/memory'
import { photoNetworks, photoSpecs, type PhotoNetwork } from '@/lib/nn/photo-networks'
import { shapeSize } from '@/lib/nn/shapes'
import type { Progress } from '@/lib/protocol/messages'
import { loadNetwork } from '@/lib/tf/load-network'
import type { LoadedNetwork } from '@/lib/tf/network'
import { openNetwork, type OpenNetwork } from '@/lib/tf/open-network'
import { sharedLoad } from './shared-load'
import { weightsSource } from './weights-source'

/** How a call waits for a network. */
export interface Awaiting {
  /** What stands before public paths. */
  base: string
  signal: AbortSignal
  /** Bytes of the weights while they load. */
  onProgress?: (progress: Progress) => void
}

/** What a network costs where it computes. */
export interface NetworkCost {
  /** Multiply-accumulates for one picture. */
  macs: number
  /** Bytes of its numbers, with what the engine made of them. */
  weightBytes: number
  /** Bytes of one picture on its way through it. */
  activationBytes: number
}

/**
 * The networks for photos in a worker, each loaded at its first use and shared by all benches. Whoever still computes with
 * one that is dropped hears of an abort.
 * @param source where weights come from
 */
export function createPhotoNetworks(source = weightsSource) {
  const loaded = new Map<PhotoNetwork, LoadedNetwork>()

  const loadOf = (name: PhotoNetwork) =>
    sharedLoad<LoadedNetwork, Progress>(
      async (base, { progress, signal }) => {
        const { folder, fetch } = await source(name, { base })
        signal.throwIfAborted()
        const network = await loadNetwork(folder, photoSpecs[name], { signal, onProgress: progress, fetch })
        // One answer on a blank input pays for what only the first one costs.
        const { height, width, channels } = network.spec.input
        await network.logits(new Float32Array(shapeSize([height, width, channels])))
        loaded.set(name, network)
        return network
      },
      (network) => {
        if (loaded.get(name) === network) loaded.delete(name)
        network.dispose()
      },
    )
  const loads = Object.fromEntries(photoNetworks.map((name) => [name, loadOf(name)])) as Record<
    PhotoNetwork,
    ReturnType<typeof loadOf>
  >

  /** To answer; its weights are loaded at its first use. @throws CodedError weights-missing, and as `loadNetwork` */
  async function ready(name: PhotoNetwork, { base, signal, onProgress }: Awaiting): Promise<LoadedNetwork> {
    const network = await loads[name](base, { signal, progress: onProgress ?? (() => {}) })
    signal.throwIfAborted()
    return network
  }

  const bytesOf = (name: PhotoNetwork) => loaded.get(name)?.parameters.bytesHeld() ?? 0

  return {
    ready,

    /** To be looked into: what every layer puts out, gradients, weights. It computes with what {@link ready} gives. */
    async examined(name: PhotoNetwork, waiting: Awaiting): Promise<OpenNetwork> {
      return openNetwork(await ready(name, waiting))
    },

    cost: (name: PhotoNetwork): NetworkCost => ({
      macs: describeNetwork(photoSpecs[name]).macs,
      weightBytes: bytesOf(name),
      activationBytes: activationBytes(photoSpecs[name]),
    }),

    /** Drops a network, and its load if that is under way: its weights have changed, say. */
    drop: (name: PhotoNetwork): void => loads[name].forget(),

    /** Drops all networks and what is being loaded. Returns the bytes given back. */
    free(): number {
      const bytes = photoNetworks.reduce((sum, name) => sum + bytesOf(name), 0)
      for (const name of photoNetworks) loads[name].forget()
      return bytes
    },
  }
}

export type PhotoNetworks = ReturnType<typeof createPhotoNetworks>
