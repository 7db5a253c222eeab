import * as tf from '@tensorflow/tfjs-core'
import type { Tensor, Tensor4D } from '@tensorflow/tfjs-core'
import type { Operation, Parameters } from './operation'
import { keptWith } from './parameters'

/** Number of the weight and of the bias for the operation of one group. */
export const GROUP_PLACES = [0, 1] as const

/**
 * A convolution whose filters read only the maps of their group, as one convolution for each group, side by side.
 * @param places of the weight [kernel, kernel, maps of a group, filters] and of the bias in `parameterList`
 * @param one what computes one group: its parameters are its weight and its bias, in that order
 */
export function groupedConvolution(
  groups: number,
  [weight, bias]: readonly number[],
  one: Operation,
): Operation {
  /** The parameters of a group; what is made of them is kept with the whole network's. */
  function partOf(parameters: Parameters, group: number): Parameters {
    const cut = (place: number): Tensor =>
      keptWith(parameters, `group ${group} of ${place}`, () =>
        // A copy, not a view: some engines cannot read a view of a part.
        tf.split(parameters.tensor(place), groups, -1)[group].clone(),
      )
    return {
      flat: null,
      statistics: null,
      tensor: (index) => cut(index === 0 ? weight : bias),
      codes: () => null,
      within: { parameters, name: `group ${group} of ${weight}` },
      bytesHeld: () => 0,
      dispose() {},
    }
  }
  const split = (x: Tensor): Tensor4D[] => tf.split(x as Tensor4D, groups, 3)
  const joined = (parts: Tensor[]): Tensor => tf.concat(parts as Tensor4D[], parts[0].rank - 1)

  return {
    layers: 1,
    forward(x, parameters, keep, training) {
      const made = split(x).map((part, group) => one.forward(part, partOf(parameters, group), keep, training))
      return { y: joined(made.map(({ y }) => y)), kept: [] }
    },
    backward(dy, { x, y }, parameters, wanted) {
      const [inputs, outputs] = [split(x), split(y)]
      const made = split(dy).map((part, group) =>
        one.backward(
          part,
          { x: inputs[group], y: outputs[group], kept: [] },
          partOf(parameters, group),
          wanted,
        ),
      )
      return {
        input: wanted.input ? joined(made.map(({ input }) => input!)) : null,
        parameters: wanted.parameters
          ? made[0].parameters.map((_, i) => joined(made.map(({ parameters }) => parameters[i])))
          : [],
      }
    },
  }
}
