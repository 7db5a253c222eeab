/**
 * The smallest network that has a chain: x -> a = w1 x, h = tanh(a) -> y = w2 h -> loss = (y - target)^2 / 2.
 * Backward, each derivative is the one behind it times the slope of one edge.
 */
export interface TwoUnits {
  x: number
  w1: number
  w2: number
  target: number
}

export interface TwoUnitsPass {
  a: number
  h: number
  y: number
  loss: number
  /** Derivatives of the loss. */
  dy: number
  dw2: number
  dh: number
  da: number
  dw1: number
  /** Slope of tanh at a: 1 - h^2. */
  slope: number
}

export function passTwoUnits({ x, w1, w2, target }: TwoUnits): TwoUnitsPass {
  const a = w1 * x
  const h = Math.tanh(a)
  const y = w2 * h
  const dy = y - target
  const slope = 1 - h * h
  const dh = dy * w2
  const da = dh * slope
  return { a, h, y, loss: (dy * dy) / 2, dy, dw2: dy * h, dh, da, dw1: da * x, slope }
}

/** (loss(w + nudge) - loss(w)) / nudge for one of the two weights: what the chain rule must agree with. */
export function nudgedSlope(net: TwoUnits, weight: 'w1' | 'w2', nudge: number): number {
  const nudged = passTwoUnits({ ...net, [weight]: net[weight] + nudge })
  return (nudged.loss - passTwoUnits(net).loss) / nudge
}
