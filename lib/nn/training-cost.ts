/*
 * What a whole training costs in multiply-accumulates, as people estimate it: a step costs about three forward passes, one
 * forward and two of the same size back, to the layer before and to the weights.
 */
export const PASSES_A_STEP = 3

export const DAY = 24 * 60 * 60 // s

/** Multiply-accumulates of a training; `macs` are those of one example, forward. */
export const trainingMacs = (macs: number, examples: number, epochs: number): number =>
  PASSES_A_STEP * macs * examples * epochs

/** Seconds for so many multiply-accumulates on machines that share them without loss. */
export const secondsFor = (macs: number, machines: number, macsPerSecond: number): number =>
  macs / (machines * macsPerSecond)

/** What part of the machines' peak a training of known length came to, 0 to 1. */
export const shareOfPeak = (macs: number, seconds: number, machines: number, peakPerSecond: number): number =>
  macs / (seconds * machines * peakPerSecond)
