import type { chapters as english } from '../en/chapters'

export const chapters = {
  'lenet-architecture': {
    title: 'LeNet-5 逐层看',
    short: 'LeNet 的各层',
    summary: '把 LeNet-5 一层一层打开，看 1998 年发表的样子，也看今天的写法，把里面的任何一个数拆开来算。',
  },
  'train-lenet': {
    title: '在 MNIST 上训练 LeNet',
    short: '训练 LeNet',
    summary: '从一个什么都不懂的网络开始，给它看手写数字，看它怎样一步一步学会认字。',
  },
  'read-digits': {
    title: '让网络认你写的数字',
    short: '识别手写数字',
    summary: '写一个数字，看看网络眼中的它是什么样子，也弄明白写在哪里为什么和怎么写一样要紧。',
  },
  'classify-photos': {
    title: '用 AlexNet 给照片分类',
    short: '照片分类',
    summary: '把照片交给一个小 AlexNet，学会看懂它的前五个猜测：那是在两百类东西里各占的份额。',
  },
} satisfies typeof english
