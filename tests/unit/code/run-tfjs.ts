import * as core from '@tensorflow/tfjs-core'
import * as layersApi from '@tensorflow/tfjs-layers'
import type { Tensor } from '@tensorflow/tfjs-core'
import { linesText } from '@/lib/nn/code/linked-lines'
import { tfjsLines } from '@/lib/nn/code/tfjs'
import type { AnyNetwork } from '@/lib/nn/layers'

export const tfjsSource = (spec: AnyNetwork, file: string): string => linesText(tfjsLines(spec, file))

/** What the generated source exports. */
export interface TfjsModule {
  build: () => TfjsModel
  setWeights: (model: TfjsModel, tensors: Record<string, Tensor>) => void
  readSafetensors: (buffer: ArrayBuffer) => Record<string, Tensor>
}

export interface TfjsModel {
  predict: (x: Tensor) => Tensor
  /** By tf.layers. */
  countParams?: () => number
  /** By plain operations: the variables of each layer. */
  w?: Record<string, Record<string, core.Variable>>
}

/** As the package '@tensorflow/tfjs' has it: the core and the layers API under one name. */
const together = { ...core, layers: layersApi.layers, sequential: layersApi.sequential }

/** The same, but that a network begins with zeros: 61 million random numbers take seconds. */
export const withZeros = {
  ...together,
  randomNormal: (shape: number[]) => core.zeros(shape),
  layers: {
    ...layersApi.layers,
    conv2d: (args: object) => layersApi.layers.conv2d({ ...args, kernelInitializer: 'zeros' } as never),
    dense: (args: object) => layersApi.layers.dense({ ...args, kernelInitializer: 'zeros' } as never),
  },
}

/** Evaluates the text of a module: its import becomes an argument, its exports what is returned. */
export function evaluateTfjs(source: string, tf: object = together): TfjsModule {
  const names = [...source.matchAll(/^export (?:const|function|class) (\w+)/gm)].map(([, name]) => name)
  const body = source
    .replace(/^import \* as tf from '@tensorflow\/tfjs'$/m, '')
    .replace(/^export (?=const|function|class)/gm, '')
  if (/^(import|export)\b/m.test(body)) throw new Error('an import or export is left')
  return new Function('tf', `'use strict'\n${body}\nreturn { ${names.join(', ')} }`)(tf) as TfjsModule
}

/** All numbers that the model can train or keeps as running statistics. */
export function heldNumbers(model: TfjsModel): number {
  if (model.countParams) return model.countParams()
  return Object.values(model.w!)
    .flatMap((layer) => Object.values(layer))
    .reduce((sum, { size }) => sum + size, 0)
}

/** The model with the weights of a safetensors file. What the file's tensors took is given back. */
export function builtWith(source: string, file: Uint8Array<ArrayBuffer>, tf?: object): TfjsModel {
  const { build, setWeights, readSafetensors } = evaluateTfjs(source, tf)
  const model = build()
  const tensors = readSafetensors(file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength))
  setWeights(model, tensors)
  core.dispose(tensors)
  return model
}

/** What it makes of pictures NHWC. */
export async function answerOf(
  model: TfjsModel,
  pictures: Float32Array,
  shape: [number, number, number, number],
): Promise<Float32Array> {
  const input = core.tensor(pictures, shape)
  const output = model.predict(input)
  const values = (await output.data()).slice() as Float32Array
  core.dispose([input, output])
  return values
}

export function disposeModel(model: TfjsModel): void {
  if (model.w) core.dispose(Object.values(model.w).flatMap((layer) => Object.values(layer)))
  else (model as unknown as layersApi.LayersModel).dispose()
}
