import { alexnet2012 } from '@/lib/nn/alexnet2012'
import { describeNetwork } from '@/lib/nn/arithmetic'
import { DAY, shareOfPeak, trainingMacs } from '@/lib/nn/training-cost'
import { citedFacts } from './cited-facts'

const cited = (id: string) => citedFacts[id].value

/** Pictures a step: Krizhevsky et al. 2012, section 5. */
export const BATCH = 128
export const PICTURES = cited('ilsvrc2012.train')
/** Steps of one pass, the last of them with what is left. */
export const BATCHES = Math.ceil(PICTURES / BATCH)
export const PASSES = cited('alexnet2012.passes')

/** Multiply-adds a second of one card: one for each processor in each tick. */
export const peakSpeed = cited('gtx580.processors') * cited('gtx580.gigahertz') * 1e9

/** What part of the two cards' peak the training came to, least and most, 0 to 1. */
export function shareIn2012(): readonly [number, number] {
  const all = trainingMacs(describeNetwork(alexnet2012).macs, PICTURES, PASSES)
  const share = (days: number) => shareOfPeak(all, days * DAY, cited('alexnet2012.gpus'), peakSpeed)
  return [share(cited('alexnet2012.daysHigh')), share(cited('alexnet2012.daysLow'))]
}
