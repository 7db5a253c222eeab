import type { AnyNetwork } from '../layers'
import { winningOutput, type LossSpec } from '../loss'
import { layerShapes } from '../shapes'
import { className, moduleText, plainText, pythonFileName, pythonNumber } from './python-text'
import { pytorchSource } from './pytorch'
import { networkFacts } from './source-parts'
import { dataParts, type DigitData } from './training-script-data'
import * as loop from './training-script-loop'
import type { ScriptChange, ScriptSchedule } from './training-script-loop'
import { pythonRandom } from './training-script-numbers'
import type { PhotoData } from './training-script-photos'
import { commandLine, trainFunction } from './training-script-train'
import { firstWeightsFunctions, type FirstWeights } from './training-script-weights'

export type { DigitData, PhotoData, ScriptChange, ScriptSchedule, FirstWeights }

/** Everything that a training script is made from. */
export interface TrainingRecipe {
  /** Ends in units, one for each class; dropout, where there is some, is a part of it. */
  spec: AnyNetwork
  /** What the reader's files are called, without an ending. */
  file: string
  seed: number
  /** Pictures a step, over all processes. */
  batch: number
  passes: number
  optimiser: 'sgd' | 'adam'
  learningRate: number
  momentum: number
  weightDecay: number
  schedule: ScriptSchedule
  /** Values that change on the way, steps ascending. */
  changes: readonly ScriptChange[]
  /** Validation accuracy, 0 to 1, at which training stops; 0 for never. */
  stopAt: number
  loss: LossSpec
  firstWeights: FirstWeights
  data: DigitData | PhotoData
  /** Into the notes of the weights' file, beside the network's id. */
  notes: Readonly<Record<string, string>>
}

/** The file that a reader keeps the script in. */
export const trainingFileName = (file: string): string => pythonFileName(`train_${file}`)

/** How the script is started. */
export interface Launch {
  /** On each machine. */
  processes: number
  machines: number
}

/** A line for the terminal; on several machines the same line for each of them, HOST being the first of them. */
export function launchCommand(script: string, folder: string, { processes, machines }: Launch): string {
  const run = `${script} --data ${folder}`
  if (processes === 1 && machines === 1) return `python ${run}`
  const many =
    machines === 1
      ? ''
      : `--nnodes ${machines} --rdzv_id train --rdzv_backend c10d --rdzv_endpoint HOST:29500 `
  return `torchrun ${many}--nproc_per_node ${processes} ${run}`
}

const quoted = (text: string) => `'${text.replace(/[\\']/g, '\\$&').replace(/\n/g, ' ')}'`

function settingsConstant(recipe: TrainingRecipe): string {
  const { spec, schedule, changes } = recipe
  const entries: [name: string, value: string, comment?: string][] = [
    ['network', quoted(spec.id)],
    ['seed', String(recipe.seed)],
    ['batch', String(recipe.batch), 'pictures a step, over all processes'],
    ['passes', String(recipe.passes)],
    ['optimiser', quoted(recipe.optimiser)],
    ['learning rate', pythonNumber(recipe.learningRate)],
    ['momentum', pythonNumber(recipe.momentum)],
    ['weight decay', pythonNumber(recipe.weightDecay)],
    ['schedule', quoted(schedule.kind)],
    ['changes', String(changes.length), 'of rate, momentum and decay on the way'],
    ['stop at', pythonNumber(recipe.stopAt), 'validation accuracy; 0 for never'],
    ['loss', quoted(recipe.loss.kind)],
    ['first weights', quoted(recipe.firstWeights)],
  ]
  const lines = entries.map(
    ([name, value, comment]) => `    '${name}': ${value},${comment ? `  # ${comment}` : ''}`,
  )
  const notes = Object.entries({ network: spec.id, ...recipe.notes }).map(
    ([name, value]) => `    ${quoted(name)}: ${quoted(value)},`,
  )
  return `SETTINGS = {\n${lines.join('\n')}\n}\n\n# Written beside the weights, for whoever opens them.\nNOTES = {\n${notes.join('\n')}\n}`
}

/** What the folder with the data is called where nothing else is known of it. */
export const folderOf = ({ data }: Pick<TrainingRecipe, 'data'>): 'mnist' | 'pictures' =>
  data.kind === 'digits' && data.from === 'mnist' ? 'mnist' : 'pictures'

function header(recipe: TrainingRecipe): string {
  const { spec, file, data } = recipe
  const { height, width, channels } = spec.input
  const script = trainingFileName(file)
  const folder = folderOf(recipe)
  const batched = (shape: readonly number[]) => `[${['batch', ...shape].join(', ')}]`
  const facts = networkFacts(
    spec,
    batched([channels, height, width]),
    batched(layerShapes(spec).at(-1) as readonly number[]),
    data.kind === 'digits' ? data.pixels : null,
  )
  const commands = [
    { processes: 1, machines: 1 },
    { processes: 2, machines: 1 },
    { processes: 4, machines: 2 },
  ].map((launch) => `    ${launchCommand(script, folder, launch)}`)
  const needs = folder === 'mnist' ? 'numpy' : 'numpy, Pillow'
  const folders = {
    mnist: `The folder mnist holds MNIST's four IDX files, packed with gzip or not.`,
    pictures: `The folder pictures holds a subfolder for each class, with its pictures in it.`,
  }[folder]
  const has = (kind: string) => spec.layers.some((layer) => layer.kind === kind)
  const differences = [
    has('dropout') ? '\nOnly what dropout drops is drawn by each process for itself.' : '',
    has('batch-norm') ? '\nOn the CPU, batch normalisation takes the statistics of each process alone.' : '',
  ].join('')
  return `"""${plainText(spec.title)} in PyTorch, trained on one machine or many.

${facts.join('\n')}

${commands.join('\n')}

The last line is for two machines with four processes each: the same on both, HOST being the name of one of them.
${folders}

One process or many, the steps are the same: the processes divide each batch among themselves, and
DistributedDataParallel makes one gradient of theirs, the mean over the whole batch.${differences}
After every pass ${file}.safetensors is written, which the page opens again.

Python 3.8 or newer, torch 1.13 or newer, ${needs}.
"""
import argparse
${folder === 'mnist' ? 'import gzip\n' : ''}import json
import math
import os
import sys
import time

import numpy as np
import torch
from torch import distributed as dist, nn
from torch.nn import functional as F
from torch.nn.parallel import DistributedDataParallel`
}

/** The network of the general source: what stands between its imports and its main part. */
function networkPart({ spec, data, file }: TrainingRecipe): string {
  const source = pytorchSource(spec, data.kind === 'digits' ? data.pixels : null, file)
  const imports = /^from torch import nn\n(?:from torch\.nn import functional as F\n)?/m.exec(source)
  const begin = imports ? imports.index + imports[0].length : 0
  return source.slice(begin, source.lastIndexOf("if __name__ == '__main__':")).trim()
}

/**
 * A program that trains a network: Python 3.8 or newer, torch 1.13 or newer, numpy, and Pillow for folders of pictures.
 * Alone it runs as one process, under torchrun as many, on one machine or more. It takes the steps of the page: the same
 * held-back digits, order, distortions and, for a network of ordinary size, first weights for a seed; what dropout drops
 * is another draw. It writes the weights in the names and layout of `torchPlaces`.
 * Throws CodedError('settings-invalid') for an impossible spec.
 */
export function trainingScript(recipe: TrainingRecipe): string {
  const { spec, data, file } = recipe
  const outputs = layerShapes(spec).at(-1)?.at(-1) as number
  const hasBatchNorm = spec.layers.some(({ kind }) => kind === 'batch-norm')
  const options = { className: className(spec.title), file, hasBatchNorm, photos: data.kind === 'photos' }
  return moduleText([
    `${header(recipe)}\n\n${settingsConstant(recipe)}`,
    loop.startPart,
    pythonRandom,
    networkPart(recipe),
    ...firstWeightsFunctions(spec, recipe.firstWeights),
    ...dataParts(spec, data, outputs),
    loop.lossesFunction(recipe.loss),
    loop.optimiserClass(recipe.optimiser),
    loop.ratesFunction(recipe.schedule, recipe.changes),
    loop.sharePart(hasBatchNorm ? 2 : 1),
    loop.evaluatePart(winningOutput(spec) === 'smallest'),
    loop.filesPart,
    trainFunction(options),
    commandLine(options),
  ])
}
