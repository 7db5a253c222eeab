import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ownSpec, tunedSpec } from '@/lib/data/fine-tune/model'
import { PICTURE_BYTES } from '@/lib/data/fine-tune/pictures'
import { alexnet64 } from '@/lib/nn/alexnet64'
import { featureLayers, tunedParts, type Tuning } from '@/lib/nn/fine-tune'
import { parameterCount } from '@/lib/nn/parameters'
import { layerShapes, shapeSize } from '@/lib/nn/shapes'

const FILE = 'docs/fine-tune-results.json'

/** One measured share, in per cent to one decimal; a page that quotes a number which nobody measured does not build. */
function percentAt(path: readonly string[]): number {
  const file = join(/* turbopackIgnore: true */ process.cwd(), FILE)
  const value = path.reduce<unknown>(
    (part, name) => (part as Record<string, unknown> | undefined)?.[name],
    JSON.parse(readFileSync(file, 'utf8')),
  )
  if (typeof value !== 'number' || !Number.isFinite(value))
    throw new Error(`${FILE} has no number ${path.join(' / ')}: \`npm run measure:fine-tune\` writes it`)
  return Number((100 * value).toFixed(1))
}

/** Mean over the seeds under the name itself, and the least and the greatest. */
const spread = (name: string, path: readonly string[]) => [
  [name, () => ({ value: percentAt([...path, 'mean']) })] as const,
  [`${name}.least`, () => ({ value: percentAt([...path, 'least']) })] as const,
  [`${name}.most`, () => ({ value: percentAt([...path, 'most']) })] as const,
]

const CLASSES = 2
const trained = (tuning: Tuning, classes = CLASSES) =>
  parameterCount(ownSpec({ tuning, classes, whole: false }))

/** `fine-tune.fresh.<what>.<pictures of each class>`: percent right of 400 drawings that were never learnt from. */
export const fineTuneFacts: Readonly<Record<string, () => { value: number }>> = Object.fromEntries([
  ...tunedParts.map((part) => [
    `fine-tune.${part}.params`,
    () => ({ value: trained({ part, layer: 'fc7' }) }),
  ]),
  ...featureLayers.map((layer) => [
    `fine-tune.${layer}.numbers`,
    () => ({
      value: shapeSize(layerShapes(alexnet64)[alexnet64.layers.findIndex(({ name }) => name === layer)]),
    }),
  ]),
  ['fine-tune.five.params', () => ({ value: trained({ part: 'linear', layer: 'fc7' }, 5) })],
  [
    'fine-tune.all.params',
    () => ({
      value: parameterCount(tunedSpec({ tuning: { part: 'linear', layer: 'fc7' }, classes: CLASSES })),
    }),
  ],
  ['fine-tune.picture.bytes', () => ({ value: PICTURE_BYTES })],
  ...['1', '2', '4', '8', '16', '32', '64'].flatMap((count) => [
    ...spread(`fine-tune.fresh.fc7.${count}`, ['byCount', 'fc7', count]),
    ...spread(`fine-tune.fresh.pool5.${count}`, ['byCount', 'pool5', count]),
  ]),
  ...['4', '16', '64'].flatMap((count) =>
    spread(`fine-tune.fresh.conv5.${count}`, ['byCount', 'conv5', count]),
  ),
  ...['0', '1', '4'].flatMap((copies) => spread(`fine-tune.copies.${copies}`, ['byCopies', copies])),
  ...['colour', 'shuffled', 'leak', 'apart', 'background', 'swapped'].flatMap((name) =>
    spread(`fine-tune.${name}`, [name]),
  ),
  ['fine-tune.shuffledTraining', () => ({ value: percentAt(['shuffledTraining']) })],
])
