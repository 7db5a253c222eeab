/** What weight decay does to a weight on which no gradient pulls, under the rule of Krizhevsky et al. 2012, section 5. */

export interface Shrinking {
  /** Learning rate ε, above 0. */
  rate: number
  /** λ, 0 or more. */
  decay: number
  /** 0 to below 1. */
  momentum: number
}

/**
 * With w' = w + v' and v' = m v − λ ε w the weight obeys w'' = (1 + m − λ ε) w' − m w: a sum of two powers. Told as the
 * slower root's distance from 1 (`lost`), which would drown in rounding as a difference, and the share of each.
 * @throws RangeError where the rule swings: (1 + m − λ ε)² < 4 m
 */
function rootsOf({ rate, decay, momentum }: Shrinking) {
  const pull = rate * decay
  const sum = 1 + momentum - pull
  const inner = sum * sum - 4 * momentum
  if (inner < 0) throw new RangeError(`decay ${pull} a step makes a weight swing at momentum ${momentum}`)
  const slow = (sum + Math.sqrt(inner)) / 2
  const fast = momentum / slow
  // (1 − slow)(1 − fast) = λ ε; after one step from rest w is 1 − λ ε.
  const lost = pull / (1 - fast)
  const share = (1 - pull - fast) / (slow - fast)
  return { lost, fast, share }
}

/** The part of a weight that is left after `steps` steps from rest; 1 for none. */
export function leftAfter(settings: Shrinking, steps: number): number {
  const { lost, fast, share } = rootsOf(settings)
  return share * Math.exp(steps * Math.log1p(-lost)) + (1 - share) * fast ** steps
}

/** The first step after which half of a weight or less is left; Infinity without decay. */
export function halfLife(settings: Shrinking): number {
  if (settings.rate * settings.decay === 0) return Infinity
  const { lost, share } = rootsOf(settings)
  // The fast part is long gone by then; one step to either side makes up for what of it is left.
  let steps = Math.max(1, Math.ceil(Math.log(0.5 / share) / Math.log1p(-lost)))
  while (leftAfter(settings, steps) > 0.5) steps++
  while (steps > 1 && leftAfter(settings, steps - 1) <= 0.5) steps--
  return steps
}
