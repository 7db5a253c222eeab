import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import '@tensorflow/tfjs-backend-cpu'
import * as tf from '@tensorflow/tfjs-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { writeNetworkSafetensors } from '@/lib/formats/network-file'
import { linesText } from '@/lib/nn/code/linked-lines'
import { listedNetworks, listedSpecs, type ListedNetwork } from '@/lib/nn/code/listed-networks'
import { listingOf } from '@/lib/nn/code/listing'
import type { AnyNetwork } from '@/lib/nn/layers'
import { parameterCount, parameterList } from '@/lib/nn/parameters'
import { createNetwork } from '@/lib/tf/load-network'
import { startNodeEngine } from '@/lib/tf/node-engine'
import { channelsFirst, deviations } from '../formats/forms'
import { findPython, named } from './find-python'
import { answerOf, builtWith, disposeModel, heldNumbers, withZeros } from './run-tfjs'

const python = findPython('torch', 'numpy')
const folder = mkdtempSync(join(tmpdir(), 'listed-'))
beforeAll(async () => void (await startNodeEngine('wasm')))
afterAll(() => rmSync(folder, { recursive: true }))

/** Numbers from -1 to 1, quickly: there are 61 million of them. */
function uniform(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 31 - 1
  }
}

/** Values do not grow or die out from layer to layer (He et al. 2015); gains are those of a mean, biases not zero. */
function weightsOf(spec: AnyNetwork): Float32Array<ArrayBuffer> {
  const flat = new Float32Array(parameterCount(spec))
  const draw = uniform(20121203)
  for (const { role, offset, size, fanIn } of parameterList(spec)) {
    const scale = role === 'weight' ? Math.sqrt(6 / fanIn) : 0.1
    const middle = role === 'gain' ? 1 / fanIn : 0
    for (let i = offset; i < offset + size; i++) flat[i] = middle + scale * draw()
  }
  return flat
}

/** As large as centred bytes are: response normalisation then does something. */
function pictureOf({ height, width, channels }: AnyNetwork['input']): Float32Array {
  const draw = uniform(7)
  const size = channels === 3 ? 80 : 1
  return Float32Array.from({ length: height * width * channels }, () => size * draw())
}

/** Mistakes that fit in shape and count, and what stands there instead. */
const mistakes: Readonly<Record<ListedNetwork, [what: string, from: string, to: string][]>> = {
  'lenet-modern': [['flattened in another order', 'self.flatten(x)', 'self.flatten(x.permute(0, 2, 3, 1))']],
  'lenet-1998': [['another table', '[0, 1, 2],', '[0, 1, 3],']],
  'alexnet-2012': [
    ['alpha divided by n', 'alpha=5e-4', 'alpha=1e-4'],
    ['pooled before it is normalised', 'self.norm1(x)', 'x * 1'],
    ['flattened in another order', 'self.flatten(x)', 'self.flatten(x.permute(0, 2, 3, 1))'],
  ],
  torchvision: [['flattened in another order', 'self.flatten(x)', 'self.flatten(x.permute(0, 2, 3, 1))']],
}

interface Answer {
  parameters: number
  logits: number[]
  wrong: number[][]
}

function runTorch(network: ListedNetwork, file: string, picture: Float32Array): Answer {
  const spec = listedSpecs[network]
  const at = (name: string) => join(folder, name)
  writeFileSync(at('network.py'), linesText(listingOf(network, 'pytorch').lines))
  writeFileSync(at('picture.bin'), channelsFirst(picture, spec.input))
  const job = {
    source: at('network.py'),
    weights: file,
    picture: at('picture.bin'),
    name: spec.title.startsWith('LeNet') ? 'LeNet5' : 'AlexNet',
    shape: [1, spec.input.channels, spec.input.height, spec.input.width],
    mutations: mistakes[network].map(([, from, to]) => [from, to]),
  }
  const { status, stdout, stderr } = spawnSync(python!, [join(import.meta.dirname, 'run-listed.py')], {
    input: JSON.stringify([job]),
    encoding: 'utf8',
    maxBuffer: 2 ** 24,
    env: { ...process.env, OMP_NUM_THREADS: '1', PYTHONDONTWRITEBYTECODE: '1' },
  })
  if (status !== 0) throw new Error(stderr)
  return (JSON.parse(stdout) as Answer[])[0]
}

const stated: Readonly<Record<ListedNetwork, number>> = {
  'lenet-modern': 61_706,
  'lenet-1998': 60_000,
  'alexnet-2012': 60_965_224,
  torchvision: 61_100_840,
}
/** What C3's table leaves out of 16 filters over 6 maps. */
const unread = (network: ListedNetwork) => (network === 'lenet-1998' ? 25 * (16 * 6 - 60) : 0)

describe.each(listedNetworks)('%s as a program', (network) => {
  const spec = listedSpecs[network]
  const [height, width, channels] = [spec.input.height, spec.input.width, spec.input.channels]
  const file = join(folder, `${network}.safetensors`)
  let picture: Float32Array
  let ours: Float32Array

  beforeAll(async () => {
    const flat = weightsOf(spec)
    picture = pictureOf(spec.input)
    const engine = createNetwork(spec, flat)
    ours = await engine.logits(picture)
    engine.dispose()
    writeFileSync(file, writeNetworkSafetensors(spec, { parameters: flat, statistics: new Float32Array(0) }))
  }, 120_000)
  afterAll(() => rmSync(file))

  it('has the parameters that the book states', () => expect(parameterCount(spec)).toBe(stated[network]))

  it.skipIf(!python)(
    named(
      python,
      'torch and numpy',
      'as PyTorch: the parameters, our scores from our weights, no mistake unseen',
    ),
    () => {
      const { parameters, logits, wrong } = runTorch(network, file, picture)
      expect(parameters).toBe(stated[network])
      expect(deviations(ours, logits)).toBeLessThan(1e-4)
      mistakes[network].forEach(([mistake], i) =>
        expect(deviations(ours, wrong[i]), mistake).toBeGreaterThan(1e-3),
      )
    },
    120_000,
  )

  it('as TensorFlow.js: the parameters, and our scores from our weights', async () => {
    const before = tf.memory().numTensors
    const source = linesText(listingOf(network, 'tfjs').lines)
    const model = builtWith(source, new Uint8Array(readFileSync(file)), withZeros)
    expect(heldNumbers(model) - unread(network)).toBe(stated[network])
    const got = await answerOf(model, picture, [1, height, width, channels])
    expect(deviations(ours, got)).toBeLessThan(1e-4)
    disposeModel(model)
    expect(tf.memory().numTensors).toBe(before)
  }, 120_000)
})
