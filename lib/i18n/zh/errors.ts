import type { errors as english } from '../en/errors'

export const errors = {
  'download-failed': '有一个文件取不到（{url}）。请检查网络，然后重试。',
  'download-truncated':
    '下载中断：{expected} 字节只到了 {received} 字节（{url}）。请重试，重新取完整的文件。',
  'download-altered':
    '收到的文件与公布的不符（{url}）：校验和不同，所以没有使用。请重试；如果总是这样，说明你和本站之间有什么在改动文件。',
  offline: '你好像没有联网。连上网络后再试一次。',
  'manifest-invalid': '文件清单已损坏（{problem}）。请刷新页面，重新获取。',
  'own-data-missing': '这次训练用的是你自己的数据，但它不在这台设备上。请重新选择文件，或改用 MNIST。',
  'idx-invalid': '这不是合格的 IDX 文件：{problem}。请选用 MNIST 发布的四个文件之一。',
  'weights-invalid': '这些权重与网络对不上：{problem}。请换一个文件。',
  'weights-file-unknown':
    '这个文件里没有权重。请选择 torch 保存的 .pth 文件、.safetensors 文件或 .onnx 文件。',
  'weights-missing': '这里还没有 {network} 的权重。请提供权重文件，或者改用本站自带的 AlexNet-64。',
  'network-file-unknown':
    '你选的不是本页能读的网络。请选一个 .safetensors 文件，或者 tfjs layers 模型的 model.json 和 weights.bin：两个一起选，或者选它们的 .zip。',
  'network-file-incomplete': 'tfjs layers 模型由两个文件组成，还缺 {missing}。请把两个一起选上。',
  'network-file-too-large': '这个文件有 {megabytes} MB，而这个网络的文件不会超过 {limit} MB。请换一个文件。',
  'photo-empty': '这个文件是空的。请换一个。',
  'photo-not-a-picture': '“{name}”不是本页认得的图片。请选 JPEG、PNG、WebP、GIF、AVIF 或 BMP 文件。',
  'photo-svg': 'SVG 是图形而不是照片，这里不读。请另存为 PNG 再试。',
  'photo-truncated': '这个 {type} 文件缺了结尾，多半是没有复制完整。请重新复制后再试。',
  'photo-too-large':
    '这张图片有 {megapixels} 百万像素，超过了这里能稳妥打开的 {limit} 百万像素。请缩小后再试。',
  'photo-undecodable': '你的浏览器打不开这个 {type} 文件。请另存为 JPEG 或 PNG 再试。',
  'browser-too-old': '这个浏览器缺少 {feature}，这里要用到它。请更新浏览器，或者换一个浏览器打开。',
  'tuning-needs-pictures': '每个类别至少要有一张图片，类别要有 2 到 10 个。请添加图片，或者删掉空的类别。',
  'tuning-missing': '还没有训练过。请先按“训练”，或者载入在这里保存过的文件。',
  'tuning-too-many': '已经有 {most} 张图片，本页最多保存这么多。请先删掉一些再添加。',
  'tuning-too-many-classes': '类别最多 {most} 个。请先删掉一个，或者把它的图片移走，再添加新的类别。',
  'tuning-file-other': '这个文件不是在这里微调过的网络：{problem}。请选择由本图保存的 .safetensors 文件。',
  'own-file-long':
    '这个文件有 {kilobytes} kB；在这里写的网络最多 {limit} kB。你的文本没有变。请选择别的文件。',
  'own-file-other':
    '“{name}”不是这里写出的网络：应当是带有 layers 列表的 JSON。你的文本没有变。请选择别的文件。',
  'own-link-broken': '网址里的网络坏了，可能复制时被截断。现在显示的是你自己的文本。请向对方再要一次链接。',
  'own-link-long': '这段文本太长，放不进链接。请存成文件再分享。',
  'engine-unavailable': '引擎“{engine}”在这里没能启动（{reason}）。',
  'engine-wrong': '引擎“{engine}”在这里算得不对（相差 {difference}），不再使用，由另一个引擎接手。',
  'engine-lost': '引擎“{engine}”停止了工作，由另一个引擎接手，进度都还在。',
  'worker-died': '计算没有了回应，已经重新启动。',
  'out-of-memory': '内存不够。请关掉别的标签页，或者把批量调小，再按一次按钮。',
  'training-diverged': '第 {step} 步时损失变成了无穷大：对这些设置来说学习率太高。请调低后重新开始。',
  'settings-invalid': '设置“{name}”不能是 {value}。请换一个值。',
  'storage-unavailable': '浏览器不允许本页保存任何东西，关掉页面后你训练的网络就没有了。',
  unknown: '发生了意料之外的事（{message}）。请刷新页面再试。',
} satisfies typeof english
