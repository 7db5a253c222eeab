import { BATCH_NORM_EPSILON, type AnyActivation, type AnyNetwork } from '../layers'
import type { Shape } from '../shapes'
import { linkedText, type LinkedLine } from './linked-lines'
import { className, commented, counted, pythonNumber, type CodeLine } from './python-text'
import { tableName, type SourceLayer } from './source-parts'

const functions: Record<Exclude<AnyActivation, 'linear'>, string> = {
  relu: 'tf.relu',
  tanh: 'tf.tanh',
  sigmoid: 'tf.sigmoid',
  'scaled-tanh': 'scaledTanh',
}

const batched = (shape: Shape) => `[${['batch', ...shape].join(', ')}]`

/** The variables of a layer, null where it has none. */
function variables({ layer, input, output }: SourceLayer): string | null {
  const maps = input.at(-1) as number
  const out = output.at(-1) as number
  switch (layer.kind) {
    case 'conv':
    case 'table-conv':
    case 'depthwise-conv': {
      const { kernel } = layer
      const read = layer.kind === 'depthwise-conv' ? 1 : maps / (('groups' in layer && layer.groups) || 1)
      const shape = layer.kind === 'depthwise-conv' ? [kernel, kernel, maps, 1] : [kernel, kernel, read, out]
      return `{ weight: random([${shape.join(', ')}], ${kernel * kernel * read}), bias: all(0, ${out}) }`
    }
    case 'dense':
      return `{ weight: random([${maps}, ${out}], ${maps}), bias: all(0, ${out}) }`
    case 'subsample':
      return `{ gain: all(1 / ${layer.size ** 2}, ${maps}), bias: all(0, ${maps}) }`
    case 'batch-norm':
      return `{ gamma: all(1, ${maps}), beta: all(0, ${maps}), mean: all(0, ${maps}), variance: all(1, ${maps}) }`
    case 'pool':
    case 'flatten':
    case 'dropout':
    case 'lrn':
    case 'rbf':
      return null
    default:
      return layer satisfies never
  }
}

/** `{ stride: 2, pad: 1 }`, nothing where all is as usual. */
function options(values: Record<string, number | undefined>, usual: Record<string, number>): string {
  const said = Object.entries(values).filter(([name, value]) => value !== undefined && value !== usual[name])
  return said.length === 0 ? '' : `, { ${said.map(([name, value]) => `${name}: ${value}`).join(', ')} }`
}

/** What a layer makes of x. */
function operation({ layer, pythonName, output }: SourceLayer): string {
  const own = `w.${pythonName}`
  switch (layer.kind) {
    case 'conv':
    case 'table-conv':
    case 'depthwise-conv': {
      const { stride, pad } = layer
      const groups = layer.kind === 'conv' ? layer.groups : 1
      const window = options({ stride, pad, groups }, { stride: 1, pad: 0, groups: 1 })
      const filters = layer.kind === 'table-conv' ? `masked(${own}, ${tableName(pythonName)})` : own
      return `${layer.kind === 'depthwise-conv' ? 'depthwiseConv' : 'conv'}(x, ${filters}${window})`
    }
    case 'pool':
      return `tf.${layer.mode === 'max' ? 'maxPool' : 'avgPool'}(x, ${layer.size}, ${layer.stride}, 'valid')`
    case 'subsample':
      return `subsample(x, ${own}, ${layer.size}, ${layer.stride})`
    case 'flatten':
      return `tf.reshape(x, [-1, ${output[0]}])`
    case 'dense':
      return `linear(x, ${own})`
    case 'batch-norm':
      return `batchNorm(x, ${own}, ${pythonNumber(layer.epsilon ?? BATCH_NORM_EPSILON)})`
    case 'lrn': {
      // How many maps on either side; alpha is not divided by the size, in TensorFlow as in the paper.
      const numbers = [(layer.size - 1) / 2, layer.k, layer.alpha, layer.beta].map(pythonNumber)
      return `tf.localResponseNormalization(x, ${numbers.join(', ')})`
    }
    case 'dropout':
      return `training ? tf.dropout(x, ${pythonNumber(layer.rate)}) : x`
    case 'rbf':
      return 'distances(x, CODES)'
    default:
      return layer satisfies never
  }
}

function line(entry: SourceLayer): CodeLine {
  const { layer } = entry
  const act = 'activation' in layer ? layer.activation : 'linear'
  const value = operation(entry)
  const said = act === 'linear' ? value : `${functions[act]}(${value})`
  return [`x = ${said}`, batched(entry.output), entry.index]
}

/** `build()` with plain operations. */
export function operationsBuild(spec: AnyNetwork, layers: readonly SourceLayer[]): LinkedLine[] {
  const { height, width, channels } = spec.input
  const name = className(spec.title)
  const made = layers.flatMap((entry): CodeLine[] => {
    const own = variables(entry)
    return own ? [[`${entry.pythonName}: ${own},`, counted(entry.parameters, 'parameter'), entry.index]] : []
  })
  const drops = layers.some(({ layer: { kind } }) => kind === 'dropout')
  const input = batched([height, width, channels])
  const gives = batched(layers[layers.length - 1].output)
  return [
    ...linkedText(`export class ${name} {
  constructor() {
    this.w = {`),
    ...commented(made, '      ', '//'),
    ...linkedText(`    }
  }

  /** ${input} to ${gives}.${drops ? ' `training` switches dropout on.' : ''} */
  predict(x${drops ? ', training = false' : ''}) {
    const { w } = this
    return tf.tidy(() => {`),
    ...commented(layers.map(line), '      ', '//'),
    ...linkedText(`      return x
    })
  }
}

/** With random weights, which training or \`setWeights\` changes. */
export const build = () => new ${name}()`),
  ]
}

/** Tables and codes as constants. */
export function jsConstants(layers: readonly SourceLayer[], codes: readonly string[] | null): LinkedLine[][] {
  const tables = layers.flatMap(({ layer, name, pythonName, index }) => {
    if (layer.kind !== 'table-conv') return []
    const rows = layer.table.map((maps) => `  [${maps.join(', ')}],`)
    const text = `// For each filter of ${name}, the maps that it reads.\nconst ${tableName(pythonName)} = [\n${rows.join('\n')}\n]`
    return [linkedText(text, index)]
  })
  if (!codes) return tables
  const text = `// The codes of the classes side by side: # is +1, . is -1.\nconst CODES = \`\n${codes.join('\n')}\n\``
  return [...tables, linkedText(text, layers.length - 1)]
}
