import { alexnetTorchvision } from '@/lib/nn/alexnet'
import { alexnet2012 } from '@/lib/nn/alexnet2012'
import { alexnet64 } from '@/lib/nn/alexnet64'
import { alexnetOneColumn } from '@/lib/nn/alexnet-one-column'
import { describeNetwork, type LayerDescription } from '@/lib/nn/arithmetic'
import { lenet5Modern } from '@/lib/nn/lenet5'
import type { AnyNetwork } from '@/lib/nn/layers'
import { lenet5CoursePage, lenet5Published } from '@/lib/nn/lenet5-choices'
import type { NetworkSpec } from '@/lib/nn/spec'
import { DIGIT_SIDE, TEST_DIGITS, TRAIN_DIGITS, VALIDATION_DIGITS } from '@/lib/data/mnist'
import { downloadBytes, measured, presetAccuracy } from './cards'
import { citedFacts } from './cited-facts'
import { compressionFacts } from './compression-facts'
import { experimentFacts } from './experiment-facts'
import { fineTuneFacts } from './fine-tune-facts'
import { readingFacts } from './reading-facts'
import { scaleFacts } from './scale-facts'

/** A number that prose may quote. It prints bare: units and '%' belong to the sentence. */
export interface Fact {
  value: number
  /** For numbers from the literature: where they stand. */
  source?: string
}

const FLOAT32_BYTES = 4

/** The trap: MNIST's 28 x 28 pictures without the border of two pixels. */
const lenet5Unpadded: NetworkSpec = {
  ...lenet5Modern,
  id: 'lenet5-unpadded',
  input: { ...lenet5Modern.input, height: DIGIT_SIDE, width: DIGIT_SIDE },
}

/** C1 as a fully connected layer: as many outputs, each with a weight for every pixel. */
const c1AsDense: NetworkSpec = {
  id: 'c1-as-dense',
  title: 'C1, fully connected',
  input: lenet5Modern.input,
  layers: [
    { kind: 'flatten', name: 'flatten' },
    { kind: 'dense', name: 'c1', units: describeNetwork(lenet5Modern).layers[0].neurons, activation: 'relu' },
  ],
}

const convLayers = ['conv1', 'conv2', 'conv3', 'conv4', 'conv5']
const denseLayers = ['fc6', 'fc7', 'fc8']

type Counts = Pick<LayerDescription, 'parameters' | 'macs' | 'connections' | 'neurons'>

/**
 * `<id>.params`, `.macs`, `.connections`, `.bytes` (as float32), `.neurons`, and the same for each layer,
 * `<id>.c1.params`.
 */
function factsOfNetwork(spec: AnyNetwork): Record<string, () => Fact> {
  const { layers, parameters, macs, connections } = describeNetwork(spec)
  const neurons = layers.reduce((sum, layer) => sum + layer.neurons, 0)
  const facts: Record<string, () => Fact> = {}
  const add = (prefix: string, of: Counts) => {
    facts[`${prefix}.params`] = () => ({ value: of.parameters })
    facts[`${prefix}.bytes`] = () => ({ value: of.parameters * FLOAT32_BYTES })
    facts[`${prefix}.macs`] = () => ({ value: of.macs })
    facts[`${prefix}.connections`] = () => ({ value: of.connections })
    facts[`${prefix}.neurons`] = () => ({ value: of.neurons })
  }
  add(spec.id, { parameters, macs, connections, neurons })
  layers.forEach((layer) => add(`${spec.id}.${layer.name}`, layer))
  return facts
}

const facts: Readonly<Record<string, () => Fact>> = {
  ...factsOfNetwork(lenet5Published),
  ...factsOfNetwork(lenet5CoursePage),
  ...factsOfNetwork(lenet5Modern),
  ...factsOfNetwork(alexnet64),
  ...factsOfNetwork(alexnet2012),
  ...factsOfNetwork(alexnetOneColumn),
  ...factsOfNetwork(alexnetTorchvision),
  ...factsOfNetwork(c1AsDense),
  'alexnet-2012.densePercent': () => ({ value: percentOfParameters(alexnet2012, denseLayers) }),
  'alexnet-2012.convMacsPercent': () => ({ value: percentOf(alexnet2012, 'macs', convLayers) }),
  'alexnet-2012.denseMegabytes': () => ({
    value: Math.round((sumOf(alexnet2012, 'parameters', denseLayers) * FLOAT32_BYTES) / 1e6),
  }),
  'lenet5-published.c5f6Percent': () => ({ value: percentOfParameters(lenet5Published, ['c5', 'f6']) }),
  'lenet5-unpadded.params': () => ({ value: describeNetwork(lenet5Unpadded).parameters }),
  'alexnet64.floatMegabytes': () => ({
    value: toMegabytes(describeNetwork(alexnet64).parameters * FLOAT32_BYTES),
  }),
  'alexnet64.megabytes': () => ({ value: toMegabytes(downloadBytes('alexnet64')) }),
  // Measured by our own runtime, in percent of the pictures.
  'alexnet64.top1': () => ({ value: measured('alexnet64', 'top1', 'measure:alexnet64') }),
  'alexnet64.top5': () => ({ value: measured('alexnet64', 'top5', 'measure:alexnet64') }),
  'alexnet64.floatTop1': () => ({ value: measured('alexnet64', 'float32.top1', 'measure:alexnet64') }),
  'alexnet64.measuredPictures': () => ({ value: measured('alexnet64', 'count', 'measure:alexnet64') }),
  'alexnet64.classes': () => ({ value: outputsOf(alexnet64) }),
  'shipped-lenet.testAccuracy': () => ({
    value: toPercent(measured('lenet5', 'testAccuracy', 'train:lenet')),
  }),
  'shipped-lenet.seed': () => ({ value: measured('lenet5', 'seed', 'train:lenet') }),
  'shipped-lenet.epochs': () => ({ value: measured('lenet5', 'epochs', 'train:lenet') }),
  'shipped-lenet.testErrors': () => ({
    value: Math.round((1 - measured('lenet5', 'testAccuracy', 'train:lenet')) * TEST_DIGITS),
  }),
  // Percent of the test digits, the mean over three seeds.
  ...Object.fromEntries(
    [
      ['modern', 1],
      ['modern', 10],
      ['course', 1],
      ['course', 10],
      ['published', 1],
      ['published', 10],
    ].map(([preset, epoch]) => [
      `lenet-results.${preset}.${epoch}`,
      () => ({ value: Number((100 * presetAccuracy(String(preset), Number(epoch))).toFixed(1)) }),
    ]),
  ),
  ...readingFacts,
  ...scaleFacts,
  ...compressionFacts,
  ...experimentFacts,
  ...fineTuneFacts,
  'mnist.training': () => ({ value: TRAIN_DIGITS - VALIDATION_DIGITS }),
  'mnist.train': () => ({ value: TRAIN_DIGITS }),
  'mnist.test': () => ({ value: TEST_DIGITS }),
  'mnist.validation': () => ({ value: VALIDATION_DIGITS }),
  ...Object.fromEntries(Object.entries(citedFacts).map(([id, cited]) => [id, () => cited])),
}

function outputsOf(spec: NetworkSpec): number {
  return describeNetwork(spec).layers.at(-1)!.neurons
}

/** Share of a network's parameters that these layers hold, in percent, to one decimal. */
function percentOfParameters(spec: AnyNetwork, names: readonly string[]): number {
  return percentOf(spec, 'parameters', names)
}

function percentOf(spec: AnyNetwork, count: 'parameters' | 'macs', names: readonly string[]): number {
  return Number(((sumOf(spec, count, names) / describeNetwork(spec)[count]) * 100).toFixed(1))
}

/** What these layers have together. */
function sumOf(spec: AnyNetwork, count: 'parameters' | 'macs', names: readonly string[]): number {
  const chosen = describeNetwork(spec).layers.filter(({ name }) => names.includes(name))
  return chosen.reduce((sum, layer) => sum + layer[count], 0)
}

/** 0.9903 becomes 99.03, without the noise of binary fractions. */
function toPercent(share: number): number {
  return Number((share * 100).toFixed(4))
}

/** Megabytes of 10^6 bytes, to one decimal. */
function toMegabytes(bytes: number): number {
  return Number((bytes / 1e6).toFixed(1))
}

/** All ids, for tests. */
export const factIds: readonly string[] = Object.keys(facts)

/** @throws Error for an id that is not here: a page that quotes it must not build. */
export function factOf(id: string): Fact {
  const fact = Object.hasOwn(facts, id) ? facts[id] : undefined
  if (!fact) throw new Error(`<Fact of="${id}">: no such fact in components/mdx/facts.ts`)
  return fact()
}
