import type { shell as english } from '../en/shell'

export const shell = {
  book: {
    title: 'LeNet → AlexNet',
    tagline: '两个教会计算机看图的网络，就在你正读的这一页上训练和运行。',
    about:
      '这是一本带实验台的书。刚读到一个网络，往下几行它就开始训练、认你写的字、给你的照片分类。一切都在你自己的浏览器里计算，用的正是书中所讲的网络。',
    description:
      '一本讲 LeNet-5 与 AlexNet 的书，书里有能动手的实验台：在 MNIST 上训练 LeNet，让它认你写的数字，给照片分类，全部在浏览器里完成。',
  },
  entry: {
    title: 'LeNet → AlexNet',
    choose: '选择语言',
    readIn: '阅读中文版',
  },
  contents: {
    title: '目录',
    chapters: '章节',
    chapter: '第 {number} 章',
    minutes: '约 {count} 分钟',
    start: '从第 {number} 章读起',
    more: '缺的章号是还在写的章节。',
    howTitle: '怎么读',
    how: [
      {
        title: '先动手，再讲解',
        text: '每一章开头都有可以按的东西。你看到的现象，随后才给它名字和解释。',
      },
      {
        title: '没有事先录好的结果',
        text: '曲线、准确率和预测都是当着你的面测出来的。换一个随机种子、换一张照片，数字就会不同。',
      },
      {
        title: '什么都不用安装',
        text: '近十年的笔记本电脑就够用，有没有显卡都行；手机也可以。',
      },
    ],
    networksTitle: '本书的两个网络',
    networksCaption:
      '两个网络的各层，由搭建网络所用的同一份描述画成。方块的边长就是特征图的边长，厚度随特征图的张数增加；竖条是全连接层。',
    lenetName: 'LeNet-5',
    lenetYear: '1998 年，今天的写法',
    alexnetName: 'AlexNet-64',
    alexnetYear: '仿 2012 年的 AlexNet，输入 64 × 64 的图片',
    parameters: '{count} 个参数',
    macs: '看一张图要做 {count} 次乘法',
    drawing: '{name}：{layers}',
    map: '{maps} 张 {side} × {side}',
    units: '{units} 个单元',
  },
  header: {
    skip: '跳到正文',
    site: '站点',
    contents: '目录',
    switchLanguage: '阅读本页的英文版',
    theme: '主题',
    system: '跟随系统',
    light: '浅色',
    dark: '深色',
  },
  chapter: {
    onThisPage: '本页内容',
    linkTo: '“{title}”的链接',
    previous: '上一章',
    next: '下一章',
    neighbours: '前后章节',
    allChapters: '全部章节',
  },
  footer: {
    privacy: '你画的、上传的，都不会离开你的设备。',
    privacyMore: '网页、数字图片和权重来自本站，计算全由你的浏览器完成。',
    credits: '致谢',
    mnist: 'MNIST 手写数字：Yann LeCun、Corinna Cortes、Christopher Burges。',
    photos:
      '示例照片：猫 Chelsea，Stéfan van der Walt 摄（CC0）；一杯咖啡，Rachel Michetti 摄，承 Pikolo Espresso Bar 惠允（CC0）；搭载 DSCOVR 的猎鹰 9 号，SpaceX（公有领域）。',
    networks: 'AlexNet-64 由本项目在 Tiny ImageNet 上训练，权重里不含任何图片。',
  },
  insecure: {
    note: '这个地址是不加密的 http，浏览器因此扣下了三样东西：多线程（引擎只用一个线程）、WebGPU 和快速哈希（下载的文件改由本站较慢的代码校验）。其余一切照常。',
  },
  performance: {
    title: '怎样算得快，怎样测出来的',
    description: 'LeNet 和 AlexNet 怎样在浏览器里算得快，以及与其他引擎并排的测量结果。',
  },
  notFound: {
    title: '没有这一页',
    text: '也许是地址打错了，也许是这一章还没有写。',
    back: '回到目录',
  },
  mdx: {
    youWillLearn: '读完本章，你会',
    recap: '小结',
    pitfall: '当心',
    deepDive: '深入一步',
    figure: '图 {number}',
    table: '表格，可左右滚动',
    code: '代码',
    formula: '公式，可左右滚动',
    question: '考考自己',
    check: '核对',
    again: '再试一次',
    right: '对。',
    wrong: '不对。',
    pickFirst: '请先选一个答案。',
    typeNumber: '请先填一个数。',
    hint: '提示：',
    yourAnswer: '你的答案',
    figurePlace: {
      loading: '正在取这张图……',
      failed: '这张图没有取到。请检查网络，再试一次。',
      retry: '再试一次',
      noScript: '这里是一张可以动手摆弄的图，要用 JavaScript，而它现在是关着的。',
    },
  },
  bench: {
    loading: '正在取实验台……',
    failed: '实验台没有取到。请检查网络，再试一次。',
    retry: '再试一次',
    noScript: '这里的实验台在你的浏览器里计算，要用 JavaScript，而它现在是关着的。',
  },
  ui: {
    exact: '{label}，精确值',
    busy: '正在计算',
  },
} satisfies typeof english
