import type { Bench } from '../bench'
import { chosen } from '../options'
import { runRows, type Result } from '../rows'
import { relativeError } from '../statistics'
import { inferenceRows } from './rows'

/** In standard deviations of the logits; sums of float32 in another order differ by about 1e-6 of it. */
const LARGEST_ERROR = 1e-3

/**
 * Measures AlexNet on one picture, in milliseconds.
 * @throws Error when a row gives other logits than the first one
 */
export async function measureInference(bench: Bench): Promise<Result[]> {
  const rows = chosen(bench.options, await inferenceRows(bench))
  let first: { name: string; logits: number[] } | undefined
  return runRows(rows, bench.options.rounds, bench.log, (name, { logits }) => {
    if (!logits) throw new Error(`${name} gave no logits`)
    first ??= { name, logits }
    const error = relativeError(first.logits, logits)
    bench.log(`${name}: logits differ by ${error.toExponential(1)} deviations from those of ${first.name}`)
    if (error > LARGEST_ERROR) throw new Error(`${name} computes other logits than ${first.name}`)
  })
}
