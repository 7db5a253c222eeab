import type { CodeFigureWords } from '../en/code-figures'

export const codeFigures: CodeFigureWords = {
  source: {
    of: '网络',
    networks: {
      'lenet-modern': 'LeNet-5（今天）',
      'lenet-1998': 'LeNet-5（1998）',
      'alexnet-2012': 'AlexNet（2012）',
      torchvision: 'AlexNet（torchvision）',
    },
    in: '库',
    libraries: { pytorch: 'PyTorch', keras: 'Keras', tfjs: 'TensorFlow.js' },
    layers: '{network}的各层',
    label: '{network}，用 {library} 写',
    named: '{name}：{kind}',
    kinds: {
      conv: '卷积',
      'table-conv': '按连接表的卷积',
      'depthwise-conv': '逐通道卷积',
      pool: '池化',
      subsample: '可训练的下采样',
      flatten: '展平',
      dense: '全连接',
      'batch-norm': '批归一化',
      lrn: '响应归一化',
      dropout: 'dropout',
      rbf: '到编码的距离',
    },
    shape: '图 × 行 × 列',
    parameters: '参数',
    macs: '每张图片的乘加次数',
    none: '没有',
    notCounted: '这里不计',
    tested: {
      pytorch: '有测试给这份程序和我们的引擎装上同一套随机权重，再比较两边的得分。',
      keras: '有测试把它的各层和参数值与网络核对。我们没有运行过它。',
      tfjs: '有测试给这份程序和我们的引擎装上同一套随机权重，再比较两边的得分。',
    },
  },
  course: {
    label: '课程页面的代码',
    side: '图片边长（像素）',
    sides: '常见的边长',
    mends: '打补丁',
    mend: {
      import: {
        name: 'import torch',
        lacks: 'torch 这个名字从没定义过。第一张图片走到 torch.flatten 时，Python 才去找它。',
        mended: '现在有了 torch 这个名字，torch.flatten 找得到了。',
      },
      pool: {
        name: '自适应池化',
        lacks: '第一个全连接层要 256 张 6 × 6 的图，可没有什么来保证。',
        mended: '卷积部分出来的不管多大，都平均成 6 × 6。本来就这么大的，一点不变。',
      },
      network: {
        name: '换成论文的层',
        lacks: '这是 torchvision 的层，出自 Krizhevsky 2014 年的文章。页面上画的却是 2012 年的网络。',
        mended: '2012 年的网络：两组，响应归一化，dropout 在 fc6 和 fc7 之后。它要 227 像素的图片。',
      },
      weights: {
        name: '用 weights= 代替 pretrained=',
        lacks: 'pretrained=True 从 torchvision 0.13 起已不推荐：它没有说是哪套权重。',
        mended:
          '现在说明了是哪套权重。models.AlexNet_Weights.IMAGENET1K_V1.transforms() 会按它的要求准备图片。',
      },
    },
    tones: { lacking: '这里有缺漏', mended: '已补好', failed: '在这里失败' },
    runs: '能跑：给出 1,000 个得分。',
    fails: '在第 {line} 行失败：',
    parameters: '打上这些补丁，这个类有 {count} 个参数，与图片大小无关。',
  },
  ten: {
    label: '十行代码，微调',
    said: {
      imports:
        '三个 import：torch 本身，它的各种层，还有 torchvision：AlexNet、它的权重和读文件夹的工具都在里面。',
      weights: '说明是哪套权重。当初图片是怎么准备的，权重也一并带着。',
      model:
        '装上这套权重的 AlexNet，第一次要下载 244 MB。它的各层都不训练，dropout 也关着：同一张图片的特征总是一样。',
      photos: '“photos”里每个文件夹是一类。每张图片都像 torchvision 测试 AlexNet 时那样裁剪、缩放。',
      layer: '换掉最后一层：你的每一类一个得分。它是新的，所以可以训练。',
      optimiser: '带动量的梯度下降，只交给它新的那一层。',
      epochs: '把所有照片看十遍。',
      batches: '一次三十二张，每遍的次序都重新打乱。',
      zero: '忘掉上一步的梯度：PyTorch 会把梯度累加起来。',
      loss: '得分、softmax、损失一次算完，再往回走：新的那一层每个权重变一点，损失变多少。',
      step: '让新的那一层的权重往低处挪一小步。',
    },
  },
  take: {
    copy: '复制',
    copied: '已复制',
    notCopied: '浏览器不让网页复制。请保存成文件，或者选中文本。',
    save: '保存成文件',
  },
}
