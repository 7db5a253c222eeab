import * as tf from '@tensorflow/tfjs-core'
import type { Tensor1D } from '@tensorflow/tfjs-core'
import { BATCH_NORM_KEEP, type AnyNetwork } from '@/lib/nn/layers'
import { statisticsList } from '@/lib/nn/statistics'

/** Running statistics of batch normalisation on the engine; nothing at all for a network without. */
export function createRunningStatistics(spec: AnyNetwork, first: Float32Array) {
  if (first.length === 0)
    return {
      tensor: () => null,
      update() {},
      copy: async () => new Float32Array(0),
      dispose() {},
    }
  const keeps = statisticsList(spec).flatMap(({ name, size }) => {
    const layer = spec.layers.find((layer) => name.startsWith(`${layer.name}.`))
    const keep = layer?.kind === 'batch-norm' ? (layer.keep ?? BATCH_NORM_KEEP) : 0
    return new Array<number>(size).fill(keep)
  })
  const keep = tf.tensor1d(keeps)
  let running = tf.tensor1d(first.slice())
  return {
    tensor: (): Tensor1D | null => running,
    /** keep x running + (1 - keep) x batch, as `updatedStatistics` says; takes the batch's statistics over. */
    update(batch: Tensor1D): void {
      const old = running
      running = tf.tidy(() => tf.add(batch, tf.mul(keep, tf.sub(old, batch))))
      tf.dispose([old, batch])
    },
    copy: async () => (await running.data<'float32'>()).slice() as Float32Array<ArrayBuffer>,
    dispose: () => tf.dispose([keep, running]),
  }
}
