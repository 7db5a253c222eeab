import type { AnyNetwork } from '@/lib/nn/layers'
import type { Progress } from '@/lib/protocol/messages'
import { loadNetwork, type LoadedNetwork } from '@/lib/tf/load-network'
import { sharedLoad } from './shared-load'

/** A network of ours, loaded at its first use; one answer on a blank input pays for what only the first one costs. */
export const fetchedNetwork = (folder: string, spec: AnyNetwork) =>
  sharedLoad<LoadedNetwork, Progress>(
    async (base, { progress, signal }) => {
      const network = await loadNetwork(`${base}/weights/${folder}`, spec, { signal, onProgress: progress })
      const { height, width, channels } = spec.input
      await network.logits(new Float32Array(height * width * channels))
      return network
    },
    (network) => network.dispose(),
  )
