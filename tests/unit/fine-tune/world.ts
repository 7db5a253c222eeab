import { join } from 'node:path'
import { drawSamples, type SampleSet } from '@/lib/data/fine-tune/samples'
import { nameOfBytes } from '@/lib/data/fine-tune/pictures'
import { defaultTuneSettings, type TuneSettings } from '@/lib/data/fine-tune/settings'
import { alexnet64 } from '@/lib/nn/alexnet64'
import type { TunePicture, TuneProgress } from '@/lib/protocol/fine-tune-messages'
import { loadNetwork, loadWeights } from '@/lib/tf/load-network'
import { openNetwork } from '@/lib/tf/open-network'
import type { LoadedNetwork } from '@/lib/tf/network'
import { createFineTuneHandlers } from '@/lib/workers/fine-tune-handlers'
import { fileFetch } from '../../../scripts/file-fetch'

const fetch = fileFetch(join(import.meta.dirname, '../../../public'))

export const shippedWeights = () => loadWeights('/weights/alexnet64', alexnet64, { fetch })

/** Handlers over the shipped AlexNet-64 on the engine at hand. */
export async function openWorld() {
  const network = (await loadNetwork('/weights/alexnet64', alexnet64, { fetch })) as LoadedNetwork
  const handlers = createFineTuneHandlers({
    photos: { examined: async () => openNetwork(network) },
    session: { current: () => null },
    weights: shippedWeights,
  })
  return { handlers, network }
}

export type World = Awaited<ReturnType<typeof openWorld>>

/** Sample drawings as the page keeps pictures. */
export const samplePictures = (set: SampleSet, count: number, seed = 1): TunePicture[] =>
  drawSamples(set, count, seed).map(({ label, rgb }) => ({ id: nameOfBytes(rgb), label, rgb }))

export const context = (
  progress: (value: never) => void = () => {},
  signal = new AbortController().signal,
) => ({
  signal,
  progress: progress as (value: unknown) => void,
  caughtUp: () => true,
})

/** Trains and gathers what is reported on the way. */
export async function train(
  { handlers }: World,
  pictures: TunePicture[],
  settings: Partial<TuneSettings> = {},
  classes = 2,
) {
  const told: TuneProgress[] = []
  const result = await handlers['fine-tune/train'](
    { base: '', classes, pictures, settings: { ...defaultTuneSettings, ...settings } },
    context((value) => told.push(value)),
  )
  const reports = told.flatMap((one) => (one.kind === 'report' ? [one.report] : []))
  return { result, told, reports, accuracy: reports.at(-1)!.validationAccuracy! }
}
