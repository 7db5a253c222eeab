import { OURS as ALEXNET, PEERS as ALEXNET_PEERS } from '../inference/rows'
import type { PageResults } from '../page/measure'
import type { Memory } from '../page/memory'
import type { Result } from '../rows'
import { median } from '../statistics'
import { IN_PAGE, OURS as LENET, PEERS as LENET_PEERS, STOCK } from '../training/rows'
import { timesText as times } from '../words'
import { byName, fastest, timesAsFast } from './ratio'

export interface Target {
  target: string
  measured: string
  verdict: 'met' | 'missed' | 'not measured'
}

export interface Measured {
  training: readonly Result[] | null
  inference: readonly Result[] | null
  page: PageResults | null
}

type Comparison = { least: number } | { most: number }

/** @param value null when it was not measured */
export function judge(
  target: string,
  value: number | null,
  bound: Comparison,
  format: (value: number) => string,
): Target {
  if (value === null || Number.isNaN(value)) return { target, measured: '–', verdict: 'not measured' }
  const met = 'least' in bound ? value >= bound.least : value <= bound.most
  return { target, measured: format(value), verdict: met ? 'met' : 'missed' }
}

function trainingTargets(results: readonly Result[]): Target[] {
  const stock = fastest(results, STOCK)
  const speedup = (ours: string, peer: Result | undefined) =>
    timesAsFast(byName(results, ours), peer, 'images/s')
  const torch = byName(results, LENET_PEERS.torch)
  const [stockWebgpu, jaxWebgpu] = [LENET_PEERS.stockWebgpu, LENET_PEERS.jaxWebgpu].map((name) =>
    byName(results, name),
  )
  const inPage = `${IN_PAGE}wasm, default threads`
  return [
    judge(
      "LeNet training, wasm, the page's default threads: at least 1.0× PyTorch, 1 thread",
      speedup(LENET.wasmDefault, torch),
      { least: 1 },
      times,
    ),
    judge(
      'LeNet training in the page, beside its charts: at least 1.0× PyTorch, 1 thread',
      speedup(inPage, torch),
      { least: 1 },
      times,
    ),
    judge(
      "LeNet training, wasm, the page's default threads: at least 30× the best stock TensorFlow.js",
      speedup(LENET.wasmDefault, stock),
      { least: 30 },
      times,
    ),
    judge(
      'LeNet training, WebGPU: at least 20× stock TensorFlow.js on WebGPU',
      speedup(LENET.webgpu, stockWebgpu),
      { least: 20 },
      times,
    ),
    judge(
      'LeNet training, WebGPU: at least 2× @jax-js/jax on the same adapter',
      speedup(LENET.webgpu, jaxWebgpu),
      { least: 2 },
      times,
    ),
    judge(
      'LeNet training, WebGPU: at most 25 kernel launches a step',
      byName(results, LENET.webgpu)?.facts?.launches ?? null,
      { most: 25 },
      String,
    ),
  ]
}

function inferenceTargets(results: readonly Result[]): Target[] {
  const speedup = (ours: string, peer: string) =>
    timesAsFast(byName(results, ours), byName(results, peer), 'ms')
  return [
    judge(
      'AlexNet, wasm, 1 thread: at least 1.3× as fast as onnxruntime-web',
      speedup(ALEXNET.wasm1, ALEXNET_PEERS.ort1),
      { least: 1.3 },
      times,
    ),
    judge(
      'AlexNet, wasm, 2 threads: at least 1.3× as fast as onnxruntime-web',
      speedup(ALEXNET.wasm2, ALEXNET_PEERS.ort2),
      { least: 1.3 },
      times,
    ),
    judge(
      'AlexNet, wasm, 1 thread: no slower than PyTorch with OpenBLAS',
      speedup(ALEXNET.wasm1, ALEXNET_PEERS.torch1),
      { least: 1 },
      times,
    ),
    judge(
      'AlexNet, wasm, 2 threads: no slower than PyTorch with OpenBLAS',
      speedup(ALEXNET.wasm2, ALEXNET_PEERS.torch2),
      { least: 1 },
      times,
    ),
  ]
}

const growth = (memory: Memory | null) => (memory ? (memory.peak - memory.before) / 1e6 : null)
const megabytes = (value: number) => `${value.toFixed(0)} MB`

function pageTargets(page: PageResults): Target[] {
  const largest = Math.max(...page.routes.map(({ scriptBytes }) => scriptBytes)) / 1000
  const worst = Math.min(...page.routes.map(({ lighthouse }) => median(lighthouse)))
  return [
    judge(
      'First training step within 1.5 s of the click, warm cache',
      median(page.firstStepMs),
      { most: 1500 },
      (ms) => `${ms.toFixed(0)} ms`,
    ),
    judge(
      'The live insides cost at most a tenth of the speed of training',
      1 - median(page.insides.open) / median(page.insides.closed),
      { most: 0.1 },
      (share) => `${(100 * share).toFixed(0)}%`,
    ),
    judge('No main-thread task over 50 ms during training', page.longTasks.length, { most: 0 }, (count) =>
      count === 0 ? 'none' : `${count}, the longest ${Math.max(...page.longTasks).toFixed(0)} ms`,
    ),
    judge(
      'At most 150 kB of JavaScript (gzip) on every route before a bench is in view',
      largest,
      { most: 150 },
      (kb) => `up to ${kb.toFixed(1)} kB`,
    ),
    judge(
      'Lighthouse performance, mobile, at least 95 on every page',
      worst,
      { least: 95 },
      (score) => `lowest ${score}`,
    ),
    judge(
      "Training LeNet: under 200 MB beyond the page's own",
      growth(page.trainingMemory),
      { most: 200 },
      megabytes,
    ),
    judge(
      "Full AlexNet, quantised: under 250 MB beyond the page's own",
      growth(page.codedAlexnetMemory),
      { most: 250 },
      megabytes,
    ),
  ]
}

/** Every timed target of the project, from the figures of one run. */
export const targetsOf = ({ training, inference, page }: Measured): Target[] => [
  ...(training ? trainingTargets(training) : []),
  ...(inference ? inferenceTargets(inference) : []),
  ...(page ? pageTargets(page) : []),
]
