import type { search as english } from '../en/search'

export const search = {
  title: '搜索全书',
  label: '要找的词',
  placeholder: '一两个词',
  close: '关闭',
  loading: '正在取索引……',
  failed: '索引没有取到。请检查网络，再试一次。',
  retry: '再试一次',
  none: '没有找到“{query}”。换个词，或者少写几个词。',
  found: '找到 {count} 处',
  foundOne: '找到 1 处',
  empty: '可以搜各章正文和术语表，断网也能用。',
  keys: '方向键选择，回车打开，Esc 关闭。',
} satisfies typeof english
