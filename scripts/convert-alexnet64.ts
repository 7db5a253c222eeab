import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { readSafetensors } from '@/lib/formats/safetensors'
import { fromTorchLayout } from '@/lib/formats/torch-layout'
import { encodeWeights } from '@/lib/formats/weight-manifest'
import { alexnet64 } from '@/lib/nn/alexnet64'

const SOURCE_FILE = 'alexnet64.safetensors'
const SHARD_FILE = /^weights-\d+\.[0-9a-f]{8}\.bin$/

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

export interface ConvertOptions {
  /** Folder with alexnet64.safetensors. */
  from: string
  /** Folder for manifest.json and its shards; shards of an earlier conversion are removed. */
  to: string
  log: (line: string) => void
}

/**
 * Makes the shipped AlexNet-64 from the float32 file of its training: runtime layout, weights in 8 bits with one
 * scale for each output channel, biases in float32. The same file gives the same bytes.
 *
 * @throws CodedError('weights-invalid') naming the first tensor that is not as the network needs it
 */
export async function convertAlexnet64({ from, to, log }: ConvertOptions): Promise<void> {
  const source = new Uint8Array(await readFile(join(from, SOURCE_FILE)))
  const { manifest, shards } = encodeWeights(alexnet64, fromTorchLayout(alexnet64, readSafetensors(source)), {
    encoding: 'int8-per-channel',
    // The convolutions together, then each fully connected layer: a quick look at the first layers needs one shard.
    shardBytes: 2_000_000,
    sha256,
    about: {
      title: alexnet64.title,
      trainedOn: 'Tiny ImageNet (200 classes of ImageNet, 100,000 pictures, 64x64 pixels)',
      terms:
        'The weights are this project’s own and contain no picture. ' +
        'ImageNet pictures, on which they were trained, are for non-commercial research and education.',
      input: 'RGB / 255, minus (0.485, 0.456, 0.406), over (0.229, 0.224, 0.225)',
      quantisation: 'Weights: symmetric 8 bits, one scale for each output channel. Biases: float32.',
      source: { file: SOURCE_FILE, sha256: sha256(source) },
      card: 'README.md',
    },
  })
  await mkdir(to, { recursive: true })
  for (const name of await readdir(to)) if (SHARD_FILE.test(name)) await rm(join(to, name))
  for (const [index, { file, bytes }] of manifest.shards.entries()) {
    await writeFile(join(to, file), shards[index])
    log(`${file}: ${bytes} bytes`)
  }
  await writeFile(join(to, 'manifest.json'), JSON.stringify(manifest, null, 2) + '\n')
}

if (process.argv[1] && import.meta.url === pathToFileURL(resolve(process.argv[1])).href) {
  try {
    const { values } = parseArgs({
      options: {
        from: { type: 'string', default: 'tests/fixtures/alexnet64' },
        to: { type: 'string', default: 'public/weights/alexnet64' },
      },
    })
    await convertAlexnet64({ ...values, log: console.log })
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  }
}
