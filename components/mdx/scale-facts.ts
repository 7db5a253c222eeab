import { alexnet2012 } from '@/lib/nn/alexnet2012'
import { describeNetwork } from '@/lib/nn/arithmetic'
import { greatestBatch, totalMemory, trainingMemory } from '@/lib/nn/memory'
import { halvedLayers, talkingLayers, trafficOf } from '@/lib/nn/traffic'
import { shareOfPeak, trainingMacs } from '@/lib/nn/training-cost'
import { citedFacts } from './cited-facts'

const FLOAT32_BYTES = 4
const BATCH = 128
const CARD = 3 * 2 ** 30 // bytes
const DAY = 24 * 60 * 60 // s

const cited = (id: string) => citedFacts[id].value
const names = halvedLayers(alexnet2012, new Set()).map(({ name }) => name)
const bytes = (talking: readonly string[]) => {
  const { forward, backward } = trafficOf(halvedLayers(alexnet2012, new Set(talking)))
  return forward + backward
}
const as2012 = talkingLayers(alexnet2012)
const dense = as2012.filter((name) => name.startsWith('fc'))
const convolutions = names.filter((name) => name.startsWith('conv'))
const weightBytes = (of: readonly string[]) =>
  describeNetwork(alexnet2012)
    .layers.filter(({ name }) => of.includes(name))
    .reduce((sum, { parameters }) => sum + FLOAT32_BYTES * parameters, 0)

const megabytes = (value: number) => ({ value: Math.round(value / 1e6) })
const memory = (halved: boolean) => totalMemory(trainingMemory(alexnet2012, BATCH, { halved })) / 1e9

function percentOfPeak(days: string): number {
  const { macs } = describeNetwork(alexnet2012)
  const all = trainingMacs(macs, cited('ilsvrc2012.train'), cited('alexnet2012.passes'))
  const peak = cited('gtx580.processors') * cited('gtx580.gigahertz') * 1e9
  return Math.round(100 * shareOfPeak(all, cited(days) * DAY, cited('alexnet2012.gpus'), peak))
}

/** Counts of the chapter on training at scale; a batch is one of 128, MB are 10⁶ bytes, GB 10⁹. */
export const scaleFacts: Readonly<Record<string, () => { value: number }>> = {
  'traffic.conv3Bytes': () => ({
    value:
      FLOAT32_BYTES *
      halvedLayers(alexnet2012, new Set(as2012)).find(({ name }) => name === 'conv3')!.fetched,
  }),
  'traffic.kilobytes': () => ({ value: Math.round(bytes(as2012) / 1e3) }),
  'traffic.allKilobytes': () => ({ value: Math.round(bytes(names) / 1e3) }),
  'traffic.endKilobytes': () => ({ value: Math.round(bytes(['fc8']) / 1e3) }),
  'traffic.batchMegabytes': () => megabytes(BATCH * bytes(as2012)),
  'traffic.denseBatchMegabytes': () => megabytes(BATCH * bytes(dense)),
  'traffic.convBatchMegabytes': () => megabytes(BATCH * bytes(convolutions)),
  'traffic.convWeightMegabytes': () => megabytes(weightBytes(convolutions)),
  'traffic.denseWeightMegabytes': () => megabytes(weightBytes(dense)),
  'traffic.allTalkParams': () => ({
    value: trafficOf(halvedLayers(alexnet2012, new Set(names))).parameters,
  }),
  'memory.perParameterMegabytes': () => megabytes(3 * weightBytes(names)),
  'memory.oneCardGigabytes': () => ({ value: Number(memory(false).toFixed(1)) }),
  'memory.halfGigabytes': () => ({ value: Number(memory(true).toFixed(1)) }),
  'memory.oneCardBatch': () => ({ value: greatestBatch(alexnet2012, CARD) }),
  'memory.halfBatch': () => ({ value: greatestBatch(alexnet2012, CARD, { halved: true }) }),
  'steps.epoch': () => ({ value: Math.floor(cited('ilsvrc2012.train') / BATCH) }),
  'peak.percentLow': () => ({ value: percentOfPeak('alexnet2012.daysHigh') }),
  'peak.percentHigh': () => ({ value: percentOfPeak('alexnet2012.daysLow') }),
}
