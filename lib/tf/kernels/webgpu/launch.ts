import type { DataType, TensorInfo } from '@tensorflow/tfjs-core'
import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu'

type Program = Parameters<WebGPUBackend['runWebGPUProgram']>[0]

/** Values in one element of a buffer: 4 for vec4. */
type Width = 1 | 4

/** A kernel's source. */
export interface Shader {
  /** Shaders with the same key have the same code: it is compiled once. */
  key: string
  /** Buffers that are only read, by their names in the code. The one that is written is `result`. */
  reads: Readonly<Record<string, Width>>
  /** Width of `result`. */
  writes: Width
  /** Names of whole numbers that come with each launch, `uniforms.<name>` in the code. */
  integers: readonly string[]
  /** The same for floats. */
  floats?: readonly string[]
  /** Threads of a workgroup. */
  workgroup: number
  /** WGSL: `fn main(index : i32)`, called once for each thread, also for those that fill up the last workgroup. */
  code: () => string
}

export interface Launch {
  reads: Readonly<Record<string, TensorInfo>>
  /** Written in place, or a new tensor of this shape. */
  writes: TensorInfo | { shape: number[]; dtype?: DataType }
  numbers: Readonly<Record<string, number>>
  /** As many workgroups start as hold so many threads. */
  threads: number
}

/** Starts a kernel once; nothing waits for it. */
export function launch(
  backend: WebGPUBackend,
  shader: Shader,
  { reads, writes, numbers, threads }: Launch,
): TensorInfo {
  const names = Object.keys(shader.reads)
  const floats = shader.floats ?? []
  const output = 'dataId' in writes ? writes : undefined
  const program: Program = {
    shaderKey: shader.key,
    outputShape: writes.shape,
    outputComponent: shader.writes,
    variableNames: names,
    variableComponents: names.map((name) => shader.reads[name]),
    uniforms: [
      ...shader.integers.map((name) => `${name} : i32, `),
      ...floats.map((name) => `${name} : f32, `),
    ].join(''),
    workgroupSize: [shader.workgroup, 1, 1],
    dispatchLayout: { x: writes.shape.map((_, i) => i) },
    dispatch: [Math.ceil(threads / shader.workgroup), 1, 1],
    getUserCode: shader.code,
  }
  const uniforms = [
    ...shader.integers.map((name) => ({ type: 'int32', data: [numbers[name]] })),
    ...floats.map((name) => ({ type: 'float32', data: [numbers[name]] })),
  ]
  const inputs = names.map((name) => reads[name])
  const dtype = 'dataId' in writes ? writes.dtype : (writes.dtype ?? 'float32')
  return backend.runWebGPUProgram(program, inputs, dtype, uniforms, output)
}

/** Lines of code, one for each number from 0 to `count` - 1. */
export const lines = (count: number, line: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => line(i)).join('\n')

/** Threads of a kernel in which each computes four of `count` values. */
export const quarterOf = (count: number): number => Math.ceil(count / 4)

/**
 * Code for four values of a thread, of `uniforms.count` in all: a quarter of them apart, so that neighbouring threads
 * read and write neighbouring values.
 */
export const forEachOfFour = (code: (at: string) => string): string => `
    let quarter = (uniforms.count + 3) / 4;
    if (index >= quarter) { return; }
    ${lines(4, (k) => `{ let at = index + ${k} * quarter; if (at < uniforms.count) { ${code('at')} } }`)}`
