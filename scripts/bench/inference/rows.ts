import type { Bench } from '../bench'
import { startTorch } from '../pytorch'
import type { Facts, Row } from '../rows'
import { withVersion } from '../versions'
import { threadsText } from '../words'
import { openWorker } from '../worker'
import { prepareInference, type TorchFiles } from './prepare'
import type { InferenceReport, InferenceTask } from './task'

/** Emulated graphics take seconds for one run: one is then enough in a round. */
const LEAST_RUNS = 1

const workerRow = (bench: Bench, name: string, module: string, task: InferenceTask): Row => ({
  name,
  async open() {
    const worker = await openWorker(bench.browser, bench.server, `inference/in-worker/${module}.ts`)
    try {
      const facts: Facts = await worker.call<InferenceReport>('start', task)
      const measure = { windowMs: bench.options.windowMs, least: LEAST_RUNS }
      return {
        measure: () => worker.call<number>('measure', measure),
        facts: () => facts,
        close: worker.close,
      }
    } catch (reason) {
      await worker.close()
      throw reason
    }
  },
})

const torchRow = (bench: Bench, name: string, threads: number, files: TorchFiles): Row => ({
  name,
  async open() {
    if ('reason' in bench.torch) throw new Error(bench.torch.reason)
    const torch = startTorch(bench.torch.python, threads)
    const { logits } = await torch.call<{ logits: number[] }>('inference', files)
    const facts: Facts = { detail: `${bench.torch.version}, ${threadsText(threads)}`, logits }
    const measure = { windowMs: bench.options.windowMs, least: LEAST_RUNS }
    return {
      measure: () => torch.call<number>('measure', measure),
      facts: () => facts,
      close: async () => torch.close(),
    }
  },
})

export const OURS = {
  wasm1: 'ours, wasm, 1 thread',
  wasm2: 'ours, wasm, 2 threads',
  webgpu: 'ours, webgpu',
  codes1: 'ours, wasm, 1 thread, 8-bit codes',
  codes2: 'ours, wasm, 2 threads, 8-bit codes',
  codesWebgpu: 'ours, webgpu, 8-bit codes',
}
const ORT = withVersion('onnxruntime-web')
export const PEERS = {
  torch1: 'PyTorch, 1 thread',
  torch2: 'PyTorch, 2 threads',
  tfjs: `${withVersion('@tensorflow/tfjs-backend-wasm')}, 1 thread`,
  ort1: `${ORT}, wasm, 1 thread`,
  ort2: `${ORT}, wasm, 2 threads`,
  ortWebgpu: `${ORT}, webgpu`,
}

/** Every way to run AlexNet on one picture that is compared. */
export async function inferenceRows(bench: Bench): Promise<Row[]> {
  const files = await prepareInference(bench)
  const ours = (name: string, engine: string, threads: number) =>
    workerRow(bench, name, 'ours', { engine, threads })
  const codes = (name: string, engine: string, threads: number) =>
    workerRow(bench, name, 'ours-codes', { engine, threads })
  const ort = (name: string, engine: string, threads: number) =>
    workerRow(bench, name, 'onnxruntime', { engine, threads })
  return [
    torchRow(bench, PEERS.torch1, 1, files),
    torchRow(bench, PEERS.torch2, 2, files),
    ours(OURS.wasm1, 'wasm', 1),
    ours(OURS.wasm2, 'wasm', 2),
    ours(OURS.webgpu, 'webgpu', 1),
    codes(OURS.codes1, 'wasm', 1),
    codes(OURS.codes2, 'wasm', 2),
    codes(OURS.codesWebgpu, 'webgpu', 1),
    workerRow(bench, PEERS.tfjs, 'stock-tfjs', { engine: 'wasm', threads: 1 }),
    ort(PEERS.ort1, 'wasm', 1),
    ort(PEERS.ort2, 'wasm', 2),
    ort(PEERS.ortWebgpu, 'webgpu', 1),
  ]
}
