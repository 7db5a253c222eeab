import { networkOf } from '@/lib/data/train-settings'
import { CodedError } from '@/lib/errors'
import { lenet5Modern } from '@/lib/nn/lenet5'
import { parameterCount } from '@/lib/nn/parameters'
import { statisticsList } from '@/lib/nn/statistics'
import type { ExaminedChoice } from '@/lib/protocol/examine-messages'
import { ownedParameters, type ExaminedNetwork } from '@/lib/tf/examine'
import { loadWeights } from '@/lib/tf/load-network'
import { digitsTensor } from '@/lib/tf/training/digits'
import { sharedLoad } from './shared-load'

const shippedParameters = sharedLoad<Float32Array<ArrayBuffer>, never>((base, { signal }) =>
  loadWeights(`${base}/weights/lenet5`, lenet5Modern, { signal }),
)

/**
 * The LeNet of that choice, to be looked into.
 * @throws CodedError weights-invalid where parameters are not LeNet's; as `loadWeights` for the shipped one
 */
export async function openExamined(
  choice: ExaminedChoice,
  base: string,
  signal: AbortSignal,
): Promise<ExaminedNetwork> {
  if (choice.kind === 'shipped') {
    const values = await shippedParameters(base, { signal, progress: () => {} })
    return {
      spec: lenet5Modern,
      values,
      parameters: () => ownedParameters(lenet5Modern, values),
      digits: digitsTensor,
    }
  }
  const { settings, parameters, statistics } = choice
  const spec = networkOf(settings)
  if (parameters.length !== parameterCount(spec))
    throw new CodedError('weights-invalid', { problem: `${parameters.length} parameters` })
  const running = statisticsList(spec).reduce((sum, { size }) => sum + size, 0)
  if (statistics.length !== running)
    throw new CodedError('weights-invalid', { problem: `${statistics.length} running statistics` })
  return {
    spec,
    values: parameters,
    parameters: () => ownedParameters(spec, parameters, running > 0 ? statistics : null),
    digits: (pixels) => digitsTensor(pixels, settings.pixels),
  }
}
