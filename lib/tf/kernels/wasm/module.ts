import type { KernelBackend, TensorInfo } from '@tensorflow/tfjs-core'

/** What lib/tf/kernels/assembly exports; pointers are byte addresses. */
export interface Kernels {
  usePool(control: number): void
  help(control: number, thread: number): void
  lanesForward(call: number): void
  lanesBackward(call: number): void
  packWeights(call: number): void
  convolution(call: number): void
  dense(call: number): void
  denseBack(call: number): void
  bookDense(call: number): void
  bookDenseBack(call: number): void
  pooling(call: number, pictures: number): void
  crossEntropy(logits: number, labels: number, gradient: number, n: number, classes: number): number
  maxPoolGradient(...numbers: number[]): void
  sgd(
    w: number,
    v: number,
    g: number,
    newW: number,
    newV: number,
    count: number,
    rate: number,
    momentum: number,
  ): void
}

/** Our kernels at work on the memory of tfjs's wasm module, so that tensors need no copying. */
export interface KernelModule extends Kernels {
  readonly memory: WebAssembly.Memory
  /** Threads that share the work, this one among them. */
  readonly threads: number
  /** Threads are numbered below this: what each of them needs of its own is there so often. */
  readonly places: number
  /** Items of work that threads after the first have done so far. */
  helped(): number
  /**
   * Memory for the time of one call, at least `bytes`, aligned to 64. Each purpose has a block of its own, which grows
   * to what was asked of it at most.
   */
  scratch(purpose: string, bytes: number): number
  /** A block for as long as the engine lives, aligned to 64. */
  allocate(bytes: number): number
}

/** The parts of tfjs's wasm backend that a kernel needs. */
export interface WasmBackend extends KernelBackend {
  wasm: {
    _malloc(bytes: number): number
    _free(pointer: number): void
    /** The threaded binary is given its memory, the other one brings its own. */
    wasmMemory?: WebAssembly.Memory
    asm?: { memory: WebAssembly.Memory }
  }
  dataIdMap: { get(dataId: object): { memoryOffset: number } }
  makeOutput(shape: number[], dtype: 'float32' | 'int32'): TensorInfo
}

const ALIGNMENT = 64
/** Bytes of the block that threads share (pool.ts). */
const CONTROL_BYTES = 64
const HELPED_WORD = 6

/** A module that needs relaxed SIMD: `f32x4.relaxed_madd` of three zeros. Browsers without it refuse to compile it. */
const RELAXED_SIMD = Uint8Array.of(
  ...[0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 15, 1, 13, 0],
  ...[65, 0, 253, 15, 65, 0, 253, 15, 65, 0, 253, 15, 253, 133, 2, 11],
)

const variants = {
  single: () => import('./binaries/single'),
  'single-relaxed': () => import('./binaries/single-relaxed'),
  threads: () => import('./binaries/threads'),
  'threads-relaxed': () => import('./binaries/threads-relaxed'),
}

const decode = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))

/** A helping thread from its first line to its last: it takes work until the worker that started it ends. */
const THREAD = `onmessage = ({ data: { compiled, memory, control, thread } }) => {
  const { exports } = new WebAssembly.Instance(compiled, { env: { memory, log: Math.log } })
  postMessage('ready')
  exports.help(control, thread)
}`

/** A thread that has not answered by then is not counted on; should it come later, it helps all the same. */
const THREAD_START_MS = 3000

/** Starts the threads after the first; returns how many run, the first included. */
async function startThreads(
  compiled: WebAssembly.Module,
  memory: WebAssembly.Memory,
  control: number,
  wanted: number,
): Promise<number> {
  const url = URL.createObjectURL(new Blob([THREAD], { type: 'text/javascript' }))
  let running = 1
  // One after the other: Firefox, asked by a worker for several workers at once, now and then never answers.
  for (let thread = 1; thread < wanted; thread++) {
    const worker = new Worker(url, { name: `kernels-${thread}` })
    const ready = new Promise<boolean>((resolve) => {
      worker.onmessage = () => resolve(true)
      worker.onerror = () => resolve(false)
      setTimeout(() => resolve(false), THREAD_START_MS)
    })
    worker.postMessage({ compiled, memory, control, thread })
    if (!(await ready)) break
    running++
  }
  URL.revokeObjectURL(url)
  return running
}

/**
 * Compiles our kernels for this browser and lets them work on the backend's memory.
 * @param threads wanted, this one included; more than one only where the backend's memory is shared
 */
export async function loadKernels(backend: WasmBackend, threads: number): Promise<KernelModule> {
  const memory = backend.wasm.wasmMemory ?? backend.wasm.asm?.memory
  if (!memory) throw new Error('the wasm backend does not show its memory')
  const shared = typeof SharedArrayBuffer !== 'undefined' && memory.buffer instanceof SharedArrayBuffer
  const relaxed = WebAssembly.validate(RELAXED_SIMD)
  const name = `${shared ? 'threads' : 'single'}${relaxed ? '-relaxed' : ''}` as keyof typeof variants
  const compiled = await WebAssembly.compile(decode((await variants[name]()).default))
  const { exports } = await WebAssembly.instantiate(compiled, { env: { memory, log: Math.log } })
  const kernels = exports as unknown as Kernels

  const aligned = (pointer: number) => Math.ceil(pointer / ALIGNMENT) * ALIGNMENT
  const malloc = (bytes: number) => {
    const pointer = backend.wasm._malloc(bytes + ALIGNMENT) >>> 0
    if (pointer === 0) throw new Error(`no ${bytes} bytes left in wasm's memory`)
    return pointer
  }
  const blocks = new Map<string, { pointer: number; bytes: number }>()
  const places = shared ? threads : 1
  let running = 1
  let control = 0
  if (places > 1) {
    control = aligned(malloc(CONTROL_BYTES))
    new Uint8Array(memory.buffer, control, CONTROL_BYTES).fill(0)
    kernels.usePool(control)
    running = await startThreads(compiled, memory, control, places)
  }

  return {
    ...kernels,
    memory,
    threads: running,
    places,
    helped: () => (control === 0 ? 0 : new Int32Array(memory.buffer, control)[HELPED_WORD]),
    allocate: (bytes) => aligned(malloc(bytes)),
    scratch(purpose, bytes) {
      const block = blocks.get(purpose)
      if (block && block.bytes >= bytes) return aligned(block.pointer)
      if (block) backend.wasm._free(block.pointer)
      const pointer = malloc(bytes)
      blocks.set(purpose, { pointer, bytes })
      return aligned(pointer)
    },
  }
}
