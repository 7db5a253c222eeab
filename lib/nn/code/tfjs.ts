import type { AnyNetwork } from '../layers'
import type { Shape } from '../shapes'
import { moduleLines, type LinkedLine } from './linked-lines'
import { plainText } from './python-text'
import * as parts from './source-parts'
import * as helpers from './tfjs-helpers'
import { hasLayer, layersBuild } from './tfjs-layers'
import { jsConstants, operationsBuild } from './tfjs-operations'
import { jsSetWeights } from './tfjs-weights'

/** The file that a reader keeps the source in. */
export const tfjsFileName = (file: string): string => `${file.replace(/[^A-Za-z0-9_-]/g, '-')}-tfjs.js`

/** The layers API where it has all layers of the network, plain operations where it lacks one. */
export type TfjsForm = 'layers' | 'operations'
export const tfjsFormOf = (spec: AnyNetwork): TfjsForm =>
  spec.layers.every(hasLayer) ? 'layers' : 'operations'

const batched = (shape: Shape) => `[${['batch', ...shape].join(', ')}]`

function header(spec: AnyNetwork, layers: readonly parts.SourceLayer[], form: TfjsForm, file: string) {
  const { height, width, channels } = spec.input
  const output = batched(layers[layers.length - 1].output)
  const facts = parts.networkFacts(spec, batched([height, width, channels]), output, null)
  const how =
    form === 'layers'
      ? 'in TensorFlow.js, by tf.layers.'
      : 'in TensorFlow.js, by plain operations: tf.layers lacks some of its layers.'
  return `/**
 * ${plainText(spec.title).replaceAll('*/', '* /')} ${how}
 *
${facts.map((fact) => ` * ${fact}`).join('\n')}
 *
 *     const model = build()
 *     const file = await fetch('${file}.safetensors')
 *     setWeights(model, readSafetensors(await file.arrayBuffer()))
 *     model.predict(tf.zeros([1, ${height}, ${width}, ${channels}])).print()
 */
import * as tf from '@tensorflow/tfjs'`
}

/**
 * A network as a module for TensorFlow.js 4, NHWC: `build()`, whose result has `predict`, and `setWeights` with the tensors
 * that `readSafetensors` reads; they are those that `torchPlaces` lays out.
 * @param file what the reader's files are called, without an ending
 * Throws CodedError('settings-invalid') for an impossible spec.
 */
export function tfjsLines(spec: AnyNetwork, file: string): LinkedLine[] {
  const layers = parts.sourceLayers(spec)
  const form = tfjsFormOf(spec)
  const needs = (...kinds: string[]) =>
    form === 'operations' && layers.some(({ layer }) => kinds.includes(layer.kind))
  const constants = form === 'operations' ? jsConstants(layers, parts.codesDrawing(layers, 'HWC')) : []
  return moduleLines(
    [
      header(spec, layers, form, file),
      ...constants,
      form === 'operations' ? helpers.jsRandom : null,
      parts.usesScaledTanh(spec) ? helpers.jsScaledTanh : null,
      needs('conv', 'table-conv') ? helpers.jsConv : null,
      needs('table-conv') ? helpers.jsMasked : null,
      needs('depthwise-conv') ? helpers.jsDepthwise : null,
      needs('subsample') ? helpers.jsSubsample : null,
      needs('batch-norm') ? helpers.jsBatchNorm : null,
      needs('dense') ? helpers.jsLinear : null,
      needs('rbf') ? helpers.jsRbf : null,
      form === 'layers' ? layersBuild(spec, layers) : operationsBuild(spec, layers),
      jsSetWeights(layers, form),
      helpers.jsReadSafetensors,
    ],
    1,
  )
}
