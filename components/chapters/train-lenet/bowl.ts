/**
 * Gradient descent in a bowl: loss = curvature x w^2 / 2, so the slope is curvature x w, and one step multiplies w by
 * 1 - rate x curvature. That factor alone says how the run ends.
 */

export const bowlLoss = (curvature: number, w: number): number => (curvature * w * w) / 2

/** By what one step multiplies the distance from the bottom. */
export const stepFactor = (curvature: number, rate: number): number => 1 - rate * curvature

/** The places after 0, 1, ..., `steps` steps, each found from the slope at the one before. */
export function descend(curvature: number, rate: number, start: number, steps: number): number[] {
  const places = [start]
  for (let i = 0; i < steps; i++) {
    const w = places[i]
    places.push(w - rate * curvature * w)
  }
  return places
}

export type Descent = 'stays' | 'creeps' | 'settles' | 'overshoots' | 'swings' | 'diverges'

/** Slower than this (factor of a step), and a run has hardly moved when a reader expects it to be done. */
export const CREEPS_FROM = 0.9

/**
 * How a run goes: it stays (rate 0), creeps (a tenth of the way a step or less), settles on its own side, overshoots and
 * still settles, swings for ever between two places (rate exactly 2 / curvature), or diverges (beyond).
 */
export function descentOf(curvature: number, rate: number): Descent {
  const product = rate * curvature // exact comparison: the border must be the border
  if (product === 0) return 'stays'
  if (product > 2) return 'diverges'
  if (product === 2) return 'swings'
  if (product > 1) return 'overshoots'
  return 1 - product >= CREEPS_FROM ? 'creeps' : 'settles'
}
