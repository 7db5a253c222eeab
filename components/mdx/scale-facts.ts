import { alexnet2012 } from '@/lib/nn/alexnet2012'
import { describeNetwork } from '@/lib/nn/arithmetic'
import { totalMemory, trainingMemory } from '@/lib/nn/memory'
import { halvedLayers, talkingLayers, trafficOf } from '@/lib/nn/traffic'
import { BATCH, BATCHES, shareIn2012 } from './training-2012'

const FLOAT32_BYTES = 4

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
const percent = (share: number) => ({ value: Math.round(100 * share) })
const memory = (halved: boolean) => totalMemory(trainingMemory(alexnet2012, BATCH, { halved })) / 1e9

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
  'steps.epoch': () => ({ value: BATCHES }),
  'peak.percentLow': () => percent(shareIn2012()[0]),
  'peak.percentHigh': () => percent(shareIn2012()[1]),
}
