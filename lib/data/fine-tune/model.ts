import { CodedError } from '@/lib/errors'
import { alexnet64 } from '@/lib/nn/alexnet64'
import { lastFrozen, tailOf, tunedNetwork, type Tuning } from '@/lib/nn/fine-tune'
import { parameterCount } from '@/lib/nn/parameters'
import type { NetworkSpec } from '@/lib/nn/spec'

/** An AlexNet-64 that was tuned to the reader's classes. */
export interface TunedModel {
  tuning: Tuning
  classes: number
  /** True where `parameters` are all of the network's; false where they are those after the frozen layer. */
  whole: boolean
  /** In the order of `parameterList`. */
  parameters: Float32Array<ArrayBuffer>
}

type Shape = Pick<TunedModel, 'tuning' | 'classes'>

/** The whole of it, from pixels to scores. */
export const tunedSpec = ({ tuning, classes }: Shape): NetworkSpec => tunedNetwork(alexnet64, tuning, classes)

/** The part that its parameters belong to. */
export function ownSpec(model: Shape & Pick<TunedModel, 'whole'>): NetworkSpec {
  const tuned = tunedSpec(model)
  return model.whole ? tuned : tailOf(tuned, lastFrozen(model.tuning))
}

/** @throws CodedError weights-invalid where the parameters are not those of such a network */
export function checkModel(model: TunedModel): void {
  const expected = parameterCount(ownSpec(model))
  if (model.parameters.length !== expected)
    throw new CodedError('weights-invalid', {
      problem: `${model.parameters.length} parameters instead of ${expected}`,
    })
}
