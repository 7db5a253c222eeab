import * as tf from '@tensorflow/tfjs-core'
import type { Tensor, Tensor2D } from '@tensorflow/tfjs-core'
import { writeDigitInput } from '@/lib/data/digit-input'
import { createRandom, randomNormal } from '@/lib/data/random'
import { DEFAULT_SETTINGS } from '@/lib/data/train-settings'
import { lenet5Modern } from '@/lib/nn/lenet5'
import { referenceLossAndGradients } from '@/lib/nn/reference/network'
import type { NetworkSpec } from '@/lib/nn/spec'
import { startEngine } from '@/lib/tf/engines/start'
import { initialParametersOf } from '@/lib/data/initial-parameters'
import { fuseWebgpu } from '@/lib/tf/kernels/webgpu/fusion'
import { HARDWARE } from '@/lib/tf/kernels/webgpu/tiling'
import { codedMatrix } from '@/lib/tf/operations/coded-dense'
import { flatParameters } from '@/lib/tf/operations/parameters'
import { buildPlan } from '@/lib/tf/plan'
import { createDigitPool } from '@/lib/tf/training/digit-pool'
import { createSchedule } from '@/lib/tf/training/schedule'
import { createTrainingState } from '@/lib/tf/training/state'
import { smallSource } from '../unit/tf/small-source'
import { comparePlan, specs } from './compare-plan'

const start = () => startEngine('webgpu', { wasmFolder: '/wasm/4.22.0/', threads: 1 })

const worst = (a: ArrayLike<number>, b: ArrayLike<number>) =>
  Array.from(a).reduce((most, value, i) => Math.max(most, Math.abs(value - b[i])), 0)

const normals = (count: number, seed: number) => {
  const random = createRandom(seed)
  return Float32Array.from({ length: count }, () => randomNormal(random))
}

/** Blocks as a graphics card gets them, against plain loops: the software adapter takes others. */
export async function compareHardwareTiling() {
  await start()
  fuseWebgpu(HARDWARE)
  const results = []
  for (const spec of specs) results.push({ title: spec.title, ...(await comparePlan(spec)) })
  return results
}

/**
 * Maximum pooling over values that are all equal, against plain loops: the first of a window takes the whole gradient.
 * Largest difference of any gradient, relative to the largest one.
 */
export async function compareTies() {
  await start()
  const spec: NetworkSpec = {
    id: 'ties',
    title: 'equal values',
    input: { height: 7, width: 7, channels: 1 },
    layers: [
      { kind: 'conv', name: 'a', filters: 2, kernel: 3, activation: 'linear' },
      { kind: 'pool', name: 'p', mode: 'max', size: 3, stride: 2 },
      { kind: 'flatten', name: 'f' },
      { kind: 'dense', name: 'd', units: 3, activation: 'linear' },
    ],
  }
  const flat = initialParametersOf(spec, 'he', 3).fill(0, 0, 18) // the filters: every output is the bias
  const input = normals(4 * 49, 21)
  const labels = [0, 1, 2, 0]
  const tensors = [tf.tensor4d(input, [4, 7, 7, 1]), tf.tensor1d(labels, 'int32'), tf.tensor1d(flat)] as const
  const parameters = flatParameters(spec, tensors[2])
  const plan = buildPlan(spec, { use: 'training' })
  const got = await plan.lossAndGradients(parameters, tensors[0], tensors[1]).gradients.data()
  const { gradients } = referenceLossAndGradients(spec, flat, input, labels)
  return worst(gradients, got) / Math.max(...gradients.map(Math.abs))
}

/** Fused against plain kernels at batches that fill no block: logits, gradients by parameters and by the input. */
export async function compareWithPlain() {
  await start()
  const results = []
  for (const spec of specs)
    for (const batch of [1, 19]) {
      const { height, width, channels } = spec.input
      const input = tf.tensor4d(normals(batch * height * width * channels, 11), [
        batch,
        height,
        width,
        channels,
      ])
      const values = initialParametersOf(spec, 'he', 3)
      const noise = normals(values.length, 13) // biases too
      const flat = tf.tensor1d(values.map((value, i) => value + 0.05 * noise[i]))
      const parameters = flatParameters(spec, flat)
      const classes = (spec.layers.at(-1) as { units: number }).units
      const labels = tf.tensor1d(
        Array.from({ length: batch }, (_, i) => i % classes),
        'int32',
      )
      const weights = tf.tensor2d(normals(batch * classes, 12), [batch, classes])
      const read = async (fuse: boolean) => {
        const plan = buildPlan(spec, { use: 'training', fuse })
        const { loss, gradients } = plan.lossAndGradients(parameters, input, labels)
        const made: Tensor[] = [loss, gradients]
        made.push(plan.logits(parameters, input), plan.inputGradient(parameters, input, weights))
        const values = await Promise.all(made.map((tensor) => tensor.data<'float32'>()))
        tf.dispose(made)
        return values
      }
      const [fused, plain] = [await read(true), await read(false)]
      const differences = fused.map(
        (values, i) => worst(values, plain[i]) / Math.max(...plain[i].map(Math.abs)),
      )
      results.push({ title: `${spec.title}, batch ${batch}`, differences })
      parameters.dispose()
      tf.dispose([input, flat, labels, weights])
    }
  return results
}

/** Counts kernels started from now on. */
function countLaunches(): () => number {
  const { dispatchWorkgroups } = GPUComputePassEncoder.prototype
  let launches = 0
  GPUComputePassEncoder.prototype.dispatchWorkgroups = function (...groups) {
    launches++
    return dispatchWorkgroups.apply(this, groups)
  }
  return () => launches
}

/** Trains LeNet twice from the same seed, on batches made on the device; counts kernel launches, tensors and bytes. */
export async function train(steps: number) {
  await start()
  const settings = { ...DEFAULT_SETTINGS, batch: 20 }
  const shards = [2600, 2600]
  const pool = createDigitPool(smallSource(shards), createSchedule(settings, shards), settings.pixels)
  const indices = Uint32Array.from({ length: settings.batch }, (_, i) => 13 * i)
  await pool.need(indices, new AbortController().signal)
  const launches = countLaunches()
  const memory = () => {
    const { numTensors, ...engine } = tf.memory()
    return [numTensors, (engine as unknown as { numBytesAllocatedInGPU: number }).numBytesAllocatedInGPU]
  }
  const runs = []
  let after: number[][] = []
  for (let run = 0; run < 2; run++) {
    const state = createTrainingState(lenet5Modern, settings, null)
    const losses: number[] = []
    let perStep = 0
    after = []
    for (let step = 0; step < steps; step++) {
      const before = launches()
      state.train(pool.batch(indices), 0.05)
      perStep = launches() - before
      losses.push(...(await state.readLosses()).map(({ loss }) => loss))
      after.push(memory())
    }
    runs.push({ losses, perStep, parameters: [...(await state.copy()).parameters] })
    state.dispose()
  }
  pool.dispose()
  const [first, second] = runs
  return {
    losses: first.losses,
    perStep: first.perStep,
    memory: [after[1], after[steps - 1]],
    same: JSON.stringify(first) === JSON.stringify(second),
  }
}

/**
 * Batches made by the pool, on the device where the engine keeps digits there, against the same digits prepared in
 * memory; the shards differ in length and arrive one by one.
 */
export async function gatherDigits(engine: 'webgpu' | 'wasm') {
  await startEngine(engine, { wasmFolder: '/wasm/4.22.0/', threads: 1 })
  const source = smallSource([2600, 2601, 30], [1])
  const schedule = createSchedule(DEFAULT_SETTINGS, [2600, 2601, 30])
  const before = tf.memory().numTensors
  const pool = createDigitPool(source, schedule, DEFAULT_SETTINGS.pixels)
  const counted = countLaunches()
  const differences: number[] = []
  let wrongLabels = 0
  let launches = 0
  for (const wanted of [
    [3, 0, 2599],
    [2600, 5, 5200],
    [5230, 2601, 5201, 7, 7],
  ]) {
    const indices = Uint32Array.from(wanted)
    await pool.need(indices, new AbortController().signal)
    const { pixels, labels } = pool.take(indices)
    const expected = new Float32Array(indices.length * 1024)
    indices.forEach((_, i) => writeDigitInput(pixels, i * 784, expected, i * 1024))
    launches = counted()
    const batch = pool.batch(indices)
    launches = counted() - launches
    differences.push(worst(expected, await batch.inputs.data()))
    const got = await batch.labels.data()
    wrongLabels += labels.filter((label, i) => label !== got[i]).length
    tf.dispose([batch.inputs, batch.labels])
  }
  pool.dispose()
  return { differences, wrongLabels, launches, leaked: tf.memory().numTensors - before }
}

/** Dense layers in codes against their values in float32; differences in standard deviations of the right result. */
export async function compareCoded() {
  await start()
  const results = []
  for (const [inputs, outputs, batch] of [
    [70, 33, 1],
    [40, 16, 5],
    [9, 3, 2],
  ])
    for (const form of ['scales', 'a codebook each', 'codebooks shared by eight'] as const) {
      const linear = form === 'scales'
      const outputsPerBook = form === 'codebooks shared by eight' ? 8 : 1
      const random = createRandom(inputs)
      const bytes = Uint8Array.from({ length: inputs * outputs }, () => Math.floor(random() * 256))
      const scales = normals(outputs, 1).map((scale) => Math.abs(scale) / 100)
      const codebook = normals(Math.ceil(outputs / outputsPerBook) * 256, 2)
      const values = Float32Array.from(bytes, (byte, at) => {
        const output = at % outputs
        const book = Math.floor(output / outputsPerBook)
        return linear ? ((byte << 24) >> 24) * scales[output] : codebook[book * 256 + byte]
      })
      const before = tf.memory().numTensors
      const matrix = codedMatrix({
        inputs,
        outputs,
        bytes,
        ...(linear ? { scales } : { codebook, outputsPerBook }),
      })
      // As after ReLU: half of the inputs are zero.
      const x = tf.tensor2d(
        normals(batch * inputs, 3).map((value) => Math.max(0, value)),
        [batch, inputs],
      )
      const dy = tf.tensor2d(normals(batch * outputs, 4), [batch, outputs])
      const bias = tf.tensor1d(normals(outputs, 5))
      const weights = tf.tensor2d(values, [inputs, outputs])
      const expected = [
        tf.tidy(() => tf.tanh(tf.add(tf.matMul(x, weights), bias))),
        tf.matMul(dy, weights, false, true),
      ]
      const run = (name: string, given: Record<string, Tensor>, attrs: object) =>
        tf.engine().runKernel(name, { ...given, ...matrix.tensors }, attrs as tf.NamedAttrMap) as Tensor2D
      const got = [
        run(
          'CodedDense',
          { x, bias },
          { activation: 'tanh', outputs, outputsPerBook: matrix.outputsPerBook },
        ),
        run('CodedDenseInputGradient', { dy }, { outputs, outputsPerBook: matrix.outputsPerBook }),
      ]
      const differences: number[] = []
      for (const [i, tensor] of got.entries()) {
        const right = await expected[i].data<'float32'>()
        const deviation = Math.sqrt(right.reduce((sum, value) => sum + value * value, 0) / right.length)
        differences.push(worst(right, await tensor.data()) / deviation)
      }
      tf.dispose([x, dy, bias, weights, ...expected, ...got, ...Object.values(matrix.tensors)])
      const title = `${inputs} x ${outputs}, batch ${batch}, ${form}`
      results.push({ title, differences, leaked: tf.memory().numTensors - before })
    }
  return results
}
