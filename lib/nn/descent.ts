/**
 * Ways of descending a loss, as arithmetic on a few numbers: what lib/tf/optimiser.ts does to all weights of a network at
 * once, in a form that can be shown step by step.
 */

/** Settings of one step of Krizhevsky et al. 2012, section 5. */
export interface UpdateSettings {
  /** Learning rate, ε in the paper. */
  rate: number
  /** Share of the velocity that is kept, 0 to below 1. */
  momentum: number
  /** Share of the weight that is added to its gradient. */
  decay: number
}

/** The three terms of the paper's rule, each with its sign, and what they make of velocity and weight. */
export interface UpdateTerms {
  /** momentum × v */
  kept: number
  /** −decay × ε × w */
  shrink: number
  /** −ε × gradient */
  pull: number
  velocity: number
  weight: number
}

/**
 * One step as Krizhevsky, Sutskever and Hinton 2012, section 5, write it: v := m v − λ ε w − ε g, then w := w + v. With
 * momentum 0 it is plain gradient descent.
 */
export function updateWeight(
  weight: number,
  velocity: number,
  gradient: number,
  { rate, momentum, decay }: UpdateSettings,
): UpdateTerms {
  const kept = momentum * velocity
  const shrink = -decay * rate * weight
  const pull = -rate * gradient
  const next = kept + shrink + pull
  return { kept, shrink, pull, velocity: next, weight: weight + next }
}

/**
 * 1 + m + m² + … to `terms` terms: so many times its first push a velocity has grown to under a gradient that stays the
 * same. With no end it comes to 1 / (1 − m).
 */
export const pushes = (momentum: number, terms: number): number =>
  momentum === 1 ? terms : (1 - momentum ** terms) / (1 - momentum)

export const descents = ['sgd', 'momentum', 'nesterov', 'adam'] as const
export type DescentRule = (typeof descents)[number]

export type Place = readonly number[]

/** Kingma and Ba 2015, algorithm 1, with the constants that they recommend. */
export const ADAM = { beta1: 0.9, beta2: 0.999, epsilon: 1e-8 } as const

export interface DescentSettings {
  rule: DescentRule
  /** Learning rate of the rule at hand. */
  rate: number
  /** Of 'momentum' and 'nesterov'. */
  momentum: number
  start: Place
  steps: number
  /** The slope at a place in step number `step` (from 0), with whatever noise that step has. */
  gradient: (place: Place, step: number) => Place
}

/** Farther from the origin than this along an axis, a run has left for good. */
export const ESCAPED = 1e6

/**
 * The places after 0, 1, …, `steps` steps; fewer where a step leaves the numbers below {@link ESCAPED}: then the last place
 * is the last one within. Nesterov's method looks ahead in the form of Sutskever et al. 2013, section 2: the gradient is
 * taken at w + m v.
 */
export function descend(settings: DescentSettings): Place[] {
  const { start, steps } = settings
  const step = stepper(settings)
  const places: Place[] = [start]
  for (let i = 0; i < steps; i++) {
    const next = step(places[i], i)
    if (!next.every((value) => Math.abs(value) < ESCAPED)) break
    places.push(next)
  }
  return places
}

/** The step of a rule, with the state that it keeps from one step to the next. */
function stepper({
  rule,
  rate,
  momentum,
  start,
  gradient,
}: DescentSettings): (place: Place, step: number) => Place {
  let velocity: Place = start.map(() => 0)
  let [mean, square]: [Place, Place] = [velocity, velocity]
  const moved = (place: Place, slope: Place, share: number) => {
    const terms = place.map((w, i) =>
      updateWeight(w, velocity[i], slope[i], { rate, momentum: share, decay: 0 }),
    )
    velocity = terms.map((term) => term.velocity)
    return terms.map((term) => term.weight)
  }
  switch (rule) {
    case 'sgd':
      return (place, step) => moved(place, gradient(place, step), 0)
    case 'momentum':
      return (place, step) => moved(place, gradient(place, step), momentum)
    case 'nesterov':
      return (place, step) => {
        const ahead = place.map((w, i) => w + momentum * velocity[i])
        return moved(place, gradient(ahead, step), momentum)
      }
    case 'adam':
      return (place, step) => {
        const { beta1, beta2, epsilon } = ADAM
        const slope = gradient(place, step)
        mean = mean.map((m, i) => beta1 * m + (1 - beta1) * slope[i])
        square = square.map((s, i) => beta2 * s + (1 - beta2) * slope[i] ** 2)
        const [first, second] = [1 - beta1 ** (step + 1), 1 - beta2 ** (step + 1)]
        return place.map((w, i) => w - (rate * (mean[i] / first)) / (Math.sqrt(square[i] / second) + epsilon))
      }
    default:
      return rule satisfies never
  }
}
