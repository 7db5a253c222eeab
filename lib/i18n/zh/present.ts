import type { present as english } from '../en/present'

export const present = {
  bar: '演示',
  previous: '上一节',
  next: '下一节',
  leave: '退出（Esc）',
  place: '{number} / {count}',
  printing: '正在取各张图……',
} satisfies typeof english
