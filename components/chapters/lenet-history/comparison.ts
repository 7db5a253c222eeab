import type { HistoryFigureWords } from '@/lib/i18n/en/lenet-history-figures'

export type MethodId = keyof HistoryFigureWords['comparison']['methods']
export const families = ['linear', 'neighbours', 'dense', 'kernel', 'convolutional'] as const
export type Family = (typeof families)[number]

export interface Method {
  id: MethodId
  family: Family
  /** Percent of the 10,000 test digits misread. */
  errorPercent: number
  /** The digits were first set upright. */
  deslanted?: true
  /** Trained on distorted copies too. */
  distorted?: true
}

/**
 * The bars of LeCun et al. 1998, figure 9, in its order of kinds. The reduced-set machine has 1.0 in the figure and 1.1
 * in the text, section III.C.11: the figure's value is drawn.
 */
export const methods: readonly Method[] = [
  { id: 'linear', family: 'linear', errorPercent: 12 },
  { id: 'linearDeslanted', family: 'linear', errorPercent: 8.4, deslanted: true },
  { id: 'pairwise', family: 'linear', errorPercent: 7.6 },
  { id: 'nearest', family: 'neighbours', errorPercent: 5 },
  { id: 'nearestDeslanted', family: 'neighbours', errorPercent: 2.4, deslanted: true },
  { id: 'pca', family: 'kernel', errorPercent: 3.3 },
  { id: 'rbf', family: 'kernel', errorPercent: 3.6 },
  { id: 'dense300', family: 'dense', errorPercent: 4.7 },
  { id: 'dense1000', family: 'dense', errorPercent: 4.5 },
  { id: 'dense300x100', family: 'dense', errorPercent: 3.05 },
  { id: 'lenet1', family: 'convolutional', errorPercent: 1.7 },
  { id: 'lenet4', family: 'convolutional', errorPercent: 1.1 },
  { id: 'lenet5', family: 'convolutional', errorPercent: 0.95 },
  { id: 'lenet5Distorted', family: 'convolutional', errorPercent: 0.8, distorted: true },
  { id: 'boosted', family: 'convolutional', errorPercent: 0.7, distorted: true },
  { id: 'tangent', family: 'neighbours', errorPercent: 1.1 },
  { id: 'svm', family: 'kernel', errorPercent: 1.1 },
  { id: 'reducedSet', family: 'kernel', errorPercent: 1 },
  { id: 'virtualSvm', family: 'kernel', errorPercent: 0.8, distorted: true },
]

export const orders = ['paper', 'fewest', 'most'] as const
export type Order = (typeof orders)[number]

/** The bars to be drawn. Methods of equal error keep the paper's order. */
export function shownMethods(order: Order, family: Family | 'all'): Method[] {
  const shown = methods.filter((method) => family === 'all' || method.family === family)
  if (order === 'paper') return shown
  const sign = order === 'fewest' ? 1 : -1
  return shown.sort((a, b) => sign * (a.errorPercent - b.errorPercent))
}

/** How many of the 10,000 test digits a share of errors stands for. */
export const digitsMisread = ({ errorPercent }: Pick<Method, 'errorPercent'>) =>
  Math.round(errorPercent * 100)
