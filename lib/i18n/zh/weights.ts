import type { weights as english } from '../en/weights'

export const weights = {
  bench: '大网络的权重',
  picker: '由哪个网络回答',
  networks: {
    alexnet64: { name: 'AlexNet-64', form: '看 64 × 64 像素，认得 200 种东西' },
    alexnet: { name: 'AlexNet（torchvision）', form: '单列，224 × 224 像素，1,000 种东西' },
    alexnet2012: { name: 'AlexNet（2012）', form: '两列，227 × 227 像素，1,000 种东西' },
  },
  cost: '{parameters} 个参数，每张图 {macs} 次乘加',
  ships: '本站自带：{size}',
  here: '已在本机：{size}',
  hereForVisit: '在你离开之前可用：{size}',
  toFetch: '需要下载：{size}',
  toFetchRest: '还需下载 {size} 中剩下的部分',
  notHere: '它的权重还不在这里',
  bringing: '正在取得：{percent}',
  bring: '带来它的权重',
  which: '哪个 AlexNet 的权重',
  forms: { alexnet: 'torchvision', alexnet2012: '2012' },

  held: '已在本机：{size}',
  fromFile: '{date}由 {name}（{size}）转换而来。',
  fromSite: '{date}从本站下载。',
  kept: '下次来访时仍在。空间不足时，浏览器可能会把它清掉。',
  visitUnavailable:
    '这个浏览器不让本页保存东西（隐私窗口或普通 http 地址就会这样）：权重在你关闭页面之前可用。',
  visitNoRoom: '没有足够的空间来保存：权重在你关闭页面之前可用。腾出空间后再带来一次，就能留住。',
  remove: '删除',
  removeAsk: '要从本机删除 {size} 吗？以后要用，得重新带来。',
  removeYes: '删除',
  removeNo: '保留',

  hosted: '本站有这份权重：{size}。你要求时才会下载，下载后留给下次使用。',
  fetch: '下载 {size}',
  hostedPart: '{size} 中已有 {here} 在本机。',
  goOn: '下载剩下的部分',

  alexnetHint:
    '也可以拖到这里：alexnet-owt-7be5be79.pth，或同一份权重的 .safetensors。文件在你的设备上读取，不会上传。',
  alexnet2012Hint:
    '也可以拖到这里：这种形式的 .onnx 文件（.safetensors、.pth 也行）。文件在你的设备上读取，不会上传。',
  choose: '选择文件',
  noPlace: '带来的权重只用到你关闭页面为止：这个浏览器不让本页保存东西。',

  jobImport: '正在读取并转换 {name}',
  jobFetch: '正在从本站下载',
  waiting: '本站的另一个标签页正在取得同一份权重，这里等它完成',
  bytes: '{percent} · {received} / {total} MB',
  cancel: '取消',
  stoppedImport: '已停止，这个文件什么也没有留下；之前已有的还在。',
  stoppedFetch: '已停止。收到的部分会留着，剩下的随时可以再下载。',
  keptPart: '收到的部分已留下。',
  retry: '再试一次',
  problems: {
    cut: '这个文件有损坏或不完整：它有 {bytes} 字节（{problem}）。请重新下载或复制，并和公布的大小对照。',
    other: '这不是 {network} 的权重（{problem}）。请另选文件，或者先在上面选好它属于哪个网络。',
    program:
      '这个文件里不只有权重，而这里只读权重（{problem}）。请只保存 state_dict：torch.save(model.state_dict(), "weights.pth")。',
  },
  done: '权重到了：{size}。',

  where: {
    alexnet: '文件从哪里来',
    alexnet2012: '文件里要有什么',
    official: 'torchvision 自己的文件，在 ImageNet 上训练：',
    size: '大小',
    bytes: '{count} 字节',
    sum: 'SHA-256',
    licence:
      'torchvision 说明：它提供的训练好的模型可能带有自己的许可，或来自训练数据的条款；能不能用于你的用途，要由你自己弄清。ImageNet 的图片只提供给非商业的研究和教学使用。',
    shrunk:
      '权重在保存之前会先变小：每个用 8 位或更少，而不是 32 位。这对答案的影响只在 AlexNet-64 上测量过。',
    form2012:
      '这种形式的训练好的权重，作者没有以本页能读的文件提供。如果你自己训练了这个网络，可以导出为 ONNX：只读取八个层的权重，按先后顺序，形状如下。若是 .safetensors 或 .pth 文件，名称也要如下。这时网络看到的是 0 到 255 的 RGB 像素，各减去 ImageNet 的均值 123.7、116.3、103.5；响应归一化用论文的常数：k = 2，α 不除以 n。Caffe 那个形状相同的文件，训练时用的是 k = 1 和 α / n，在这里答案不会对。',
    never: '没有权重时，这个网络只给出形状、代价和速度，绝不会拿出答案。',
    name: '名称',
    shape: '形状',
  },

  speed: {
    title: '它在这里会有多快？',
    about: '用随机数当权重试一次，花的时间和真正的权重差不多。算出来的结果没有意义，也不显示。',
    run: '用随机权重计时',
    running: '正在生成 {count} 个随机权重，并给每一层计时',
    done: '一张图：{engine} 上 {ms} 毫秒，权重是随机的。',
    layer: '层',
    ms: '毫秒',
    chart: '每一层的毫秒数，权重是随机的',
  },
} satisfies typeof english
