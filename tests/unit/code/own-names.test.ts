import { spawnSync } from 'node:child_process'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { DEFAULT_SETTINGS } from '@/lib/data/train-settings'
import { digitRecipe, photoRecipe } from '@/lib/data/training-recipe'
import { pytorchSource } from '@/lib/nn/code'
import { pythonNames } from '@/lib/nn/code/python-names'
import { className } from '@/lib/nn/code/python-text'
import { trainingScript } from '@/lib/nn/code/training-script'
import type { AnyLayer, AnyNetwork } from '@/lib/nn/layers'
import { lenet5Published } from '@/lib/nn/lenet5-choices'
import { comparedForms } from '../formats/forms'
import { evaluateTfjs, tfjsSource } from './run-tfjs'
import { findPython, named, runPython } from './find-python'

const python = findPython('ast')
const torch = findPython('torch', 'numpy')

/** No class of any source has such a name, so what is found beside it is the source's own. */
const TITLE = 'Zzz'
const titled = (spec: AnyNetwork, title = TITLE): AnyNetwork => ({ ...spec, title })
/** Digits and photos, with both optimisers. */
const scriptsOf = (title: string) =>
  [
    ...(['mnist', 'folder'] as const).flatMap((data) =>
      (['sgd', 'adam'] as const).map((optimiser) =>
        digitRecipe({ ...DEFAULT_SETTINGS, optimiser }, data, 'mine'),
      ),
    ),
    photoRecipe('alexnet64', 5, 1, 'mine'),
  ].map((recipe) => trainingScript({ ...recipe, spec: titled(recipe.spec, title) }))

/** Names in capitals that a Python source defines, imports or uses, told by its tree. */
const CAPITALS = `
import ast, json, sys
names = set()
for text in json.load(sys.stdin):
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Name):
            names.add(node.id)
        elif isinstance(node, ast.ClassDef):
            names.add(node.name)
        elif isinstance(node, (ast.Import, ast.ImportFrom)) and node.col_offset == 0:
            names.update(alias.asname or alias.name for alias in node.names)
json.dump(sorted(name for name in names if name[0].isupper() and name.isalnum()), sys.stdout)`

/** The same of a source in JavaScript. */
function capitalsOf(source: string): string[] {
  const found = new Set<string>()
  const walk = (node: ts.Node) => {
    const said = ts.isPropertyAccessExpression(node) ? [node.expression] : undefined
    if (ts.isIdentifier(node) && /^[A-Z][A-Za-z0-9]*$/.test(node.text)) found.add(node.text)
    if (said) said.forEach(walk)
    else ts.forEachChild(node, walk)
  }
  walk(ts.createSourceFile('x.js', source, ts.ScriptTarget.Latest, false, ts.ScriptKind.JS))
  return [...found]
}

describe('the title of a network, which may be the reader’s own', () => {
  it.skipIf(!python)(named(python, '', 'gives its class no name that a source has already'), () => {
    const sources = [
      ...comparedForms.map((spec) => pytorchSource(titled(spec), null, 'mine')),
      ...scriptsOf(TITLE),
    ]
    const inPython = runPython<string[]>(python!, CAPITALS, sources)
    expect(inPython).toEqual(
      expect.arrayContaining(['F', 'TableConv2d', 'Subsample', 'Rbf', 'Optimiser', 'OSError']),
    )
    const inJs = comparedForms.flatMap((spec) => capitalsOf(tfjsSource(titled(spec), 'mine')))
    expect(inJs).toEqual(expect.arrayContaining([TITLE, 'Array', 'Float32Array']))
    for (const name of new Set([...inPython, ...inJs, 'None', 'True', 'False'])) {
      if (name !== TITLE) expect(className(name), name).toBe(`${name}Network`)
    }
  })

  it.skipIf(!torch)(named(torch, 'torch and numpy', 'leaves a source that runs'), () => {
    const titles = ['None', 'F', 'Subsample', 'TableConv2d', 'Rbf', 'a \r\u2028 b \0', '网络']
    const said = runPython<string[]>(
      torch!,
      `
import json, sys
import torch
answers = []
for text in json.load(sys.stdin):
    module = {'__name__': 'network'}
    exec(compile(text, 'network', 'exec'), module)
    model = next(value for name, value in reversed(list(module.items())) if isinstance(value, type))()
    answers.append(str(list(model(torch.zeros(1, 1, 32, 32)).shape)))
json.dump(answers, sys.stdout)`,
      titles.map((title) => pytorchSource(titled(lenet5Published, title), null, 'mine')),
    )
    expect(said).toEqual(titles.map(() => '[1, 10]'))
  })

  it('does not end the comment that it stands in', () => {
    for (const title of ['a */ b', 'Array', 'a \r\u2028 b'])
      expect(evaluateTfjs(tfjsSource(titled(lenet5Published, title), 'mine')).build).toBeTypeOf('function')
  })

  it.skipIf(!torch)(named(torch, 'torch and numpy', 'stands in the help of a script as it is'), () => {
    const help = (title: string) => {
      const { stdout, stderr } = spawnSync(torch!, ['-', '--help'], {
        input: scriptsOf(title)[0],
        encoding: 'utf8',
      })
      expect(stderr).toBe('')
      return stdout
    }
    for (const title of ['50% of it', '50% of %(prog)s', '%(x)s %%'])
      expect(help(title)).toContain(`\n${title} in PyTorch, trained on one machine or many.\n`)
  })
})

describe('the names of layers', () => {
  const layer = (name: string): AnyLayer => ({
    kind: 'table-conv',
    name,
    table: [[0]],
    kernel: 3,
    activation: 'linear',
  })
  const spec: AnyNetwork = {
    id: 'own',
    title: TITLE,
    input: { height: 9, width: 9, channels: 1 },
    layers: [layer('t'), layer('T'), { kind: 'flatten', name: 'f' }],
  }

  it('differ without their case, as the tables of layers are called by them', () => {
    expect(pythonNames(spec)).toEqual(['t', 'T_', 'f'])
    for (const source of [pytorchSource(spec, null, 'mine'), tfjsSource(spec, 'mine')]) {
      const tables = [...source.matchAll(/^(?:const )?(TABLE_\w+) = \[/gm)].map(([, name]) => name)
      expect(tables).toEqual(['TABLE_T', 'TABLE_T_'])
    }
  })

  it.skipIf(!torch)(named(torch, 'torch and numpy', 'are none that a module of PyTorch has already'), () => {
    const public_ = runPython<string[]>(
      torch!,
      `import json, torch; print(json.dumps([name for name in dir(torch.nn.Module()) if name[0] != '_']))`,
      null,
    )
    expect(public_.length).toBeGreaterThan(40)
    for (const name of [...public_, 'compile', 'add_module', 'lambda']) {
      const [python] = pythonNames({ ...spec, layers: [layer(name)] })
      expect(python, name).toBe(`${name}_`)
    }
  })
})
