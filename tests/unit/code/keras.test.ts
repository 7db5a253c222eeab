import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { writeNetworkSafetensors } from '@/lib/formats/network-file'
import { toTensors } from '@/lib/formats/tensor-places'
import { tfjsPlaces } from '@/lib/formats/tfjs/places'
import { alexnet64 } from '@/lib/nn/alexnet64'
import { kerasSource } from '@/lib/nn/code'
import { listedSpecs } from '@/lib/nn/code/listed-networks'
import { pythonNames } from '@/lib/nn/code/python-names'
import type { AnyLayer, AnyNetwork } from '@/lib/nn/layers'
import { lenet5Published } from '@/lib/nn/lenet5-choices'
import { allForms, comparedForms, valuesOf } from '../formats/forms'
import { greatestDifference } from '../nn/finite-differences'
import { findPython, named, runPython } from './find-python'

const python = findPython('ast')
const numpy = findPython('numpy')
const every: AnyNetwork[] = [
  ...comparedForms,
  alexnet64,
  ...Object.values(listedSpecs),
  ...allForms.map(({ spec }) => spec),
]

/** The calls in the list that build() gives to keras.Sequential: what is called, with which arguments. */
const SCRIPT = `
import ast, json, sys

def value(node, names):
    if isinstance(node, ast.Name):
        return names.get(node.id, '<' + node.id + '>')
    return ast.literal_eval(node)

answers = []
for source in json.load(sys.stdin):
    tree = ast.parse(source)
    names = {}
    for node in tree.body:
        if isinstance(node, ast.Assign):
            names[node.targets[0].id] = ast.literal_eval(node.value)
    build = next(node for node in tree.body if isinstance(node, ast.FunctionDef) and node.name == 'build')
    [returned] = build.body
    assert ast.unparse(returned.value.func) == 'keras.Sequential'
    answers.append([{
        'call': ast.unparse(item.func),
        'positional': [value(argument, names) for argument in item.args],
        'named': {keyword.arg: value(keyword.value, names) for keyword in item.keywords},
    } for item in returned.value.args[0].elts])
json.dump(answers, sys.stdout)
`

interface Call {
  call: string
  positional: unknown[]
  named: Record<string, unknown>
}

/** Without what is not there. */
const given = (entries: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(entries).filter(([, value]) => value !== undefined))

const activationOf = (activation: string) =>
  ({ linear: undefined, 'scaled-tanh': '<scaled_tanh>' })[activation] ??
  (activation === 'linear' ? undefined : activation)

/** What a layer of the spec must have become, said anew and not by the generator. */
function expected(layer: AnyLayer, name: string): Call[] {
  const make = (call: string, named: Record<string, unknown>, positional: unknown[] = []): Call => ({
    call,
    positional,
    named: given({ ...named, name }),
  })
  const padding = (pad: number | undefined): Call[] =>
    pad
      ? [{ call: 'layers.ZeroPadding2D', positional: [], named: { padding: pad, name: `${name}_pad` } }]
      : []
  const window = (layer: { kernel: number; stride?: number; activation: string }) => ({
    kernel_size: layer.kernel,
    strides: (layer.stride ?? 1) > 1 ? layer.stride : undefined,
    activation: activationOf(layer.activation),
  })
  switch (layer.kind) {
    case 'conv':
      return [
        ...padding(layer.pad),
        make('layers.Conv2D', { filters: layer.filters, groups: layer.groups, ...window(layer) }),
      ]
    case 'table-conv':
      return [...padding(layer.pad), make('TableConv2D', { table: layer.table, ...window(layer) })]
    case 'depthwise-conv':
      return [...padding(layer.pad), make('layers.DepthwiseConv2D', window(layer))]
    case 'pool':
      return [
        make(layer.mode === 'max' ? 'layers.MaxPooling2D' : 'layers.AveragePooling2D', {
          pool_size: layer.size,
          strides: layer.stride,
        }),
      ]
    case 'subsample': {
      const { size, stride, activation } = layer
      return [make('Subsample', { size, strides: stride, activation: activationOf(activation) })]
    }
    case 'flatten':
      return [make('layers.Flatten', {})]
    case 'dense':
      return [make('layers.Dense', { units: layer.units, activation: activationOf(layer.activation) })]
    case 'lrn': {
      const { size, k, alpha, beta } = layer
      return [make('ResponseNorm', { size, k, alpha, beta })]
    }
    case 'dropout':
      return [make('layers.Dropout', { rate: layer.rate })]
    case 'batch-norm': {
      const norm = make('layers.BatchNormalization', {
        momentum: layer.keep ?? 0.9,
        epsilon: layer.epsilon ?? 1e-5,
      })
      const after = activationOf(layer.activation)
      const call = { call: 'layers.Activation', positional: [after], named: { name: `${name}_activation` } }
      return after ? [norm, call] : [norm]
    }
    case 'rbf': {
      const width = layer.codes[0][0].length
      const rows = layer.codes
        .map((code) => code.join(''))
        .map((code) => code.match(new RegExp(`.{${width}}`, 'g'))!)
      const drawing = rows[0].map((_, row) => rows.map((code) => code[row]).join(' ')).join('\n')
      return [make('Rbf', { codes: `\n${drawing}\n` })]
    }
  }
}

describe('generated Keras', () => {
  it.skipIf(!python)(
    named(python, 'ast', 'is Python whose layers and arguments are those of the spec, in every form'),
    () => {
      const sources = every.map((spec) => kerasSource(spec, null, spec.id))
      const answers = runPython<Call[][]>(python!, SCRIPT, sources)
      every.forEach((spec, i) => {
        const names = pythonNames(spec)
        const { height, width, channels } = spec.input
        const input: Call = {
          call: 'keras.Input',
          positional: [],
          named: { shape: [height, width, channels] },
        }
        expect(answers[i], spec.id).toEqual([
          input,
          ...spec.layers.flatMap((layer, at) => expected(layer, names[at])),
        ])
      })
    },
  )

  it('says the counts and shapes of the spec', () => {
    const source = kerasSource(lenet5Published, null, 'x')
    expect(source).toContain('60,000 trained parameters')
    expect(source).toMatch(/name='c3'\), +# 10x10x16, 1,516 parameters/)
    expect(source).toMatch(/name='c5'\), +# 120 values, 48,120 parameters/)
    for (const spec of comparedForms)
      for (const line of kerasSource(spec, null, 'x').split('\n'))
        expect(line.length, line).toBeLessThanOrEqual(120)
  })

  const folder = mkdtempSync(join(tmpdir(), 'keras-source-'))
  afterAll(() => rmSync(folder, { recursive: true }))

  /** Keras itself is not here: of the source only the functions that need numpy alone are run. */
  const WEIGHTS = `
import ast, json, sys
import numpy as np
answers = []
for job in json.load(sys.stdin):
    tree = ast.parse(job['source'])
    wanted = ('read_safetensors', 'keras_weights')
    tree.body = [node for node in tree.body if isinstance(node, ast.FunctionDef) and node.name in wanted]
    space = {'np': np, 'json': json}
    exec(compile(tree, 'source', 'exec'), space)
    weights = space['keras_weights'](space['read_safetensors'](job['weights']))
    answers.append([[name, [[list(w.shape), w.flatten().tolist()] for w in list_]] for name, list_ in weights.items()])
json.dump(answers, sys.stdout)
`

  it.skipIf(!numpy)(
    named(numpy, 'numpy', 'turns the tensors of the safetensors file into what each Keras layer holds'),
    () => {
      const jobs = comparedForms.map((spec, i) => {
        const weights = join(folder, `${i}.safetensors`)
        writeFileSync(weights, writeNetworkSafetensors(spec, valuesOf(spec)))
        return { source: kerasSource(spec, null, 'x'), weights }
      })
      const answers = runPython<[string, [number[], number[]][]][][]>(numpy!, WEIGHTS, jobs)
      comparedForms.forEach((spec, i) => {
        // Keras's layout is that of tfjs-layers, but for sub-sampling, whose gain is a vector here and of a sum.
        const layout = [...toTensors(spec, tfjsPlaces(spec), valuesOf(spec))]
        const got = answers[i].flatMap(([layer, list]) =>
          list.map(([shape, data]) => ({ layer, shape, data })),
        )
        expect(got.length, spec.id).toBe(layout.length)
        layout.forEach(([name, { shape, data }], at) => {
          const layer = spec.layers.find((_, index) => pythonNames(spec)[index] === got[at].layer)
          expect(name.split('/')[0], spec.id).toBe(got[at].layer)
          const gain = layer?.kind === 'subsample' && name.endsWith('depthwise_kernel')
          const area = gain ? layer.size * layer.size : 1
          expect(got[at].shape, name).toEqual(gain ? [data.length] : shape)
          const ofMean = got[at].data.map((value) => value * area)
          expect(greatestDifference(data, ofMean), name).toBeLessThan(1e-6)
        })
      })
    },
  )
})
