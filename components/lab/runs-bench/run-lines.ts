/** Most runs that can be laid over each other. */
export const MOST_CHOSEN = 6

export interface LineStyle {
  letter: string
  colour: string
  /** SVG dash pattern, so that lines differ without their colours, too. */
  dash: string | undefined
}

/** One a place; a run keeps its place while others come and go. */
export const LINE_STYLES: readonly LineStyle[] = [
  { letter: 'A', colour: 'var(--lenet)', dash: undefined },
  { letter: 'B', colour: 'var(--alexnet)', dash: '7 4' },
  { letter: 'C', colour: 'var(--positive)', dash: '2 3' },
  { letter: 'D', colour: 'var(--negative)', dash: '11 3 2 3' },
  { letter: 'E', colour: 'var(--why)', dash: '14 5' },
  { letter: 'F', colour: 'var(--ink)', dash: '1 4 6 4' },
]
