import { describe, expect, it } from 'vitest'
import { presets } from '@/lib/data/presets'
import { DEFAULT_SETTINGS, networkOf, SETTING_CHOICES, type TrainSettings } from '@/lib/data/train-settings'
import {
  digitRecipe,
  photoRecipe,
  photoSpec,
  refusalOf,
  scriptPhotoNetworks,
  withoutRefusals,
} from '@/lib/data/training-recipe'
import { torchPlaces } from '@/lib/formats/torch-layout'
import { outgrow as english } from '@/lib/i18n/en/outgrow'
import { outgrow as chinese } from '@/lib/i18n/zh/outgrow'
import { launchCommand, trainingFileName, trainingScript } from '@/lib/nn/code/training-script'
import { findPython, named, runPython } from '../code/find-python'
import { placeholders } from '../placeholders'

const python = findPython()

const everySetting = (Object.keys(SETTING_CHOICES) as (keyof typeof SETTING_CHOICES)[]).flatMap((name) =>
  SETTING_CHOICES[name].map((value): TrainSettings => ({ ...DEFAULT_SETTINGS, [name]: value })),
)
const settings: TrainSettings[] = [
  ...Object.values(presets),
  ...everySetting.filter(({ output }) => output === 'softmax').filter(({ loss }) => loss === 'cross-entropy'),
  {
    ...DEFAULT_SETTINGS,
    batchNorm: true,
    dropout: 0.5,
    rotation: 9,
    changes: '5:0.01:0.9:0_9:0.001:0.5:0.1',
  },
]

describe('the text of a training script', () => {
  it.skipIf(!python)(named(python, '', 'is Python, whatever the settings'), () => {
    const scripts = [
      ...settings
        .map(withoutRefusals)
        .flatMap((one) => [
          trainingScript(digitRecipe(one, 'mnist', 'lenet')),
          trainingScript(digitRecipe(one, 'folder', 'lenet')),
        ]),
      ...['Data', 'F', 'None', 'Optimiser', 'Subsample', 'TableConv2d'].map((title) => {
        const recipe = digitRecipe(withoutRefusals(presets.published), 'mnist', 'mine')
        return trainingScript({ ...recipe, spec: { ...recipe.spec, title } })
      }),
      ...scriptPhotoNetworks.map((network) => trainingScript(photoRecipe(network, 5, 1, network))),
    ]
    const trees = runPython<string[][]>(
      python!,
      `import ast, json, sys
names = []
for text in json.load(sys.stdin):
    tree = ast.parse(text, feature_version=(3, 8))
    names.append([node.name for node in tree.body if hasattr(node, 'name')])
json.dump(names, sys.stdout)`,
      scripts,
    )
    expect(trees).toHaveLength(scripts.length)
    for (const names of trees) {
      expect(names).toContain('train')
      expect(new Set(names).size, 'nothing is said twice').toBe(names.length)
    }
  })

  it('refuses what PyTorch cannot do, and offers what it can', () => {
    expect(refusalOf(presets.published)).toBe('levenberg-marquardt')
    expect(refusalOf({ ...DEFAULT_SETTINGS, data: 'own' })).toBe('own-data')
    for (const one of settings) expect(refusalOf(withoutRefusals(one))).toBeNull()
    expect(settings.map(refusalOf).filter((reason) => reason === null).length).toBeGreaterThan(20)
    const nearest = withoutRefusals(presets.published)
    expect(networkOf(nearest)).toEqual(networkOf(presets.published))
    expect(withoutRefusals(DEFAULT_SETTINGS)).toEqual(DEFAULT_SETTINGS)
  })

  it('trains with dropout, whose tensors are those of the network without', () => {
    for (const network of scriptPhotoNetworks) {
      const { spec } = photoRecipe(network, 7, 1, network)
      const namesOf = (of: typeof spec) => torchPlaces(of).map(({ name, shape }) => [name, shape])
      expect(spec.layers.filter(({ kind }) => kind === 'dropout')).toHaveLength(2)
      expect(namesOf(spec)).toEqual(namesOf(photoSpec(network, 7)))
    }
  })
})

describe('launchCommand', () => {
  it('starts one process with python and many with torchrun', () => {
    const script = trainingFileName('lenet')
    expect(launchCommand(script, 'mnist', { processes: 1, machines: 1 })).toBe(
      'python train_lenet.py --data mnist',
    )
    expect(launchCommand(script, 'mnist', { processes: 4, machines: 1 })).toBe(
      'torchrun --nproc_per_node 4 train_lenet.py --data mnist',
    )
    expect(launchCommand(script, 'mnist', { processes: 1, machines: 2 })).toBe(
      'torchrun --nnodes 2 --rdzv_id train --rdzv_backend c10d --rdzv_endpoint HOST:29500 --nproc_per_node 1 ' +
        'train_lenet.py --data mnist',
    )
  })
})

describe('the words of the bench', () => {
  it('name the same values in both languages', () => {
    expect(placeholders(chinese)).toEqual(placeholders(english))
  })
})
