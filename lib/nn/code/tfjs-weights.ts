import { linkedText, type LinkedLine } from './linked-lines'
import type { SourceLayer } from './source-parts'
import { jsTurns, type JsTurn } from './tfjs-helpers'

interface Put {
  /** The variable's name in a layer of plain operations; `setWeights` of tf.layers takes them in this order. */
  role: string
  value: string
  turn: JsTurn | null
}

function put(entry: SourceLayer, role: string, tensor: string, turn: JsTurn | null = null): Put {
  const text = `t['${entry.pythonName}.${tensor}']`
  if (!turn) return { role, value: text, turn }
  const [height, width, channels] = entry.picture ?? []
  const maps = turn === 'denseOfMaps' || turn === 'vectorOfMaps' ? `, ${channels}, ${height}, ${width}` : ''
  return { role, value: `${turn}(${text}${maps})`, turn }
}

/** What of PyTorch's tensors becomes the weights of a layer. */
function putsOf(entry: SourceLayer): Put[] {
  switch (entry.layer.kind) {
    case 'conv':
    case 'table-conv':
      return [put(entry, 'weight', 'weight', 'filters'), put(entry, 'bias', 'bias')]
    case 'depthwise-conv':
      return [put(entry, 'weight', 'weight', 'depthwise'), put(entry, 'bias', 'bias')]
    case 'dense':
      return [
        put(entry, 'weight', 'weight', entry.picture ? 'denseOfMaps' : 'dense'),
        put(entry, 'bias', 'bias'),
      ]
    case 'subsample':
      return [put(entry, 'gain', 'gain'), put(entry, 'bias', 'bias')]
    case 'batch-norm': {
      const turn = entry.picture ? 'vectorOfMaps' : null
      return Object.entries({
        gamma: 'weight',
        beta: 'bias',
        mean: 'running_mean',
        variance: 'running_var',
      }).map(([role, tensor]) => put(entry, role, tensor, turn))
    }
    case 'pool':
    case 'flatten':
    case 'dropout':
    case 'lrn':
    case 'rbf':
      return []
    default:
      return entry.layer satisfies never
  }
}

/** `setWeights(model, t)`: a layer's line, or lines, and what they call. */
export function jsSetWeights(layers: readonly SourceLayer[], form: 'layers' | 'operations'): LinkedLine[] {
  const used = new Set<JsTurn>()
  const lines = layers.flatMap((entry): LinkedLine[] => {
    const puts = putsOf(entry)
    if (puts.length === 0) return []
    for (const { turn } of puts) if (turn) used.add(turn)
    const name = entry.pythonName
    const values = puts.map(({ role, value }) => (form === 'layers' ? value : `${role}: ${value}`)).join(', ')
    const text =
      form === 'layers' ? `    put('${name}', [${values}])` : `    put(model.w.${name}, { ${values} })`
    return linkedText(text, entry.index)
  })
  const turns = (Object.keys(jsTurns) as JsTurn[]).filter((turn) => used.has(turn))
  const puts =
    form === 'layers'
      ? '  const put = (name, weights) => model.getLayer(name).setWeights(weights)'
      : '  const put = (variables, values) => Object.keys(values).forEach((key) => variables[key].assign(values[key]))'
  return [
    ...turns.flatMap((turn) => linkedText(jsTurns[turn])),
    ...linkedText(`
/** Takes over PyTorch's tensors, each turned as TensorFlow.js lays it out. */
export function setWeights(model, t) {
${puts}
  tf.tidy(() => {`),
    ...lines,
    ...linkedText('  })\n}'),
  ]
}
