import type { Mask, Plane } from './plane'
import { windowStatistics } from './window-statistics'

/** Sauvola's k: how far below the mean of a flat window the threshold lies, as a share of the mean. */
const K = 0.2
/** The window's radius as a share of the longer side. */
const RADIUS = 1 / 40
/** Below this share of the paper's brightness all is ink, or the inside of a stroke wider than the window were paper. */
const SURELY_INK = 0.5
/** No page is so clean that a smaller deviation is ink: the grain of blank paper would be. */
const LEAST_RANGE = 0.07

export interface Thresholded {
  mask: Mask
  /** The threshold at each pixel. */
  threshold: Float32Array
}

/** The value below which `share` (0 to 1) of the numbers lie, to a two-thousandth of the range from 0 to 2. */
export function quantile(values: Float32Array, share: number, wanted: (i: number) => boolean = () => true) {
  const counts = new Uint32Array(4001)
  let total = 0
  for (let i = 0; i < values.length; i++) {
    if (!wanted(i)) continue
    counts[Math.min(4000, Math.max(0, Math.round(values[i] * 2000)))]++
    total++
  }
  let below = 0
  for (let bin = 0; bin < counts.length; bin++) {
    below += counts[bin]
    if (below >= share * total) return bin / 2000
  }
  return 2
}

/**
 * Which pixels of an evenly lit page are ink: those below Sauvola's threshold, m (1 + k (s / R - 1)), with the mean m
 * and the deviation s of the window around each pixel (Sauvola and Pietikäinen 2000, eq. 5). In place of their fixed R
 * it is the largest deviation on this page, so that pencil is found as well as a felt pen (as Wolf and Jolion 2004 do).
 *
 * @param page brightness as a share of the paper's, about 1 on paper
 */
export function threshold(page: Plane, radius = windowRadius(page)): Thresholded {
  const { mean, deviation } = windowStatistics(page, radius)
  const range = Math.max(LEAST_RANGE, quantile(deviation, 0.999))
  const on = new Uint8Array(page.values.length)
  const level = new Float32Array(page.values.length)
  for (let i = 0; i < on.length; i++) {
    level[i] = Math.max(SURELY_INK, mean[i] * (1 + K * (deviation[i] / range - 1)))
    on[i] = page.values[i] < level[i] ? 1 : 0
  }
  return { mask: { on, width: page.width, height: page.height }, threshold: level }
}

export const windowRadius = ({ width, height }: { width: number; height: number }) =>
  Math.max(4, Math.round(Math.max(width, height) * RADIUS))

/** The window in which a ruled line stands out: a little wider than the widest line. */
const MARK_RADIUS = 1 / 100
/** Of how many standard deviations of the paper's grain a mark is. */
const MARK_SIGMAS = 2.5

/**
 * All that is a little darker than its near surroundings, faint lines and some of the paper's grain included. The grain
 * is measured on the page itself: half of all pixels differ by less than 0.6745 of its standard deviation.
 * @param page brightness as a share of the paper's
 */
export function faintMarks(page: Plane): Mask {
  const radius = Math.max(4, Math.round(Math.max(page.width, page.height) * MARK_RADIUS))
  const { mean } = windowStatistics(page, radius)
  const darker = page.values.map((value, i) => mean[i] - value)
  const grain = Math.max(0.002, quantile(darker.map(Math.abs), 0.5) / 0.6745)
  return {
    on: Uint8Array.from(darker, (value) => (value > MARK_SIGMAS * grain ? 1 : 0)),
    width: page.width,
    height: page.height,
  }
}
