/** What is done to a drawing before a network sees it; each can be left out, to see what it is good for. */
export const seeingSteps = ['line', 'fit', 'centre', 'grey'] as const

/**
 * - line: the strokes are drawn anew, as thick for their size as the lines of MNIST.
 * - fit: the box around the ink is scaled into 20x20; without it the whole pad becomes 28x28.
 * - centre: the ink's centre of mass is moved to the middle of 28x28; without it the box's middle is there.
 * - grey: pixels are scaled as those that the network learnt from; without it they go in from 0 to 1.
 */
export type SeeingStep = (typeof seeingSteps)[number]

export type Steps = Readonly<Record<SeeingStep, boolean>>

export const ALL_STEPS: Steps = { line: true, fit: true, centre: true, grey: true }
