/**
 * The mu of the stochastic diagonal Levenberg-Marquardt method (LeCun et al. 1998, section III.B; there 0.02): it is added
 * to the second derivative that a step is divided by, and keeps a parameter that the loss hardly feels from leaping.
 * Ours, chosen on validation digits. As digits come to be read well the second derivatives fade, most of all with
 * equation 9, whose shares then leave nothing to pull at. With 0.02 the steps of the second pass, at the same rate as the
 * first, reach 0.025, and a few digits that are read badly undo what was learnt; with 0.5 no step is above 0.001.
 */
export const LEVENBERG_MARQUARDT_FLOOR = 0.5
