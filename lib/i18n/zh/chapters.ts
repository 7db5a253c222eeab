import type { chapters as english } from '../en/chapters'

export const chapters = {
  convolution: {
    title: '卷积核滑过图片',
    short: '卷积',
    summary: '亲手把卷积拆开来看：乘积与和、大小、通道、池化、共用的权重，还有图片移动时会发生什么。',
  },
  'lenet-history': {
    title: 'LeNet 从哪里来',
    short: 'LeNet 的故事',
    summary:
      '从新认知机一路走到支票识别机，给 1998 年那张有名的图重新排一排，把 MNIST 的 70,000 个数字翻一遍。',
  },
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
    summary: '写一个数字，往认它的网络里面看，问它为什么，把它弄坏，再让它读一张支票上的金额。',
  },
  'road-to-imagenet': {
    title: '通往 ImageNet 的路',
    short: '通往 ImageNet',
    summary:
      'LeNet 和 AlexNet 之间隔了十四年。训练几个梯度会消失的深层网络，拿你的设备和 1998 年比一比，看看当时缺了什么。',
  },
  'alexnet-architecture': {
    title: '逐层看 AlexNet',
    short: 'AlexNet 的各层',
    summary:
      '用自己的照片，打开三种 AlexNet 的每一层。看看 224 为什么放不下，两块显卡之间要传什么，时间又花在你设备的哪里。',
  },
  'alexnet-ideas': {
    title: 'AlexNet 的主意，一个一个试',
    short: 'AlexNet 的主意',
    summary:
      'ReLU、重叠池化、dropout、变形的图片，各跑几个种子比一比；再亲手拆开响应归一化。结果是怎样，就说怎样。',
  },
  'training-at-scale': {
    title: '大规模训练',
    short: '大规模训练',
    summary:
      '数一数两块显卡之间传多少话，把显存填满，把九十轮换成你机器上的天数，再把 2012 年的更新规则拆开来看。',
  },
  'classify-photos': {
    title: '用 AlexNet 给照片分类',
    short: '照片分类',
    summary: '把照片交给一个小 AlexNet，学会看懂它的前五个猜测：那是在两百类东西里各占的份额。',
  },
  'fine-tune': {
    title: '教 AlexNet 认你自己的东西',
    short: '微调',
    summary:
      '收集你自己的图片，留住 AlexNet 的特征，几秒钟训练出一个新的最后一层；再看看这样的网络什么时候答案对、理由却不对。',
  },
  compare: {
    title: 'LeNet 与 AlexNet，并排来看',
    short: '对照',
    summary: '那张有名的对照表，每个数都自己验算；换换卷积核，把归一化并掉，再看两个想法后来成了什么。',
  },
  code: {
    title: '把网络写成程序',
    short: '代码',
    summary:
      '用 PyTorch、Keras 和 TensorFlow.js 读 LeNet 和 AlexNet，一行一行对着网络看；补好一段代码，自己写一个网络，再把它带出浏览器。',
  },
} satisfies typeof english
