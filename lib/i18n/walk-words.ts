import type { Lang } from './languages'

/** What the panel of a walk says: read on the server, so that it reaches only the pages that have one. */
export interface WalkWords {
  title: string
  begin: string
  offer: string
  on: string
  back: string
  leave: string
  done: string
  place: string
  space: string
  noScript: string
}

export const walkWords: Record<Lang, WalkWords> = {
  en: {
    title: 'A walk through the figure',
    begin: 'Show me',
    offer: 'A walk through the figure in {count} steps',
    on: 'Go on',
    back: 'Back',
    leave: 'Leave',
    done: 'Done',
    place: 'Step {at} of {count}',
    space: 'the space bar goes on',
    noScript: 'The walk through the figure needs JavaScript, which is switched off.',
  },
  zh: {
    title: '带你走一遍这张图',
    begin: '带我看',
    offer: '分 {count} 步走一遍这张图',
    on: '继续',
    back: '上一步',
    leave: '离开',
    done: '走完了',
    place: '第 {at} 步，共 {count} 步',
    space: '按空格键继续',
    noScript: '带读这张图要用 JavaScript，而它现在是关着的。',
  },
}
