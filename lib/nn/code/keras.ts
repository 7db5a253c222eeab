import { BATCH_NORM_EPSILON, BATCH_NORM_KEEP, type AnyActivation, type AnyNetwork } from '../layers'
import type { Shape } from '../shapes'
import { kerasRbf, kerasResponseNorm, kerasScaledTanh, kerasSubsample, kerasTableConv } from './keras-classes'
import { kerasWeightsFunction } from './keras-weights'
import { linesText, linkedText, moduleLines, type LinkedLine } from './linked-lines'
import {
  call,
  commented,
  counted,
  plainText,
  pythonFileName,
  pythonNumber,
  type CodeLine,
} from './python-text'
import * as parts from './source-parts'
import type { PixelInput, SourceLayer } from './source-parts'

/** The file that a reader keeps the source in: its docstring names it. */
export const kerasFileName = (file: string): string => pythonFileName(`${file}-keras`)

const batched = (shape: Shape) => `[${['batch', ...shape].join(', ')}]`

/** Nothing for 'linear'; a function of the source itself where Keras has no name for it. */
function activationArgument(activation: AnyActivation): string | null {
  if (activation === 'linear') return null
  return activation === 'scaled-tanh' ? 'activation=scaled_tanh' : `activation='${activation}'`
}

/** The calls that make a layer; more than one where Keras has two layers for it. */
function constructors({ layer, pythonName }: SourceLayer): string[] {
  const name = `name='${pythonName}'`
  switch (layer.kind) {
    case 'conv':
    case 'table-conv':
    case 'depthwise-conv': {
      const { kernel, stride = 1, pad = 0 } = layer
      const rest = [
        `kernel_size=${kernel}`,
        stride === 1 ? null : `strides=${stride}`,
        activationArgument(layer.activation),
        name,
      ]
      const padding =
        pad === 0 ? [] : [call('layers.ZeroPadding2D', [`padding=${pad}`, `name='${pythonName}_pad'`])]
      if (layer.kind === 'depthwise-conv') return [...padding, call('layers.DepthwiseConv2D', rest)]
      if (layer.kind === 'table-conv')
        return [...padding, call('TableConv2D', [`table=${parts.tableName(pythonName)}`, ...rest])]
      const groups = (layer.groups ?? 1) > 1 ? `groups=${layer.groups}` : null
      return [...padding, call('layers.Conv2D', [`filters=${layer.filters}`, groups, ...rest])]
    }
    case 'pool': {
      const kind = layer.mode === 'max' ? 'layers.MaxPooling2D' : 'layers.AveragePooling2D'
      return [call(kind, [`pool_size=${layer.size}`, `strides=${layer.stride}`, name])]
    }
    case 'subsample': {
      const { size, stride, activation } = layer
      return [call('Subsample', [`size=${size}`, `strides=${stride}`, activationArgument(activation), name])]
    }
    case 'flatten':
      return [call('layers.Flatten', [name])]
    case 'dense':
      return [call('layers.Dense', [`units=${layer.units}`, activationArgument(layer.activation), name])]
    case 'batch-norm': {
      const { epsilon = BATCH_NORM_EPSILON, keep = BATCH_NORM_KEEP, activation } = layer
      const numbers = [`momentum=${pythonNumber(keep)}`, `epsilon=${pythonNumber(epsilon)}`]
      const norm = call('layers.BatchNormalization', [...numbers, name])
      const after = activationArgument(activation)?.replace('activation=', '')
      return after ? [norm, call('layers.Activation', [after, `name='${pythonName}_activation'`])] : [norm]
    }
    case 'lrn': {
      const { size, k, alpha, beta } = layer
      const numbers = Object.entries({ k, alpha, beta }).map(
        ([key, value]) => `${key}=${pythonNumber(value)}`,
      )
      return [call('ResponseNorm', [`size=${size}`, ...numbers, name])]
    }
    case 'dropout':
      return [call('layers.Dropout', [`rate=${pythonNumber(layer.rate)}`, name])]
    case 'rbf':
      return [call('Rbf', ['codes=CODES', name])]
    default:
      return layer satisfies never
  }
}

const shapeText = (shape: Shape) => (shape.length === 3 ? shape.join('x') : counted(shape[0], 'value'))

/** Of the calls of one layer, the one that bears its name says shape and parameters. */
function layerLines(entry: SourceLayer): CodeLine[] {
  const trained = entry.parameters > 0 ? `, ${counted(entry.parameters, 'parameter')}` : ''
  return constructors(entry).map((made) => [
    `${made},`,
    made.includes(`name='${entry.pythonName}'`) ? shapeText(entry.output) + trained : undefined,
    entry.index,
  ])
}

function buildFunction(spec: AnyNetwork, layers: readonly SourceLayer[]): LinkedLine[] {
  const { height, width, channels } = spec.input
  const input: CodeLine = [`keras.Input(shape=(${height}, ${width}, ${channels})),`]
  return [
    ...linkedText('def build():\n    return keras.Sequential(['),
    ...commented([input, ...layers.flatMap(layerLines)], '        '),
    ...linkedText(`    ], name='${pythonFileName(spec.id).replace('.py', '')}')`),
  ]
}

function header(spec: AnyNetwork, layers: readonly SourceLayer[], pixels: PixelInput | null, file: string) {
  const { height, width, channels } = spec.input
  const output = batched(layers[layers.length - 1].output)
  const facts = parts.networkFacts(spec, batched([height, width, channels]), output, pixels)
  const own = layers.some(({ layer: { kind } }) => ['table-conv', 'subsample', 'lrn', 'rbf'].includes(kind))
  const uses = own || parts.usesScaledTanh(spec) ? 'layers, ops' : 'layers'
  return `"""${plainText(spec.title)} in Keras 3.

${facts.join('\n')}

    python ${kerasFileName(file)} ${file}.safetensors

makes the network, reads its weights and answers to an empty picture.
"""
import json
import sys

import keras
import numpy as np
from keras import ${uses}`
}

/**
 * A network as Keras 3 source, NHWC. It reads the weights that `torchPlaces` lays out from a safetensors file with json
 * and numpy, and turns them into Keras's layout. Arguments as for `pytorchSource`.
 * Throws CodedError('settings-invalid') for an impossible spec.
 */
export const kerasSource = (spec: AnyNetwork, pixels: PixelInput | null, file: string): string =>
  linesText(kerasLines(spec, pixels, file))

/** The same, line by line. */
export function kerasLines(spec: AnyNetwork, pixels: PixelInput | null, file: string): LinkedLine[] {
  const layers = parts.sourceLayers(spec)
  const has = (kind: string) => layers.some(({ layer }) => layer.kind === kind)
  const { height, width, channels } = spec.input
  const shape = batched([height, width, channels])
  const prepare = parts.prepareFunction(spec, pixels, shape, '    return scaled[..., None]')
  const empty = prepare ? 'prepare(np.zeros((1, 28, 28)))' : `np.zeros((1, ${height}, ${width}, ${channels}))`
  const constants = [
    header(spec, layers, pixels, file),
    ...parts.tableConstants(layers),
    parts.codesConstant(layers, 'HWC'),
  ]
  return moduleLines([
    moduleLines(constants, 1),
    parts.usesScaledTanh(spec) ? kerasScaledTanh : null,
    has('table-conv') ? kerasTableConv : null,
    has('subsample') ? kerasSubsample : null,
    has('lrn') ? kerasResponseNorm : null,
    has('rbf') ? kerasRbf : null,
    buildFunction(spec, layers),
    prepare,
    parts.readSafetensorsFunction('values'),
    kerasWeightsFunction(layers),
    `if __name__ == '__main__':
    model = build()
    if len(sys.argv) > 1:
        for name, weights in keras_weights(read_safetensors(sys.argv[1])).items():
            model.get_layer(name).set_weights(weights)
    model.summary()
    print(model.predict(${empty}))`,
  ])
}
