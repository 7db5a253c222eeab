import { BATCH_NORM_EPSILON, BATCH_NORM_KEEP, type AnyLayer, type AnyNetwork } from '../layers'
import type { Shape } from '../shapes'
import { linkedText, type LinkedLine } from './linked-lines'
import { commented, counted, pythonFileName, pythonNumber, type CodeLine } from './python-text'
import type { SourceLayer } from './source-parts'

/** Whether tf.layers has a layer for it: none for groups, tables, trained sub-sampling, LRN, RBF and the scaled tanh. */
export function hasLayer(layer: AnyLayer): boolean {
  if ('activation' in layer && layer.activation === 'scaled-tanh') return false
  if (layer.kind === 'conv') return (layer.groups ?? 1) === 1
  return !['table-conv', 'subsample', 'lrn', 'rbf'].includes(layer.kind)
}

const call = (name: string, entries: readonly (string | null)[]) =>
  `tf.layers.${name}({ ${entries.filter((entry) => entry !== null).join(', ')} })`

const activation = (name: string) => (name === 'linear' ? null : `activation: '${name}'`)

/** The calls that make a layer; more than one where tf.layers has two layers for it. */
function constructors({ layer, pythonName }: SourceLayer): string[] {
  const name = `name: '${pythonName}'`
  switch (layer.kind) {
    case 'conv':
    case 'depthwise-conv': {
      const { kernel, stride = 1, pad = 0 } = layer
      const rest = [
        `kernelSize: ${kernel}`,
        stride === 1 ? null : `strides: ${stride}`,
        activation(layer.activation),
        name,
      ]
      const padding =
        pad === 0 ? [] : [call('zeroPadding2d', [`padding: ${pad}`, `name: '${pythonName}_pad'`])]
      if (layer.kind === 'depthwise-conv') return [...padding, call('depthwiseConv2d', rest)]
      return [...padding, call('conv2d', [`filters: ${layer.filters}`, ...rest])]
    }
    case 'pool': {
      const kind = layer.mode === 'max' ? 'maxPooling2d' : 'averagePooling2d'
      return [call(kind, [`poolSize: ${layer.size}`, `strides: ${layer.stride}`, name])]
    }
    case 'flatten':
      return [call('flatten', [name])]
    case 'dense':
      return [call('dense', [`units: ${layer.units}`, activation(layer.activation), name])]
    case 'batch-norm': {
      const { epsilon = BATCH_NORM_EPSILON, keep = BATCH_NORM_KEEP } = layer
      const numbers = [`momentum: ${pythonNumber(keep)}`, `epsilon: ${pythonNumber(epsilon)}`]
      const after = activation(layer.activation)
      const norm = call('batchNormalization', [...numbers, name])
      return after ? [norm, call('activation', [after, `name: '${pythonName}_activation'`])] : [norm]
    }
    case 'dropout':
      return [call('dropout', [`rate: ${pythonNumber(layer.rate)}`, name])]
    case 'table-conv':
    case 'subsample':
    case 'lrn':
    case 'rbf':
      throw new RangeError(`tf.layers has no ${layer.kind}`)
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
    made.includes(`name: '${entry.pythonName}'`) ? shapeText(entry.output) + trained : undefined,
    entry.index,
  ])
}

/** `build()` with the layers API. */
export function layersBuild(spec: AnyNetwork, layers: readonly SourceLayer[]): LinkedLine[] {
  const { height, width, channels } = spec.input
  const input: CodeLine = [`tf.layers.inputLayer({ inputShape: [${height}, ${width}, ${channels}] }),`]
  return [
    ...linkedText(`/** With random weights, which training or \`setWeights\` changes. */
export const build = () =>
  tf.sequential({
    name: '${pythonFileName(spec.id).replace('.py', '')}',
    layers: [`),
    ...commented([input, ...layers.flatMap(layerLines)], '      ', '//'),
    ...linkedText('    ],\n  })'),
  ]
}
