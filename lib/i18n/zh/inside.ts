import type { inside as english } from '../en/inside'
import { unfolding } from './unfolding'

export const inside: typeof english = {
  ...unfolding,
  bench: '看进 LeNet 里面',
  how: '每个小方格是一个值：纸色是这一层里最小的，墨色是最大的。指着一格、点一下，或用方向键走过去，它就被拆开。图和单元从 0 数起，与 1998 年的表 I 一样；行和列从 1 数起。',
  pad: {
    title: '你写的',
    label: '各层旁边的手写板，与上面的是同一笔迹',
    empty: '在这里写',
  },
  note: {
    shipped: '本书的 LeNet 怎样看你写的字，边写边变。',
    mine: '你自己的 LeNet 怎样看你写的字，边写边变。',
    empty: '手写板是空的，这里用一个测试数字 {digit} 代替。',
    blot: '写得太小，读不出来，这里用一个测试数字 {digit} 代替。',
    draw: '自己写一个',
  },
  network: { title: '看哪个网络', shipped: '本书的', mine: '你的' },
  input: {
    title: '输入',
    size: '32 × 32',
    label: '网络拿到的图像，32 × 32。框出的是第 {top} 到 {bottom} 行、第 {left} 到 {right} 列。',
    sees: '看到第 {top} 到 {bottom} 行、第 {left} 到 {right} 列',
  },
  layers: {
    output: '输出',
    maps: '{count} 张 {height} × {width} 的图',
    units: '{count} 个单元',
    range: '{least} 到 {most}',
    label: '{layer}：{size}',
  },
  place: {
    map: '{layer}，图 {map}，第 {row} 行第 {column} 列',
    unit: '{layer}，单元 {unit}',
  },
  said: '{place}：{value}',
  reads: {
    input: '它读输入的第 {top} 到 {bottom} 行、第 {left} 到 {right} 列。',
    oneMap: '它读 {layer} 的图 {maps} 的第 {top} 到 {bottom} 行、第 {left} 到 {right} 列。',
    allMaps: '它读 {layer} 全部 {count} 张图的第 {top} 到 {bottom} 行、第 {left} 到 {right} 列。',
    table: '按连接表，它读 {layer} 的图 {maps}：第 {top} 到 {bottom} 行、第 {left} 到 {right} 列。',
    all: '它读 {layer} 的全部 {count} 个值。',
  },
  follow: '到最大的一项去：{place}',
  terms: {
    title: '各项，从大到小',
    titleDistance: '各个差的平方，从大到小',
    how: '用方向键走，按回车到那个单元去。',
    product: '{from}：{input} × {factor} = {term}',
    difference: '{from}：({input} − {factor})² = {term}',
    go: '到 {from} 去',
    window: '第 {first} 到 {last} 项，共 {count} 项',
    earlier: '更大的',
    later: '更小的',
  },
  softmax: {
    title: 'softmax：十个输出各占多少',
    how: '以 e 为底、输出为指数，算出十个数，各除以它们的总和。这里是 e^{value} / {sum} = {share}。',
    rbf: '输出是距离，最小的胜出。各占多少，由距离取负之后的 softmax 算出。',
    bars: '每个输出占多少',
  },
  numbers: '看数字',
  reading: '正在取各层的值……',
}
