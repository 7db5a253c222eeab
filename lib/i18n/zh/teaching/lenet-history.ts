import type { Teaching } from '../../teaching'

export const lenetHistory: Teaching = {
  before: ['百分数', '读过第 1 章更好，没读过也行'],
  questions: [
    '谁算得上 LeNet 的发明人？要下这个判断，你还得知道些什么？',
    '为什么那么多文章爱写“第一个”？读者会因此吃什么亏？',
    '1998 年 LeNet 并没有领先对手多少，为什么后来人人记得的是它？',
  ],
  misconceptions: [
    {
      wrong: 'LeNet 是第一个有卷积和池化的网络。',
      right: '1980 年的新认知机两样都有；新的是让所有层一起学。',
    },
    { wrong: 'LeNet 读对了 82% 的手写支票。', right: '82% 说的是金额为印刷的商业支票。' },
    { wrong: '0.8% 明显好过 0.95%。', right: '在 10,000 个数字上，这点差别和碰运气差不多。' },
  ],
  plans: {
    45: [
      { minutes: 10, what: '一起走一遍时间线：什么在变，什么没变？' },
      { minutes: 15, what: '两人一组翻 MNIST，找出三个你们不同意标签的数字' },
      { minutes: 10, what: '那张图：排一排，先猜每根条是什么，再按' },
      { minutes: 10, what: '讨论第一题，做练习 1 和 2' },
    ],
    90: [
      { minutes: 15, what: '时间线，每组讲一站' },
      { minutes: 25, what: 'MNIST：按顺序翻，看最难的，看平均；盖住标签读最难的' },
      { minutes: 20, what: '那张图：排列、筛选、按一按；练习 1 到 3' },
      { minutes: 15, what: '错误率有多可靠？读深入部分，做练习 4' },
      { minutes: 15, what: '讨论，做章末的题' },
    ],
  },
  worksheet: [
    { task: '一种方法认错 10,000 个测试数字的 2.4%。一共错几个？', answer: '240 个。', lines: 1 },
    { task: '十个数字两两配对（“两两线性”分类器），有多少对？', answer: '10 × 9 / 2 = 45。', lines: 2 },
    {
      task: 'LeNet-5 错 95 个，训练时加上变形数字之后错 82 个。错误少了百分之几？',
      answer: '95 个里少了 13 个，约 14%。',
      lines: 2,
    },
    {
      task: '取 p = 0.01，n = 10,000，算出 √(p (1 − p) / n)。它说明什么？',
      answer: '约 0.001：在这个测试上，1% 的错误率有约 0.1% 的误差。',
      lines: 3,
    },
  ],
}
