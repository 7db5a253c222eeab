/** Where the plot of the loss chart stands in it, px from its edges: what is laid over it or under it keeps to these. */
export const PLOT = { top: 16, right: 44, bottom: 50, left: 34 } as const

/** How each curve is drawn, so that a legend can draw the same: colour for the axis, width and dashes for the digits. */
export const CURVE_STYLES = {
  loss: { stroke: 'var(--lenet)', strokeWidth: 1.75 },
  validationLoss: { stroke: 'var(--lenet)', strokeWidth: 1, strokeDasharray: '2 2' },
  training: { stroke: 'var(--soft)', strokeWidth: 1.25 },
  validation: { stroke: 'var(--ink)', strokeWidth: 1.75, strokeDasharray: '5 4' },
  test: { fill: 'var(--card)', stroke: 'var(--ink)', strokeWidth: 2 },
} as const
