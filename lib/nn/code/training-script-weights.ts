import { tableLinks } from '../connection-table'
import { firstValues, type FirstValues, type Initialisation } from '../initialisation'
import type { AnyNetwork } from '../layers'
import { parameterCount, parameterList, type Parameter } from '../parameters'
import { pythonNumber } from './python-text'
import { sourceLayers, tableName, type SourceLayer } from './source-parts'

/**
 * How the first weights come about: as in the page; those of Krizhevsky et al. 2012, section 5 (normal with deviation
 * 0.01; biases 1 in conv2, conv4, conv5 and the hidden dense layers, else 0); or PyTorch's own (uniform, +-1 divided by
 * the root of the inputs, biases too).
 */
export type FirstWeights = Initialisation | 'krizhevsky-2012' | 'pytorch'

/** The page's numbers are drawn one by one, some million a second in Python: larger networks take PyTorch's. */
const MOST_DRAWN = 4_000_000

const PER_LINE = 5

const roles: Record<string, string> = {
  weight: 'weight',
  gain: 'gain',
  gamma: 'weight',
  bias: 'bias',
  beta: 'bias',
}

/** An array as the page lays it out, as PyTorch does. */
function inTorchLayout(entry: SourceLayer, { shape }: Parameter, array: string): string {
  const { layer, picture } = entry
  if (shape.length === 1) return array
  switch (layer.kind) {
    case 'conv':
      return `${array}.transpose(3, 2, 0, 1)`
    case 'depthwise-conv':
      return `${array}.transpose(2, 3, 0, 1)`
    case 'table-conv':
      return `linked(${array}, ${tableName(entry.pythonName)}, ${entry.input.at(-1)})`
    default: {
      if (!picture) return `${array}.T`
      const [height, width, channels] = picture
      const units = shape[1]
      return `${array}.reshape(${height}, ${width}, ${channels}, ${units}).transpose(3, 2, 0, 1).reshape(${units}, -1)`
    }
  }
}

/** Every digit counts here: a limit that is rounded would give other weights than the page's. */
const exactly = (value: number) => String(value)

/** A long list, a few numbers a line. */
function wrapped(values: readonly number[]): string {
  const rows = Array.from({ length: Math.ceil(values.length / PER_LINE) }, (_, row) =>
    values.slice(row * PER_LINE, (row + 1) * PER_LINE).map(exactly),
  )
  return `[\n${rows.map((row) => `            ${row.join(', ')},\n`).join('')}        ]`
}

function firstArray(values: FirstValues, index: number, { shape }: Parameter): string {
  const size = shape.length === 1 ? String(shape[0]) : `(${shape.join(', ')})`
  if ('constant' in values) return `np.full(${size}, ${exactly(values.constant)})`
  const { limits } = values
  const limit = limits.length === 1 ? exactly(limits[0]) : wrapped(limits)
  return `drawn(${index}, ${shape.length === 1 ? `(${size},)` : size}, ${limit})`
}

const linkedFunction = `def linked(values, table, maps):
    """[height, width, links] as whole filters [filters, maps, height, width], 0 where the table has no link."""
    whole = np.zeros((len(table), maps, *values.shape[:2]))
    links = [(i, j) for i, read in enumerate(table) for j in read]
    for link, (i, j) in enumerate(links):
        whole[i, j] = values[:, :, link]
    return whole`

const drawnFunction = `def drawn(place, shape, limit):
    """The page's uniform numbers between -limit and limit for the tensor at this place."""
    numbers = uniform_numbers(mix_seed(SETTINGS['seed'], 7001, place))
    count = math.prod(shape)
    values = np.array([2 * next(numbers) - 1 for _ in range(count)]) * np.resize(limit, count)
    return values.reshape(shape)`

function asInThePage(spec: AnyNetwork, scheme: Initialisation): string[] {
  const list = parameterList(spec)
  const rules = firstValues(spec, scheme)
  const layers = sourceLayers(spec)
  const entries = list.map((parameter, index) => {
    const { name, role } = parameter
    const entry = layers.find(({ layer }) => layer.name === name.slice(0, -role.length - 1)) as SourceLayer
    const array = firstArray(rules[index], index, parameter)
    return `        '${entry.pythonName}.${roles[role]}': ${inTorchLayout(entry, parameter, array)},`
  })
  const hasTable = spec.layers.some(
    (layer) => layer.kind === 'table-conv' && tableLinks(layer.table).length > 0,
  )
  return [
    ...(rules.some((values) => 'limits' in values) ? [drawnFunction] : []),
    ...(hasTable ? [linkedFunction] : []),
    `def set_first_weights(model):
    """The first weights that the page draws with this seed."""
    first = {
${entries.join('\n')}
    }
    tensors = {name: torch.tensor(values, dtype=torch.float32) for name, values in first.items()}
    model.load_state_dict({**model.state_dict(), **tensors})`,
  ]
}

/** PyTorch's own draws, by the same rule. */
function ofPytorch(spec: AnyNetwork, scheme: Initialisation): string[] {
  const rules = firstValues(spec, scheme)
  const layers = sourceLayers(spec)
  const lines = parameterList(spec).map(({ name, role }, index) => {
    const entry = layers.find(({ layer }) => layer.name === name.slice(0, -role.length - 1)) as SourceLayer
    const tensor = `model.${entry.pythonName}.${roles[role]}`
    const values = rules[index]
    if ('constant' in values) return `    nn.init.constant_(${tensor}, ${exactly(values.constant)})`
    const limit = pythonNumber(values.limits[0])
    return `    nn.init.uniform_(${tensor}, -${limit}, ${limit})`
  })
  return [
    `def set_first_weights(model):
    """By the page's rule, with PyTorch's random numbers."""
    torch.manual_seed(SETTINGS['seed'])
${lines.join('\n')}`,
  ]
}

function of2012(spec: AnyNetwork): string[] {
  const layers = sourceLayers(spec).filter(({ layer }) => layer.kind === 'conv' || layer.kind === 'dense')
  const isOne = ({ layer }: SourceLayer, index: number) =>
    layer.kind === 'dense' ? index < layers.length - 1 : ['conv2', 'conv4', 'conv5'].includes(layer.name)
  const lines = layers.flatMap((entry, index) => [
    `    nn.init.normal_(model.${entry.pythonName}.weight, std=0.01)`,
    `    nn.init.constant_(model.${entry.pythonName}.bias, ${isOne(entry, index) ? 1 : 0})`,
  ])
  return [
    `def set_first_weights(model):
    """Krizhevsky et al. 2012, section 5: biases of 1 let the first ReLUs of some layers begin above 0."""
    torch.manual_seed(SETTINGS['seed'])
${lines.join('\n')}`,
  ]
}

const pytorchsOwn = `def set_first_weights(model):
    """As PyTorch draws them."""
    torch.manual_seed(SETTINGS['seed'])
    for layer in model.modules():
        if hasattr(layer, 'reset_parameters'):
            layer.reset_parameters()`

/** Functions of the script that give a network its first weights; the last of them is `set_first_weights(model)`. */
export function firstWeightsFunctions(spec: AnyNetwork, scheme: FirstWeights): string[] {
  if (scheme === 'krizhevsky-2012') return of2012(spec)
  if (scheme === 'pytorch') return [pytorchsOwn]
  const small = parameterCount(spec) <= MOST_DRAWN
  const tables = spec.layers.some(({ kind }) => kind === 'table-conv')
  return small || tables ? asInThePage(spec, scheme) : ofPytorch(spec, scheme)
}
