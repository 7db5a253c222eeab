import type { takeAway as english } from '../en/take-away'

export const takeAway: typeof english = {
  title: '带走它',
  prepareFirst:
    '把网络现在的样子存成别的程序能读的文件。无论在哪里运行，给它看的数字都要和训练时一样：28×28 像素，四周加两个像素的白边，{scaling}。PyTorch 和 Keras 的源代码里都有做这件事的函数。',
  scalings: {
    range: '白纸记作 {paper}，墨迹记作 {ink}',
    standardised: '每个像素是（墨量 − {mean}）/ {deviation}，墨量从 0 到 1',
  },
  formats: {
    safetensors: {
      name: 'safetensors',
      about: '只有权重，名称和排列都照 PyTorch 的习惯。下面两份源代码读的就是这个文件。',
    },
    tfjs: {
      name: 'TensorFlow.js',
      about:
        '一个 layers 模型：model.json 和 weights.bin，装在一个 .zip 里。解压后把文件夹放到服务器上，用 tf.loadLayersModel 读 model.json 的网址。',
    },
    onnx: {
      name: 'ONNX',
      about:
        '整个网络，只用标准算子（opset {opset}），onnxruntime 等许多程序都能读。输入是 {shape}，float32，通道在行之前。',
    },
    pytorch: {
      name: 'PyTorch',
      about: '网络的源代码，可以读，也可以运行。它只用 json 和 numpy 读取 .safetensors 文件。',
    },
    keras: {
      name: 'Keras',
      about: '同样的网络，写成 Keras 3。有一项测试拿它的各层和参数与网络逐一对照，但我们没有运行过它。',
    },
  },
  save: '保存 {format}',
  show: '查看 {format} 源代码',
  about: '约 {size}。',
  reasons: {
    rbf: 'tfjs-layers 没有 RBF 单元。',
    'scaled-tanh': 'tfjs-layers 没有带系数的 tanh。',
    'rbf-and-scaled-tanh': 'tfjs-layers 既没有 RBF 单元，也没有带系数的 tanh。',
    'groups-or-lrn': 'tfjs-layers 既没有分组卷积，也没有局部响应归一化。',
    'no-units': '这个网络的末端不是每类一个的单元。',
  },
  others: '{reason}这些格式存得下这个网络：{formats}。',
  comma: '、',
  tableNote: '连接表里没有的连接，在这个文件里是零；拿到别处接着训练，它们会变成别的数。',
  untrained: '还没有权重：先开始训练，或者走一步，再来保存。',
  saved: '已保存：{file}，{size}。',
  working: '正在写文件……',
  kilobytes: '{count} kB',
  megabytes: '{count} MB',
  source: {
    facts: '{lines} 行，{size}',
    label: '源代码：{file}',
    notRun: '这份源代码我们没有运行过。',
    copy: '复制',
    copied: '已复制',
    notCopied: '这个浏览器不让网页复制。请自己选中文字，或者下载。',
    download: '下载',
    close: '关闭',
  },
  load: {
    title: '再装回来',
    text: '给这个网络装入权重：一个 .safetensors 文件，或者 TensorFlow.js 的 layers 模型（两个文件一起选，或者选它们的 .zip）。文件里的网络必须和这里的完全一样。',
    choose: '选择文件',
    drop: '或者拖到这里',
    loaded: '已装入：{file}，{count} 个数。',
    origin: '文件说它是“{origin}”的权重。这些数装得进来，但这里的网络是“{id}”，答案可能不同。',
  },
}
