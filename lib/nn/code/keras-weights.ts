import { linkedText, type LinkedLine } from './linked-lines'
import type { SourceLayer } from './source-parts'

/** PyTorch's vectors of a flattened picture are in CHW order, Keras's in HWC. */
function vector(tensor: string, { picture }: SourceLayer): string {
  if (!picture) return tensor
  const [height, width, channels] = picture
  return `${tensor}.reshape(${channels}, ${height}, ${width}).transpose(1, 2, 0).reshape(-1)`
}

function dense(tensor: string, { picture, output }: SourceLayer): string {
  if (!picture) return `${tensor}.T`
  const [height, width, channels] = picture
  const units = output[0]
  return `${tensor}.reshape(${units}, ${channels}, ${height}, ${width}).transpose(2, 3, 1, 0).reshape(-1, ${units})`
}

/** What a layer's `set_weights` takes, in its order. */
function weightsOf(entry: SourceLayer): string[] {
  const tensor = (role: string) => `t['${entry.pythonName}.${role}']`
  switch (entry.layer.kind) {
    case 'conv':
    case 'table-conv':
      return [`${tensor('weight')}.transpose(2, 3, 1, 0)`, tensor('bias')]
    case 'depthwise-conv':
      return [`${tensor('weight')}.transpose(2, 3, 0, 1)`, tensor('bias')]
    case 'dense':
      return [dense(tensor('weight'), entry), tensor('bias')]
    case 'subsample':
      return [tensor('gain'), tensor('bias')]
    case 'batch-norm':
      return ['weight', 'bias', 'running_mean', 'running_var'].map((role) => vector(tensor(role), entry))
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

/** The function that turns tensors in PyTorch's layout into what each Keras layer takes. It needs numpy alone. */
export function kerasWeightsFunction(layers: readonly SourceLayer[]): LinkedLine[] {
  const entries = layers.flatMap((entry) => {
    const weights = weightsOf(entry)
    if (weights.length === 0) return []
    const short = `        '${entry.pythonName}': [${weights.join(', ')}],`
    if (short.length <= 100) return linkedText(short, entry.index)
    const lines = weights.map((weight) => `            ${weight},`)
    return linkedText([`        '${entry.pythonName}': [`, ...lines, '        ],'].join('\n'), entry.index)
  })
  return [
    ...linkedText(`def keras_weights(t):
    """PyTorch's tensors as Keras lays them out: filters [height, width, in, out], dense weights [in, out]."""
    return {`),
    ...entries,
    ...linkedText('    }'),
  ]
}
