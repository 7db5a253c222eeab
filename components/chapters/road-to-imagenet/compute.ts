import { citedFacts } from '@/components/mdx/cited-facts'
import { describeNetwork } from '@/lib/nn/arithmetic'
import { lenet5Modern } from '@/lib/nn/lenet5'
import { lenet5Published } from '@/lib/nn/lenet5-choices'
import { DAY, PASSES_A_STEP, trainingMacs as macsOf } from '@/lib/nn/training-cost'
import { TRAIN_DIGITS } from '@/lib/data/mnist'

const fact = (id: string) => citedFacts[id].value

/** Multiply-adds of a whole training. */
export const trainingMacs = {
  lenet: macsOf(describeNetwork(lenet5Published).macs, TRAIN_DIGITS, fact('lenet1998.passes')),
  alexnet: macsOf(fact('alexnet2012.macs'), fact('ilsvrc2012.train'), fact('alexnet2012.passes')),
}

const middleDays = (id: string) => (fact(`${id}.daysLow`) + fact(`${id}.daysHigh`)) / 2

/** Multiply-adds a second that the trainings came to: all of them, over the middle of the time that the papers give. */
export const pastSpeed = {
  r10000: trainingMacs.lenet / (middleDays('lenet1998') * DAY),
  gtx580: trainingMacs.alexnet / (middleDays('alexnet2012') * DAY),
}

/** Multiply-adds a second of a device that trains the modern LeNet: `stepMs` for a step of `batch` digits. */
export const speedOfStep = (stepMs: number, batch: number): number =>
  (PASSES_A_STEP * describeNetwork(lenet5Modern).macs * batch * 1000) / stepMs

/** How far a bar reaches on a scale of powers of ten, 0 to 1. */
export const logShare = (value: number, least: number, most: number): number =>
  Math.min(1, Math.max(0, Math.log10(value / least) / Math.log10(most / least)))
