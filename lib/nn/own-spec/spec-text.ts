import type { AnyLayer, AnyNetwork } from '../layers'
import { lenet5Modern } from '../lenet5'
import { lenet5, publishedChoices } from '../lenet5-choices'

/** A value on one line, with the spaces that a hand would put. */
function inline(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(inline).join(', ')}]`
  if (typeof value === 'object' && value !== null) {
    const parts = Object.entries(value)
      .filter(([, one]) => one !== undefined)
      .map(([key, one]) => `${JSON.stringify(key)}: ${inline(one)}`)
    return parts.length > 0 ? `{ ${parts.join(', ')} }` : '{}'
  }
  return JSON.stringify(value)
}

/** A network as the text that `readSpec` reads: one line a layer. `id` and `title` are left out where absent. */
export function specText(
  spec: Pick<AnyNetwork, 'input' | 'layers'> & { id?: string; title?: string },
): string {
  const lines = [
    ...(spec.id === undefined ? [] : [`  "id": ${JSON.stringify(spec.id)},`]),
    ...(spec.title === undefined ? [] : [`  "title": ${JSON.stringify(spec.title)},`]),
    `  "input": ${inline(spec.input)},`,
    '  "layers": [',
    spec.layers.map((layer) => `    ${inline(layer)}`).join(',\n'),
    '  ]',
  ]
  return `{\n${lines.join('\n')}\n}\n`
}

export const templateNames = ['modern', 'features-1998', 'dense', 'deep', 'wrong'] as const
export type TemplateName = (typeof templateNames)[number]

const input = { height: 32, width: 32, channels: 1 }
const output: AnyLayer = { kind: 'dense', name: 'output', units: 10, activation: 'linear' }
const conv = (name: string, filters: number, pad: number): AnyLayer => ({
  kind: 'conv',
  name,
  filters,
  kernel: 3,
  pad,
  activation: 'relu',
})
const pool = (name: string): AnyLayer => ({ kind: 'pool', name, mode: 'max', size: 2, stride: 2 })

/** 1998 up to F6, then ten logits: the RBF units' codes are drawings, which no text of this sort holds. */
const features1998 = lenet5({ ...publishedChoices, output: 'softmax' }).layers

/** Networks to begin with; 'wrong' fails on purpose, in its fifth layer. */
export const templates: Readonly<Record<TemplateName, string>> = {
  modern: specText({ input, layers: lenet5Modern.layers }),
  'features-1998': specText({ input, layers: features1998 }),
  dense: specText({
    input,
    layers: [
      { kind: 'flatten', name: 'flatten' },
      { kind: 'dense', name: 'hidden1', units: 128, activation: 'relu' },
      { kind: 'dense', name: 'hidden2', units: 64, activation: 'relu' },
      output,
    ],
  }),
  deep: specText({
    input,
    layers: [
      conv('conv1', 8, 1),
      conv('conv2', 8, 1),
      pool('pool1'),
      conv('conv3', 16, 1),
      conv('conv4', 16, 1),
      pool('pool2'),
      conv('conv5', 32, 1),
      pool('pool3'),
      { kind: 'flatten', name: 'flatten' },
      { kind: 'dense', name: 'hidden', units: 64, activation: 'relu' },
      output,
    ],
  }),
  wrong: specText({
    input,
    layers: [
      { kind: 'conv', name: 'conv1', filters: 6, kernel: 5, stride: 2, activation: 'relu' },
      { kind: 'pool', name: 'pool1', mode: 'max', size: 2, stride: 2 },
      { kind: 'conv', name: 'conv2', filters: 16, kernel: 3, activation: 'relu' },
      { kind: 'pool', name: 'pool2', mode: 'max', size: 2, stride: 2 },
      { kind: 'conv', name: 'conv3', filters: 32, kernel: 5, activation: 'relu' },
      { kind: 'flatten', name: 'flatten' },
      output,
    ],
  }),
}
