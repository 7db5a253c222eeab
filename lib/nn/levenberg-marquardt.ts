/**
 * The mu of the stochastic diagonal Levenberg-Marquardt method (LeCun et al. 1998, section III.B; there 0.02): it is added
 * to the second derivative that a step is divided by, and keeps a parameter that the loss hardly feels from leaping.
 * Ours, chosen on validation digits. As digits come to be read well the second derivatives fade, most of all with
 * equation 9, whose shares then leave nothing to pull at. With 0.02 a step may be 0.025 times the slope, in the second pass
 * as in the first, and a few digits that are read badly can undo what was learnt; with 0.5 it is 0.001 at most. What was
 * tried: docs/lenet-results.md.
 */
export const LEVENBERG_MARQUARDT_FLOOR = 0.5
