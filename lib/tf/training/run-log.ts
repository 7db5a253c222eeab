import { isLook, metricRow, readMetrics, type Metrics } from '@/lib/data/checkpoint'
import { hasExploded, type DivergenceEvidence } from '@/lib/data/diagnosis'
import type { RateContext } from '@/lib/data/rate'
import type { Look } from './evaluate'
import type { Schedule } from './schedule'

/** With small batches several steps share a row: it tells of at least so many digits. */
const ROW_DIGITS = 16

/**
 * The rows of metrics of a run: what they say so far decides the learning rate and when to stop, so that a run taken up
 * from a checkpoint goes on as if it had not stopped.
 */
export function createRunLog(schedule: Schedule, batch: number, kept: Float32Array | null) {
  const stepsPerRow = Math.max(1, Math.ceil(ROW_DIGITS / batch))
  const rows: number[][] = kept ? readMetrics(kept).map(metricRow) : []
  const all = kept ? readMetrics(kept) : []
  let firstLoss = all.find((row) => !isLook(row))?.loss ?? null
  let lookedAt = all.findLast(isLook)?.step ?? 0
  const wholeLooks = all.filter((row) => isLook(row) && !Number.isNaN(row.testAccuracy))
  let reported = rows.length
  let open = { sum: 0, count: 0, step: 0 }
  let evidence: DivergenceEvidence | null = null

  const add = (values: Partial<Metrics>) => void rows.push(metricRow(values))

  return {
    get lookedAt() {
      return lookedAt
    },
    /** Validation accuracies of the looks at all digits. */
    context: (): RateContext => ({
      stepsPerEpoch: schedule.stepsPerEpoch,
      totalSteps: schedule.totalSteps,
      accuracies: wholeLooks.map(({ validationAccuracy }) => validationAccuracy),
    }),

    /** Losses of single steps; returns the first step that is no longer sound, or null. `last` closes an open row. */
    losses(
      list: readonly { step: number; loss: number }[],
      known: { learningRate: (step: number) => number; gradientNorm: number | null },
      last: boolean,
    ): number | null {
      let bad: number | null = null
      const newest = list.at(-1)?.step
      const close = () => {
        const { sum, count, step } = open
        const gradientNorm = step === newest ? (known.gradientNorm ?? NaN) : NaN
        add({ step, loss: sum / count, learningRate: known.learningRate(step), gradientNorm })
        open = { sum: 0, count: 0, step }
      }
      for (const { step, loss } of list) {
        firstLoss ??= loss
        if (bad === null && hasExploded(loss, firstLoss)) bad = step
        open = { sum: open.sum + loss, count: open.count + 1, step }
        if (step % stepsPerRow === 0 || bad !== null) close()
      }
      // An earlier call may have left a row open, with nothing new since.
      if (last && open.count > 0) close()
      return bad
    },

    look(step: number, { training, validation, test }: Look, learningRate: number): void {
      lookedAt = step
      const row: Partial<Metrics> = {
        step,
        trainingAccuracy: training.accuracy,
        validationAccuracy: validation?.accuracy,
        validationLoss: validation?.loss,
        testAccuracy: test?.accuracy,
        learningRate,
      }
      add(row)
      if (test) wholeLooks.push(readMetrics(metricRow(row))[0])
    },

    /** What is known while all is well, for the case that it will not be. */
    sound(next: DivergenceEvidence): void {
      evidence = next
    },
    evidence: () => evidence,

    /** Rows since the last call. */
    fresh(): Float32Array<ArrayBuffer> {
      const made = Float32Array.from(rows.slice(reported).flat())
      reported = rows.length
      return made
    },
    everything: () => Float32Array.from(rows.flat()),
  }
}
