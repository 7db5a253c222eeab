import { defaultDevice, init, jit, lax, nn, numpy as np, valueAndGrad, type Device } from '@jax-js/jax'
import { toTorchLayout } from '@/lib/formats/torch-layout'
import { lenet5Modern } from '@/lib/nn/lenet5'
import { threadsText } from '../../words'
import { BATCH, LEARNING_RATE, MOMENTUM } from '../task'
import { serveTraining } from './serve-training'

type Arrays = np.Array[]

/** Mean over windows of 2x2: [n,c,h,w] to [n,c,h/2,w/2]. */
function averagePool(x: np.Array): np.Array {
  const [n, c, h, w] = x.shape
  return np.mean(x.reshape([n, c, h / 2, 2, w / 2, 2]), [3, 5])
}

function convolve(x: np.Array, weight: np.Array, bias: np.Array): np.Array {
  const sum = lax.conv(x, weight, [1, 1], 'VALID')
  return nn.relu(sum.add(bias.reshape([1, -1, 1, 1])))
}

/** Weights are [out, in], as in PyTorch. */
const dense = (x: np.Array, weight: np.Array, bias: np.Array) => np.matmul(x, weight.transpose()).add(bias)

/** Mean softmax cross-entropy of LeNet. Arguments are consumed, which is jax-js's rule. */
function loss([c1, b1, c3, b3, w5, b5, w6, b6, w7, b7]: Arrays, x: np.Array, targets: np.Array): np.Array {
  const s2 = averagePool(convolve(x, c1, b1))
  const s4 = averagePool(convolve(s2, c3, b3))
  const c5 = nn.relu(dense(s4.reshape([BATCH, -1]), w5, b5))
  const f6 = nn.relu(dense(c5, w6, b6))
  const logits = dense(f6, w7, b7)
  return np.sum(nn.logSoftmax(logits).mul(targets)).mul(-1 / BATCH)
}

/** One step of SGD with momentum, compiled as a whole. */
const step = jit((parameters: Arrays, velocities: Arrays, x: np.Array, targets: np.Array) => {
  const [value, gradients] = valueAndGrad(loss)(
    parameters.map((parameter) => parameter.ref),
    x,
    targets,
  )
  const next = velocities.map((velocity, i) =>
    velocity.mul(MOMENTUM).add((gradients as Arrays)[i].mul(LEARNING_RATE)),
  )
  return { parameters: parameters.map((parameter, i) => parameter.sub(next[i].ref)), velocities: next, value }
})

serveTraining(async ({ engine }, batches, weights) => {
  const device = engine as Device
  if (!(await init(device)).includes(device)) throw new Error(`jax-js has no ${device} here`)
  defaultDevice(device)
  const tensors = [...toTorchLayout(lenet5Modern, weights).values()]
  let parameters: Arrays = tensors.map(({ shape, data }) =>
    np.array(data as Float32Array<ArrayBuffer>, { shape }),
  )
  let velocities: Arrays = tensors.map(({ shape }) => np.zeros(shape))
  const ready = batches.map(({ inputs, labels }) => {
    const targets = new Float32Array(BATCH * 10)
    labels.forEach((label, n) => (targets[n * 10 + label] = 1))
    return {
      x: np.array(inputs, { shape: [BATCH, 1, 32, 32] }),
      targets: np.array(targets, { shape: [BATCH, 10] }),
    }
  })
  return {
    detail: device === 'wasm' ? threadsText(navigator.hardwareConcurrency) : device,
    async train(from, count) {
      let value: np.Array | undefined
      for (let i = from; i < from + count; i++) {
        const { x, targets } = ready[i % ready.length]
        value?.dispose()
        const result = step(parameters, velocities, x.ref, targets.ref)
        ;({ parameters, velocities, value } = result)
      }
      return (await value!.data())[0]
    },
  }
})
