import convnetjs from 'convnetjs'
import { lenet5Modern } from '@/lib/nn/lenet5'
import { parameterList } from '@/lib/nn/parameters'
import { BATCH, LEARNING_RATE, MOMENTUM } from '../task'
import { serveTraining } from './serve-training'

/** LeNet with maximum instead of average pooling: convnetjs has no other. */
const LAYERS = [
  { type: 'input', out_sx: 32, out_sy: 32, out_depth: 1 },
  { type: 'conv', sx: 5, filters: 6, stride: 1, pad: 0, activation: 'relu' },
  { type: 'pool', sx: 2, stride: 2 },
  { type: 'conv', sx: 5, filters: 16, stride: 1, pad: 0, activation: 'relu' },
  { type: 'pool', sx: 2, stride: 2 },
  { type: 'fc', num_neurons: 120, activation: 'relu' },
  { type: 'fc', num_neurons: 84, activation: 'relu' },
  { type: 'softmax', num_classes: 10 },
]

/** Its volumes are in HWC order, as ours are; each filter is a volume of its own, ours lie side by side. */
function setWeights(net: InstanceType<typeof convnetjs.Net>, weights: Float32Array): void {
  const trained = net.layers.filter((layer) => layer.filters)
  const parameters = parameterList(lenet5Modern)
  trained.forEach(({ filters, biases }, i) => {
    const [weight, bias] = [parameters[2 * i], parameters[2 * i + 1]]
    filters!.forEach((filter, f) => {
      for (let k = 0; k < filter.w.length; k++) filter.w[k] = weights[weight.offset + k * filters!.length + f]
      biases!.w[f] = weights[bias.offset + f]
    })
  })
}

serveTraining(async (_task, batches, weights) => {
  const net = new convnetjs.Net()
  net.makeLayers(LAYERS)
  setWeights(net, weights)
  const trainer = new convnetjs.Trainer(net, {
    method: 'sgd',
    learning_rate: LEARNING_RATE,
    momentum: MOMENTUM,
    batch_size: BATCH,
    l2_decay: 0,
  })
  const volumes = batches.map(({ inputs }) =>
    Array.from({ length: BATCH }, (_, n) => {
      const volume = new convnetjs.Vol(32, 32, 1, 0)
      volume.w.set(inputs.subarray(n * 1024, (n + 1) * 1024))
      return volume
    }),
  )
  return {
    detail: 'JavaScript, float64; maximum pooling',
    async train(from, count) {
      let loss = NaN
      for (let i = from; i < from + count; i++) {
        const at = i % batches.length
        loss = 0
        volumes[at].forEach((volume, n) => {
          loss += trainer.train(volume, batches[at].labels[n]).cost_loss / BATCH
        })
      }
      return loss
    },
  }
})
