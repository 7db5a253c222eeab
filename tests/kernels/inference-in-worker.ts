import * as tf from '@tensorflow/tfjs-core'
import { createRandom } from '@/lib/data/random'
import { parameterCount, parameterList } from '@/lib/nn/parameters'
import { referenceOutputs } from '@/lib/nn/reference/network'
import type { NetworkSpec } from '@/lib/nn/spec'
import { startEngine } from '@/lib/tf/engines/start'
import { codedMatrix } from '@/lib/tf/operations/coded-dense'
import { separateParameters } from '@/lib/tf/operations/parameters'
import { buildPlan } from '@/lib/tf/plan'

/** AlexNet in small: each of its windows and steps, numbers of channels that are no multiples of eight. */
const spec: NetworkSpec = {
  id: 'alexnet-in-small',
  title: 'AlexNet in small',
  input: { height: 95, width: 95, channels: 3 },
  layers: [
    { kind: 'conv', name: 'a', filters: 20, kernel: 11, stride: 4, pad: 2, activation: 'relu' },
    { kind: 'pool', name: 'p', mode: 'max', size: 3, stride: 2 },
    { kind: 'conv', name: 'b', filters: 30, kernel: 5, pad: 2, activation: 'relu' },
    { kind: 'conv', name: 'c', filters: 21, kernel: 3, pad: 1, activation: 'relu' },
    { kind: 'pool', name: 'q', mode: 'max', size: 3, stride: 2 },
    { kind: 'flatten', name: 'f' },
    { kind: 'dense', name: 'd', units: 601, activation: 'relu' },
    { kind: 'dense', name: 'e', units: 10, activation: 'linear' },
  ],
}

export interface InferenceResult {
  threads: number
  /** Items of work that threads after the first have done. */
  helped: number
  logits: Float32Array
  gradient: Float32Array
  /** Greatest difference of the logits from the plain loops. */
  difference: number
  leaked: number
}

/** Logits and the gradient by the picture of a network whose first dense layer is kept in codes. */
async function infer(threads: number): Promise<InferenceResult> {
  // A worker made from a Blob has no path of its own: addresses must be whole.
  const wasmFolder = `${self.location.origin}/wasm/4.22.0/`
  const engine = await startEngine('wasm', { wasmFolder, threads })
  const random = createRandom(9)
  const flat = Float32Array.from({ length: parameterCount(spec) }, () => random() - 0.5)
  const before = tf.memory().numTensors
  const parameters = separateParameters(
    parameterList(spec).map(({ name, shape, offset, size, fanIn }) => {
      const values = flat.subarray(offset, offset + size)
      if (name !== 'd.weight') {
        values.forEach((value, i) => (values[i] = (value * 4) / Math.sqrt(fanIn)))
        return tf.tensor(values, [...shape])
      }
      const [inputs, outputs] = shape
      const scale = Math.fround(4 / Math.sqrt(fanIn) / 254)
      const bytes = Uint8Array.from(values, (value) => Math.round(value * 254) & 255)
      new Int8Array(bytes.buffer).forEach((code, i) => (values[i] = code * scale))
      return codedMatrix({ inputs, outputs, bytes, scales: new Float32Array(outputs).fill(scale) })
    }),
  )
  const { height, width, channels } = spec.input
  const picture = Float32Array.from({ length: height * width * channels }, () => random() - 0.5)
  const batch = tf.tensor4d(picture, [1, height, width, channels])
  const direction = tf.tensor2d([1, 0, 0, -1, 0, 0, 0, 0, 0, 0], [1, 10])
  const plan = buildPlan(spec, { use: 'inference' })
  const made = [plan.logits(parameters, batch), plan.inputGradient(parameters, batch, direction)]
  const [logits, gradient] = await Promise.all(
    made.map(async (tensor) => (await tensor.data<'float32'>()).slice()),
  )
  tf.dispose([...made, batch, direction])
  parameters.dispose()
  const expected = referenceOutputs(spec, flat, picture).at(-1)!
  return {
    threads: engine.threads,
    helped: (engine as unknown as { kernels: { helped(): number } }).kernels.helped(),
    ...{ logits, gradient },
    difference: expected.reduce((most, value, i) => Math.max(most, Math.abs(value - logits[i])), 0),
    leaked: tf.memory().numTensors - before,
  }
}

self.onmessage = async ({ data }: MessageEvent<{ threads: number }>) => {
  try {
    self.postMessage(await infer(data.threads))
  } catch (reason) {
    self.postMessage({ failed: String(reason) })
  }
}
