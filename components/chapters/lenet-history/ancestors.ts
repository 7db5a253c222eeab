import type { HistoryFigureWords } from '@/lib/i18n/en/lenet-history-figures'

export type AncestorId = keyof HistoryFigureWords['timeline']['entries']

/** What is known of a network in figures; each is the id of a fact. */
export interface Ancestor {
  id: AncestorId
  /** When it was published or put to work; null where our sources give no year. */
  year: number | null
  params?: string
  connections?: string
  macs?: string
  /** Percent of MNIST's test digits that it misread. */
  errorPercent?: string
}

/** In the order of time. */
export const ancestors: readonly Ancestor[] = [
  { id: 'neocognitron', year: 1980 },
  { id: 'zipCodes', year: 1989, params: 'zip1989.params' },
  {
    id: 'lenet1',
    year: null,
    params: 'lenet1.params',
    macs: 'lenet1.macs',
    errorPercent: 'lenet1.errorPercent',
  },
  {
    id: 'lenet4',
    year: null,
    params: 'lenet4.params',
    connections: 'lenet4.connections',
    errorPercent: 'lenet4.errorPercent',
  },
  { id: 'cheques', year: 1996 },
  {
    id: 'lenet5',
    year: 1998,
    params: 'lenet1998.params',
    connections: 'lenet1998.connections',
    errorPercent: 'lenet1998.errorPercent',
  },
  { id: 'alexnet', year: 2012, params: 'alexnet2012.params' },
]
