import { citedFacts } from '@/components/mdx/cited-facts'
import { PASSES, peakSpeed, PICTURES } from '@/components/mdx/training-2012'
import { TRAIN_DIGITS } from '@/lib/data/mnist'
import { alexnetTorchvision } from '@/lib/nn/alexnet'
import { alexnet2012 } from '@/lib/nn/alexnet2012'
import { alexnetOneColumn } from '@/lib/nn/alexnet-one-column'
import { describeNetwork } from '@/lib/nn/arithmetic'
import { lenet5Modern } from '@/lib/nn/lenet5'
import { lenet5Published } from '@/lib/nn/lenet5-choices'
import { DAY, trainingMacs } from '@/lib/nn/training-cost'
import { logShare, pastSpeed } from '../road-to-imagenet/compute'

const cited = (id: string) => citedFacts[id].value
const ofLenet = { pictures: TRAIN_DIGITS, epochs: cited('lenet1998.passes') }
const ofAlexnet = { pictures: PICTURES, epochs: PASSES }

/** What is trained on how many pictures; `epochs` as in the paper that it comes from. */
export const trainings = {
  alexnet: { spec: alexnet2012, ...ofAlexnet },
  oneColumn: { spec: alexnetOneColumn, ...ofAlexnet },
  torchvision: { spec: alexnetTorchvision, ...ofAlexnet },
  lenet: { spec: lenet5Published, ...ofLenet },
  lenetModern: { spec: lenet5Modern, ...ofLenet },
} as const
export type TrainingName = keyof typeof trainings
export const trainingNames = Object.keys(trainings) as TrainingName[]

/** Multiply-adds of one picture, forward, and of the whole training. */
export function workOf(name: TrainingName, epochs: number): { each: number; all: number } {
  const { spec, pictures } = trainings[name]
  const each = describeNetwork(spec).macs
  return { each, all: trainingMacs(each, pictures, epochs) }
}

/** Multiply-adds a second of one machine whose speed is known. */
export const knownSpeeds = {
  r10000: pastSpeed.r10000,
  gtx580: pastSpeed.gtx580 / cited('alexnet2012.gpus'),
  peak: peakSpeed,
} as const

/** A fused multiply-add counts as two operations. */
export const macsOfGflops = (gflops: number): number => (gflops * 1e9) / 2

/** Seconds that the papers give, from and to. */
export const paperTimes = {
  lenet: [cited('lenet1998.daysLow') * DAY, cited('lenet1998.daysHigh') * DAY],
  alexnet: [cited('alexnet2012.daysLow') * DAY, cited('alexnet2012.daysHigh') * DAY],
} as const

const spans = [
  ['year', 365.25 * DAY],
  ['day', DAY],
  ['hour', 3600],
  ['minute', 60],
] as const
export type Span = (typeof spans)[number][0] | 'second'

/** A length of time in the greatest unit of which there are at least 1.5; a training of 30 hours is said in hours. */
export function spanOf(seconds: number): { span: Span; count: number } {
  const [span, length] = spans.find(([, length]) => seconds >= 1.5 * length) ?? (['second', 1] as const)
  return { span, count: seconds / length }
}

/** The scale of times reaches from a second to ten thousand years. */
export const LONGEST = 1e4 * 365.25 * DAY
/** Where a time stands on it, 0 to 1. */
export const placeOf = (seconds: number): number => logShare(seconds, 1, LONGEST)
