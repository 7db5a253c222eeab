import * as tf from '@tensorflow/tfjs-core'
import type { TensorInfo } from '@tensorflow/tfjs-core'
import { FLOAT_BYTES, place, roundUp } from './call'
import type { LanesProgram } from './lanes-program'
import type { KernelModule, WasmBackend } from './module'

/** Words of `Call` in lanes.ts. */
const CALL_WORDS = 19

/** Examples side by side: the fewest that hold the batch, at most sixteen. */
export const lanesFor = (examples: number) => (examples <= 4 ? 4 : examples <= 8 ? 8 : 16)

interface Attributes {
  program: LanesProgram
  /** For the way back: whether the gradients by the parameters, and by the input, are wanted. */
  wanted?: { parameters: boolean; input: boolean }
}

/**
 * Registers the kernels that run a row of layers at once:
 * - LanesForward {x NHWC, parameters flat} to [y, maps]: maps are all that the layers computed, for the way back
 * - LanesBackward {dy, maps, parameters} to [gradients flat, dx], each only where wanted
 */
export function registerLanes(module: KernelModule): void {
  /** Writes the words of a call and runs it. */
  function call(run: (call: number) => void, program: LanesProgram, values: Partial<Record<Field, number>>) {
    const { layerCount, inputSize, outputSize, parameterCount, mapSize, widest, words } = program
    const at = module.scratch('call', (CALL_WORDS + words.length) * FLOAT_BYTES)
    const layers = at + CALL_WORDS * FLOAT_BYTES
    const known = { layers, layerCount, inputSize, outputSize, parameterCount, mapSize, widest }
    const all: Partial<Record<Field, number>> = { ...known, ...values }
    new Int32Array(module.memory.buffer, at, CALL_WORDS).set(FIELDS.map((field) => all[field] ?? 0))
    new Int32Array(module.memory.buffer, layers, words.length).set(words)
    run(at)
  }
  // Tensors start at multiples of 8; vectors of 16 bytes are read faster when none lies across two cache lines.
  const aligned = (pointer: number) => roundUp(pointer, 64)

  tf.registerKernel({
    kernelName: 'LanesForward',
    backendName: 'wasm',
    kernelFunc: ({ inputs, attrs, backend: anyBackend }) => {
      const backend = anyBackend as WasmBackend
      const { x, parameters } = inputs as Record<string, TensorInfo>
      const { program } = attrs as unknown as Attributes
      const examples = x.shape[0]
      const lanes = lanesFor(examples)
      const groups = Math.ceil(examples / lanes)
      const y = backend.makeOutput([examples, ...program.outputShape], 'float32')
      const maps = backend.makeOutput([groups * lanes * program.mapSize + 16], 'float32')
      call(module.lanesForward, program, {
        lanes,
        examples,
        x: place(backend, x),
        y: place(backend, y),
        parameters: place(backend, parameters) + program.from * FLOAT_BYTES,
        maps: aligned(place(backend, maps)),
      })
      return [y, maps]
    },
  })

  tf.registerKernel({
    kernelName: 'LanesBackward',
    backendName: 'wasm',
    kernelFunc: ({ inputs, attrs, backend: anyBackend }) => {
      const backend = anyBackend as WasmBackend
      const { dy, maps, parameters } = inputs as Record<string, TensorInfo>
      const { program, wanted } = attrs as unknown as Required<Attributes>
      const examples = dy.shape[0]
      const lanes = lanesFor(examples)
      const groups = Math.ceil(examples / lanes)
      const gradients = wanted.parameters ? backend.makeOutput([program.parameterCount], 'float32') : null
      const dx = wanted.input ? backend.makeOutput([examples, program.inputSize], 'float32') : null
      const scratch = module.places * 2 * program.widest * lanes * FLOAT_BYTES
      call(module.lanesBackward, program, {
        lanes,
        examples,
        dy: place(backend, dy),
        dx: dx ? place(backend, dx) : 0,
        parameters: place(backend, parameters) + program.from * FLOAT_BYTES,
        maps: aligned(place(backend, maps)),
        scratch: module.scratch('gradients of maps', scratch),
        turned: module.scratch('turned weights', program.turnedSize * FLOAT_BYTES),
        partials: gradients
          ? module.scratch('partial gradients', groups * program.parameterCount * FLOAT_BYTES)
          : 0,
        gradients: gradients ? place(backend, gradients) : 0,
      })
      return [gradients, dx].filter((made) => made !== null)
    },
  })
}

/** In the order of `Call` in lanes.ts. */
const FIELDS = [
  ...([
    'layers',
    'layerCount',
    'lanes',
    'examples',
    'x',
    'inputSize',
    'y',
    'outputSize',
    'dy',
    'dx',
  ] as const),
  ...(['parameters', 'parameterCount', 'maps', 'mapSize', 'scratch', 'widest', 'turned'] as const),
  ...(['partials', 'gradients'] as const),
] as const
type Field = (typeof FIELDS)[number]
