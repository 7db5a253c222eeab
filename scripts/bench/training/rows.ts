import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DIGIT_MEAN, DIGIT_STD } from '@/lib/data/digit-input'
import { toTorchLayout } from '@/lib/formats/torch-layout'
import { lenet5Modern } from '@/lib/nn/lenet5'
import { initialParametersOf } from '@/lib/data/initial-parameters'
import type { Bench } from '../bench'
import { startTorch } from '../pytorch'
import type { Facts, Row } from '../rows'
import { withVersion } from '../versions'
import { openWorker } from '../worker'
import { readDigits } from './digits'
import { pageRow } from './page-row'
import { BATCH, BATCHES, CHECKED_STEPS, DIGITS_FILE, LEARNING_RATE, MOMENTUM, SEED } from './task'
import type { Measurement, TrainingReport, TrainingTask } from './task'

/** Even the slowest engine trains so many steps in one measurement. */
const LEAST_STEPS = 2

const noteMeasured = (facts: Facts, { steps, loss, imagesPerSecond }: Measurement) => {
  Object.assign(facts, { steps, lastLoss: loss })
  return imagesPerSecond
}

/** A module of training/in-worker on one engine. */
const workerRow = (bench: Bench, name: string, module: string, task: TrainingTask): Row => ({
  name,
  async open() {
    const worker = await openWorker(bench.browser, bench.server, `training/in-worker/${module}.ts`)
    try {
      const facts: Facts = await worker.call<TrainingReport>('start', task)
      const measure = { windowMs: bench.options.windowMs, steps: LEAST_STEPS }
      return {
        measure: async () => noteMeasured(facts, await worker.call<Measurement>('measure', measure)),
        facts: () => facts,
        close: worker.close,
      }
    } catch (reason) {
      await worker.close()
      throw reason
    }
  },
})

const torchRow = (bench: Bench, digits: Uint8Array): Row => ({
  name: 'PyTorch, 1 thread',
  async open() {
    if ('reason' in bench.torch) throw new Error(bench.torch.reason)
    const tensors = toTorchLayout(lenet5Modern, initialParametersOf(lenet5Modern, 'he', SEED))
    const weights = join(bench.folder, 'lenet.bin')
    await writeFile(weights, Buffer.concat([...tensors.values()].map(({ data }) => Buffer.from(data.buffer))))
    const file = join(bench.folder, DIGITS_FILE)
    await writeFile(file, digits)
    const torch = startTorch(bench.torch.python, 1)
    const { firstLosses } = await torch.call<{ firstLosses: number[] }>('training', {
      ...{ digits: file, weights, batch: BATCH, batches: BATCHES, checked: CHECKED_STEPS },
      ...{ mean: DIGIT_MEAN, deviation: DIGIT_STD, rate: LEARNING_RATE, momentum: MOMENTUM },
    })
    const facts: Facts = { detail: `${bench.torch.version}, 1 thread`, firstLosses }
    const measure = { windowMs: bench.options.windowMs, least: LEAST_STEPS }
    return {
      measure: async () => noteMeasured(facts, await torch.call<Measurement>('measure', measure)),
      facts: () => facts,
      close: async () => torch.close(),
    }
  },
})

export const OURS = {
  wasm1: 'ours, wasm, 1 thread',
  wasm2: 'ours, wasm, 2 threads',
  wasmDefault: "ours, wasm, the page's default threads",
  webgpu: 'ours, webgpu',
  webgl: 'ours, webgl',
  cpu: 'ours, cpu',
}
export const IN_PAGE = 'ours in the page, '
const TFJS = withVersion('@tensorflow/tfjs-layers')
const JAX = withVersion('@jax-js/jax')
export const PEERS = {
  torch: 'PyTorch, 1 thread',
  stockWebgpu: `${TFJS}, webgpu`,
  stockWebgl: `${TFJS}, webgl`,
  stockCpu: `${TFJS}, cpu`,
  jaxWasm: `${JAX}, wasm`,
  jaxWebgpu: `${JAX}, webgpu`,
  convnet: withVersion('convnetjs'),
}

/** Every engine on which TensorFlow.js trains LeNet as it comes. */
export const STOCK = [PEERS.stockWebgpu, PEERS.stockWebgl, PEERS.stockCpu]

/** Every way to train LeNet that is compared; the digits are served from here on. */
export async function trainingRows(bench: Bench): Promise<{ rows: Row[]; digits: Uint8Array }> {
  const digits = await readDigits(bench.root)
  bench.server.add(DIGITS_FILE, digits)
  const ours = (name: string, engine: string, threads: number | 'auto' = 1) =>
    workerRow(bench, name, 'ours', { engine, threads })
  const stock = (name: string, engine: string) => workerRow(bench, name, 'stock-tfjs', { engine, threads: 1 })
  const jax = (name: string, engine: string) => workerRow(bench, name, 'jax', { engine, threads: 'auto' })
  const page = (what: string, query: string) => pageRow(bench, `${IN_PAGE}${what}`, query)
  const rows = [
    torchRow(bench, digits),
    ours(OURS.wasm1, 'wasm', 1),
    ours(OURS.wasm2, 'wasm', 2),
    ours(OURS.wasmDefault, 'wasm', 'auto'),
    ours(OURS.webgpu, 'webgpu'),
    ours(OURS.webgl, 'webgl'),
    ours(OURS.cpu, 'cpu'),
    stock(PEERS.stockWebgpu, 'webgpu'),
    stock(PEERS.stockWebgl, 'webgl'),
    stock(PEERS.stockCpu, 'cpu'),
    jax(PEERS.jaxWasm, 'wasm'),
    jax(PEERS.jaxWebgpu, 'webgpu'),
    workerRow(bench, PEERS.convnet, 'convnetjs', { engine: 'cpu', threads: 1 }),
    page('wasm, 1 thread', 'engine=wasm&threads=1'),
    page('wasm, 2 threads', 'engine=wasm&threads=2'),
    page('wasm, default threads', 'engine=wasm'),
    page('webgpu', 'engine=webgpu'),
    page('webgl', 'engine=webgl'),
    page('cpu', 'engine=cpu'),
  ]
  return { rows, digits }
}
