/** Longer side, in pixels, of the picture of a page that all steps work on. */
export const PAGE_SIDE = 1200

/** The steps from a photograph to its digits, in order. */
export const numberStages = ['photo', 'grey', 'even', 'found', 'unruled', 'straight', 'digits'] as const
export type NumberStage = (typeof numberStages)[number]
