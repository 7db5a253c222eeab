import { isLook, readMetrics } from '@/lib/data/checkpoint'
import type { Look, SideHistory } from '@/lib/data/experiments'
import type { MnistSource } from '@/lib/data/mnist-source'
import type { InLenetsPlace, TrainSettings } from '@/lib/data/train-settings'
import { CodedError } from '@/lib/errors'
import { createTraining } from '@/lib/tf/training/training'

/** One side of an experiment to its end, to `stopAtStep`, or to where it diverged: its looks, and the losses of its steps. */
export async function runSide(
  settings: TrainSettings & InLenetsPlace,
  source: MnistSource,
  stopAtStep: number | null = null,
): Promise<{ seen: SideHistory; diverged: boolean }> {
  const training = await createTraining({ settings, source })
  const looks: Look[] = []
  const losses: { step: number; loss: number }[] = []
  const seen = { looks, losses }
  try {
    await training.run({
      stopAtStep,
      signal: new AbortController().signal,
      isLost: () => false,
      report: ({ metrics }) => {
        for (const row of readMetrics(metrics)) {
          const { step, loss, trainingAccuracy, validationAccuracy } = row
          if (isLook(row)) looks.push({ step, trainingAccuracy, validationAccuracy })
          else losses.push({ step, loss })
        }
      },
    })
    return { seen, diverged: false }
  } catch (reason) {
    if (!(reason instanceof CodedError && reason.code === 'training-diverged')) throw reason
    return { seen, diverged: true }
  } finally {
    training.dispose()
  }
}
