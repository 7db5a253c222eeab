import { fetchBytes, serve } from '../../in-worker/serve'
import { median } from '../../statistics'
import type { InferenceReport, InferenceTask } from '../task'

/** A network whose weights are in place. */
export interface Classifier {
  detail: string
  /** One picture in, its logits out, as ordinary memory on both sides. */
  run(): Promise<ArrayLike<number>>
}

const WARM_UP_MS = 800

export const fetchFloats = async (file: string): Promise<Float32Array<ArrayBuffer>> =>
  new Float32Array(await fetchBytes(`/bench/${file}`))

/** Serves 'start' and 'measure': the same clock for every library. */
export function serveInference(start: (task: InferenceTask) => Promise<Classifier>): void {
  let classifier: Classifier

  /** Milliseconds of single runs. */
  async function time(windowMs: number, least: number): Promise<number[]> {
    const times: number[] = []
    const started = performance.now()
    while (times.length < least || performance.now() - started < windowMs) {
      const begun = performance.now()
      await classifier.run()
      times.push(performance.now() - begun)
    }
    return times
  }

  serve({
    start: async (task: InferenceTask): Promise<InferenceReport> => {
      classifier = await start(task)
      const logits = Array.from(await classifier.run())
      await time(WARM_UP_MS, 1)
      return { detail: classifier.detail, logits }
    },
    measure: async ({ windowMs, least }: { windowMs: number; least: number }) =>
      median(await time(windowMs, least)),
  })
}
