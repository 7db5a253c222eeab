import * as tf from '@tensorflow/tfjs-core'
import type { TensorInfo } from '@tensorflow/tfjs-core'
import type { MathBackendCPU } from '@tensorflow/tfjs-backend-cpu'
import type { Activation } from '@/lib/nn/spec'

type Inputs = Record<string, TensorInfo | undefined>

const activations: Record<Activation, (value: number) => number> = {
  linear: (value) => value,
  relu: (value) => Math.max(0, value),
  tanh: Math.tanh,
  sigmoid: (value) => 1 / (1 + Math.exp(-value)),
}

/** A matrix in codes as lib/tf/operations/coded-dense.ts describes it: what each byte of a row means. */
function matrixOf(backend: MathBackendCPU, { codes, scales, codebook }: Inputs, share: number) {
  const numbers = (info: TensorInfo) => backend.data.get(info.dataId).values as Float32Array
  const [inputs, words] = codes!.shape
  const stored = backend.data.get(codes!.dataId).values as Int32Array
  const bytes = new Uint8Array(stored.buffer, stored.byteOffset, stored.byteLength)
  const size = codebook?.shape[1] ?? 0
  const [books, factors] = [codebook && numbers(codebook), scales && numbers(scales)]
  /** Writes the values of one row's first outputs. */
  function row(input: number, out: Float32Array): void {
    const from = input * words * 4
    for (let o = 0; o < out.length; o++) {
      const byte = bytes[from + o]
      if (books) out[o] = books[Math.floor(o / share) * size + byte]
      else out[o] = ((byte << 24) >> 24) * factors![o]
    }
  }
  return { inputs, row }
}

const shareOf = (attrs: tf.NamedAttrMap | undefined) => (attrs!.outputsPerBook as number | undefined) ?? 1

/** Registers CodedDense and CodedDenseInputGradient: a row of the matrix is unpacked at a time. */
export function registerCodedDense(): void {
  if (tf.getKernel('CodedDense', 'cpu')) return
  tf.registerKernel({
    kernelName: 'CodedDense',
    backendName: 'cpu',
    kernelFunc: ({ inputs: given, attrs, backend: anyBackend }) => {
      const backend = anyBackend as MathBackendCPU
      const inputs = given as Inputs
      const { outputs, activation } = attrs as unknown as { outputs: number; activation: Activation }
      const matrix = matrixOf(backend, inputs, shareOf(attrs))
      const [n] = inputs.x!.shape
      const x = backend.data.get(inputs.x!.dataId).values as Float32Array
      const bias = backend.data.get(inputs.bias!.dataId).values as Float32Array
      const sums = new Float64Array(n * outputs)
      const row = new Float32Array(outputs)
      for (let i = 0; i < matrix.inputs; i++) {
        // Behind a ReLU many inputs are 0: their rows need not be looked at.
        const used = Array.from({ length: n }, (_, e) => e).filter((e) => x[e * matrix.inputs + i] !== 0)
        if (used.length > 0) matrix.row(i, row)
        for (const e of used) {
          const value = x[e * matrix.inputs + i]
          for (let o = 0; o < outputs; o++) sums[e * outputs + o] += value * row[o]
        }
      }
      const y = Float32Array.from(sums, (sum, at) => activations[activation](sum + bias[at % outputs]))
      return backend.makeTensorInfo([n, outputs], 'float32', y)
    },
  })
  tf.registerKernel({
    kernelName: 'CodedDenseInputGradient',
    backendName: 'cpu',
    kernelFunc: ({ inputs: given, attrs, backend: anyBackend }) => {
      const backend = anyBackend as MathBackendCPU
      const inputs = given as Inputs
      const { outputs } = attrs as unknown as { outputs: number }
      const matrix = matrixOf(backend, inputs, shareOf(attrs))
      const [n] = inputs.dy!.shape
      const dy = backend.data.get(inputs.dy!.dataId).values as Float32Array
      const dx = new Float32Array(n * matrix.inputs)
      const row = new Float32Array(outputs)
      for (let i = 0; i < matrix.inputs; i++) {
        matrix.row(i, row)
        for (let e = 0; e < n; e++) {
          let sum = 0
          for (let o = 0; o < outputs; o++) sum += dy[e * outputs + o] * row[o]
          dx[e * matrix.inputs + i] = sum
        }
      }
      return backend.makeTensorInfo([n, matrix.inputs], 'float32', dx)
    },
  })
}
