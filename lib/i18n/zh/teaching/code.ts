import type { Teaching } from '../../teaching'

export const code: Teaching = {
  before: ['两个网络的各层（第 3 章和第 7 章）', '看得懂短的 Python 程序'],
  questions: [
    '这一章里的错误，哪些会报错，哪些不会？哪一种更费时间？',
    '测试发现一份程序的参数个数是对的。它还可能错在哪里？',
    '课程里印的代码可以有缺漏吗？什么时候省略是帮忙，什么时候是陷阱？',
  ],
  misconceptions: [
    {
      wrong: '形状对得上，权重就没错。',
      right: '换一种次序展平，形状还是一样，答案却是乱的。',
    },
    {
      wrong: '论文里的常数，抄进哪个库都行。',
      right: '响应归一化的 α，PyTorch 要除以 n，TensorFlow 不除。',
    },
    {
      wrong: 'torchvision 的 AlexNet 就是 2012 年的 AlexNet。',
      right: '它是 2014 年的形式：宽度不同，没有分组，也没有响应归一化。',
    },
  ],
  plans: {
    45: [
      { minutes: 12, what: '图 13.1：每两人选一层，在三个库里找出它的几行' },
      { minutes: 10, what: '展平的次序；练习 1' },
      { minutes: 13, what: '图 13.2：先猜能不能跑，再打补丁' },
      { minutes: 10, what: '图 13.3，以及本章的问题' },
    ],
    90: [
      { minutes: 15, what: '图 13.1 和它的导览' },
      { minutes: 15, what: '各个库有什么不同；练习 1 和 2' },
      { minutes: 20, what: '图 13.2：每个补丁、几种边长；练习 3' },
      { minutes: 10, what: '图 13.3：要做正经实验，它还缺什么？' },
      { minutes: 20, what: '自己写一个：认数字，参数越少越好' },
      { minutes: 10, what: '浏览器装不下的时候：哪些东西必须不变？问题' },
    ],
  },
  worksheet: [
    {
      task: '一张图片有 2 行、3 列、4 张图，把它展平。第 1 行、第 0 列、第 2 张图的值，在 Keras 里排第几，在 PyTorch 里排第几？都从 0 数起。',
      answer: 'Keras：(1 × 3 + 0) × 4 + 2 = 14；PyTorch：(2 × 2 + 1) × 3 + 0 = 15。',
      lines: 3,
    },
    {
      task: '按论文的公式 n = 3、α = 0.002，PyTorch 的 LocalResponseNorm 的 alpha 该写多少？',
      answer: '0.006。',
      lines: 1,
    },
    {
      task: '200 × 200 的图片走图 13.2 的代码，已经补上 import torch：每层之后多大，最后报什么错？',
      answer:
        'conv1 49，池化 24，conv2 24，池化 11，conv3 到 conv5 都是 11，池化 5：256 × 25 = 6,400 个数，而那一层要 9,216 个。',
      lines: 4,
    },
    {
      task: '图 13.4 里有一处错误的模板：conv3 读到的图有多大？不填充时，放得下的最大卷积核是几？填充 1 时呢？',
      answer: '⌊(32 − 5) / 2⌋ + 1 = 14，然后 7、5、2：读到 2 × 2 的图。卷积核最大是 2；填充 1 时是 4。',
      lines: 3,
    },
  ],
}
