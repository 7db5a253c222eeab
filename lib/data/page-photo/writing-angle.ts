import type { Mask } from './plane'

/** Angles looked at, in degrees, to either side of the one that ruled lines give or of level. */
const REACH = 12
/** As many points of ink as give the angle as well as all of them do. */
const POINTS = 8000

/**
 * How far a line of writing descends to the right, in degrees, by its projection profile (Postl 1986): the ink is summed
 * along lines of each slope, and the slope is taken at which the sums differ most from line to line, since then lines
 * run along the digits' heads and feet and not across them.
 */
export function writingAngle({ on, width, height }: Mask): number {
  const xs: number[] = []
  const ys: number[] = []
  let count = 0
  for (let i = 0; i < on.length; i++) count += on[i]
  if (count === 0) return 0
  const every = Math.max(1, count / POINTS)
  let next = 0
  let seen = 0
  for (let i = 0; i < on.length; i++) {
    if (!on[i]) continue
    if (seen++ < next) continue
    next += every
    xs.push(i % width)
    ys.push(Math.floor(i / width))
  }
  const score = (degrees: number) => {
    const slope = Math.tan((degrees * Math.PI) / 180)
    const reach = Math.ceil(slope * width)
    const counts = new Float64Array(height + 2 * Math.abs(reach) + 2)
    for (let i = 0; i < xs.length; i++) counts[Math.round(ys[i] - slope * xs[i]) + Math.abs(reach)]++
    let sum = 0
    for (const value of counts) sum += value * value
    return sum
  }
  let best = 0
  let most = -1
  for (let degrees = -REACH; degrees <= REACH; degrees += 0.5) {
    const found = score(degrees)
    if (found > most) [best, most] = [degrees, found]
  }
  const rough = best
  for (let degrees = rough - 0.4; degrees <= rough + 0.4; degrees += 0.1) {
    const found = score(degrees)
    if (found > most) [best, most] = [degrees, found]
  }
  return best
}
