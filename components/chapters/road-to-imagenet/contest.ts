import type { RoadFigureWords } from '@/lib/i18n/en/road-to-imagenet-figures'

export interface Entry {
  id: keyof RoadFigureWords['contest']['entries']
  year: number
  /** Percent of the test photographs whose thing was not among the five guesses. */
  errorPercent: number
  network: boolean
}

/**
 * Best entries of ILSVRC classification and, for 2012, the runner-up. 2010 and 2012: Krizhevsky et al. 2012, tables 1 and
 * 2 and section 6; 2014: Szegedy et al., arXiv 1409.4842; 2015: He et al., arXiv 1512.03385; 2011 from one community
 * source.
 */
export const contest: readonly Entry[] = [
  { id: 'y2010', year: 2010, errorPercent: 28.2, network: false },
  { id: 'y2011', year: 2011, errorPercent: 25.8, network: false },
  { id: 'runnerUp', year: 2012, errorPercent: 26.2, network: false },
  { id: 'y2012', year: 2012, errorPercent: 15.3, network: true },
  { id: 'y2014', year: 2014, errorPercent: 6.67, network: true },
  { id: 'y2015', year: 2015, errorPercent: 3.57, network: true },
]
