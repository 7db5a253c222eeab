/**
 * Measures MNIST for the chapter on LeNet's history and writes public/history/: classes.bin, mean and spread of every
 * class of the 60,000 training digits, and hardest.json, the test digits to whose label the network that comes with the
 * site gives the smallest share. Run again when that network is trained anew: npm run measure:mnist
 */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { measureClasses } from '@/lib/data/class-pictures'
import { writeDigitInput } from '@/lib/data/digit-input'
import { hardestOf } from '@/lib/data/hard-digits'
import { DIGIT_PIXELS } from '@/lib/data/mnist'
import { openMnist } from '@/lib/data/mnist-source'
import { lenet5Modern } from '@/lib/nn/lenet5'
import { loadNetwork } from '@/lib/tf/load-network'
import { startNodeEngine } from '@/lib/tf/node-engine'
import { fileFetch } from './file-fetch'
import { prepareMnist } from './prepare-mnist'

const root = process.cwd()
const folder = join(root, 'public/history')
const fetchFile = fileFetch(join(root, 'public'))
await prepareMnist({ root, log: console.log })
await startNodeEngine('wasm')
const source = openMnist('', { fetch: fetchFile })
const manifest = await source.manifest()

async function whole(part: 'train' | 'test') {
  const shards = await Promise.all(manifest[part].map((_, index) => source.shard(part, index)))
  return {
    pixels: Uint8Array.from(Buffer.concat(shards.map(({ pixels }) => pixels))),
    labels: Uint8Array.from(Buffer.concat(shards.map(({ labels }) => labels))),
  }
}

await mkdir(folder, { recursive: true })
const train = await whole('train')
await writeFile(join(folder, 'classes.bin'), measureClasses(train.pixels, train.labels))

const test = await whole('test')
const network = await loadNetwork('/weights/lenet5', lenet5Modern, { fetch: fetchFile })
const { height, width, channels } = lenet5Modern.input
const size = height * width * channels
const AT_ONCE = 500
const probabilities = new Float32Array(test.labels.length * 10)
for (let from = 0; from < test.labels.length; from += AT_ONCE) {
  const inputs = new Float32Array(AT_ONCE * size)
  for (let i = 0; i < AT_ONCE; i++) writeDigitInput(test.pixels, (from + i) * DIGIT_PIXELS, inputs, i * size)
  probabilities.set(await network.probabilities(inputs), from * 10)
}
network.dispose()
const digits = hardestOf(probabilities, test.labels).map((digit) => ({
  ...digit,
  share: Number(digit.share.toFixed(6)),
}))
await writeFile(join(folder, 'hardest.json'), `${JSON.stringify({ digits }, null, 1)}\n`)
console.log(
  `history: ${digits.filter(({ label, answer }) => label !== answer).length} of ${digits.length} misread`,
)
process.exit(0)
