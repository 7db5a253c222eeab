import { BATCH_NORM_EPSILON, BATCH_NORM_KEEP, type AnyActivation, type AnyNetwork } from '../layers'
import type { Shape } from '../shapes'
import { linesText, linkedText, moduleLines, type LinkedLine } from './linked-lines'
import {
  call,
  className,
  commented,
  counted,
  plainText,
  pythonFileName,
  pythonNumber,
  type CodeLine,
} from './python-text'
import { torchRbf, torchScaledTanh, torchSubsample, torchTableConv } from './pytorch-classes'
import * as parts from './source-parts'
import type { PixelInput, SourceLayer } from './source-parts'

/** The file that a reader keeps the source in: its docstring names it. */
export const torchFileName = (file: string): string => pythonFileName(`${file}-torch`)

const functions: Record<Exclude<AnyActivation, 'linear'>, string> = {
  relu: 'torch.relu',
  tanh: 'torch.tanh',
  sigmoid: 'torch.sigmoid',
  'scaled-tanh': 'scaled_tanh',
}

/** As PyTorch has it: channels before pixels. */
const torchShape = (shape: Shape): number[] =>
  shape.length === 3 ? [shape[2], shape[0], shape[1]] : [...shape]

const batched = (shape: Shape) => `[${['batch', ...torchShape(shape)].join(', ')}]`

/** An argument that is said only where it is not PyTorch's own choice. */
const unless = (usual: number, name: string, value = usual) => (value === usual ? null : `${name}=${value}`)

/** The call that makes a layer. */
function constructor({ layer, pythonName, input, output }: SourceLayer): string {
  const maps = input.at(-1) as number
  switch (layer.kind) {
    case 'conv':
    case 'table-conv':
    case 'depthwise-conv': {
      const window = [
        `kernel_size=${layer.kernel}`,
        unless(1, 'stride', layer.stride),
        unless(0, 'padding', layer.pad),
      ]
      if (layer.kind === 'table-conv')
        return call('TableConv2d', [parts.tableName(pythonName), String(maps), ...window])
      const groups = unless(1, 'groups', layer.kind === 'depthwise-conv' ? maps : layer.groups)
      return call('nn.Conv2d', [String(maps), String(output.at(-1)), ...window, groups])
    }
    case 'pool': {
      const name = layer.mode === 'max' ? 'nn.MaxPool2d' : 'nn.AvgPool2d'
      return call(name, [`kernel_size=${layer.size}`, `stride=${layer.stride}`])
    }
    case 'subsample':
      return call('Subsample', [String(maps), `size=${layer.size}`, `stride=${layer.stride}`])
    case 'flatten':
      return 'nn.Flatten()'
    case 'dense':
      return call('nn.Linear', [String(maps), String(layer.units)])
    case 'batch-norm': {
      const { epsilon = BATCH_NORM_EPSILON, keep = BATCH_NORM_KEEP } = layer
      const name = input.length === 3 ? 'nn.BatchNorm2d' : 'nn.BatchNorm1d'
      return call(name, [String(maps), `eps=${pythonNumber(epsilon)}`, `momentum=${pythonNumber(1 - keep)}`])
    }
    case 'lrn': {
      // PyTorch divides alpha by the size, the paper's formula does not.
      const { size, k, alpha, beta } = layer
      const numbers = { alpha: alpha * size, beta, k }
      const named = Object.entries(numbers).map(([name, value]) => `${name}=${pythonNumber(value)}`)
      return call('nn.LocalResponseNorm', [String(size), ...named])
    }
    case 'dropout':
      return call('nn.Dropout', [pythonNumber(layer.rate)])
    case 'rbf':
      return 'Rbf(CODES)'
    default:
      return layer satisfies never
  }
}

function forwardLine({ layer, pythonName, output, index }: SourceLayer): CodeLine {
  const activation = 'activation' in layer ? layer.activation : 'linear'
  const sum = `self.${pythonName}(x)`
  const value = activation === 'linear' ? sum : `${functions[activation]}(${sum})`
  return [`x = ${value}`, batched(output), index]
}

/** Before a flatten layer: what makes pictures of other sizes as large as those that the network was made for. */
function adaptivePool({ layer, input, index }: SourceLayer): Record<'made' | 'used', CodeLine> | null {
  if (layer.kind !== 'flatten') return null
  const sides = `(${input[0]}, ${input[1]})`
  return {
    made: [`self.avgpool = nn.AdaptiveAvgPool2d(${sides})`, 'does nothing at the usual size', index],
    used: ['x = self.avgpool(x)', batched(input), index],
  }
}

function networkClass(
  spec: AnyNetwork,
  layers: readonly SourceLayer[],
  { adaptive }: TorchOptions,
): LinkedLine[] {
  const pools = layers.map((entry) => (adaptive ? adaptivePool(entry) : null))
  const made = layers.flatMap((entry, i): CodeLine[] => {
    const comment = entry.parameters > 0 ? counted(entry.parameters, 'parameter') : undefined
    const line: CodeLine = [`self.${entry.pythonName} = ${constructor(entry)}`, comment, entry.index]
    return pools[i] ? [pools[i].made, line] : [line]
  })
  const used = layers.flatMap((entry, i) => {
    const line = forwardLine(entry)
    return pools[i] ? [pools[i].used, line] : [line]
  })
  const { height, width, channels } = spec.input
  return [
    ...linkedText(`class ${className(spec.title)}(nn.Module):
    def __init__(self):
        super().__init__()`),
    ...commented(made, '        '),
    ...linkedText(`
    def forward(self, x):  # ${batched([height, width, channels])}`),
    ...commented(used, '        '),
    ...linkedText('        return x'),
  ]
}

function header(spec: AnyNetwork, layers: readonly SourceLayer[], pixels: PixelInput | null, file: string) {
  const { height, width, channels } = spec.input
  const last = layers[layers.length - 1]
  const facts = parts.networkFacts(spec, batched([height, width, channels]), batched(last.output), pixels)
  const functional = layers.some(({ layer: { kind } }) => kind === 'table-conv' || kind === 'subsample')
  return `"""${plainText(spec.title)} in PyTorch.

${facts.join('\n')}

    python ${torchFileName(file)} ${file}.safetensors

makes the network, reads its weights and answers to an empty picture.
"""
import json
import sys

import numpy as np
import torch
from torch import nn${functional ? '\nfrom torch.nn import functional as F' : ''}`
}

export interface TorchOptions {
  /** An adaptive pooling before each flatten layer, as torchvision's AlexNet has one. It has no parameters. */
  adaptive?: boolean
}

/**
 * A network as a PyTorch module, ready to run: Python 3.8 or newer, torch 1.13 or newer, numpy. It reads the weights
 * that `torchPlaces` lays out, from a safetensors file, without the safetensors package. Input NCHW.
 * @param file what the reader's files are called, without an ending
 * @param pixels how pixels were scaled in training, null where that is not to be said
 * Throws CodedError('settings-invalid') for an impossible spec.
 */
export const pytorchSource = (
  spec: AnyNetwork,
  pixels: PixelInput | null,
  file: string,
  options?: TorchOptions,
): string => linesText(pytorchLines(spec, pixels, file, options))

/** The same, line by line. */
export function pytorchLines(
  spec: AnyNetwork,
  pixels: PixelInput | null,
  file: string,
  options: TorchOptions = {},
): LinkedLine[] {
  const layers = parts.sourceLayers(spec)
  const has = (kind: string) => layers.some(({ layer }) => layer.kind === kind)
  const { height, width, channels } = spec.input
  const lastLine = '    return torch.from_numpy(scaled[:, None])'
  const shape = batched([height, width, channels])
  const prepare = parts.prepareFunction(spec, pixels, shape, lastLine)
  const empty = prepare
    ? 'prepare(np.zeros((1, 28, 28)))'
    : `torch.zeros(1, ${torchShape([height, width, channels]).join(', ')})`
  const constants = [
    header(spec, layers, pixels, file),
    ...parts.tableConstants(layers),
    parts.codesConstant(layers, 'CHW'),
  ]
  return moduleLines([
    moduleLines(constants, 1),
    parts.usesScaledTanh(spec) ? torchScaledTanh : null,
    has('table-conv') ? torchTableConv : null,
    has('subsample') ? torchSubsample : null,
    has('rbf') ? torchRbf : null,
    networkClass(spec, layers, options),
    prepare,
    parts.readSafetensorsFunction('torch.from_numpy(values.copy())'),
    `if __name__ == '__main__':
    model = ${className(spec.title)}()
    if len(sys.argv) > 1:
        model.load_state_dict(read_safetensors(sys.argv[1]))
    model.eval()  # batch normalisation and dropout as after training
    print(model)
    with torch.no_grad():
        print(model(${empty}))`,
  ])
}
