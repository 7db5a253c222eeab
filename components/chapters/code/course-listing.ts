import { alexnetTorchvision } from '@/lib/nn/alexnet'
import { alexnet2012 } from '@/lib/nn/alexnet2012'
import { pythonNumber } from '@/lib/nn/code/python-text'
import type { AnyLayer, AnyNetwork } from '@/lib/nn/layers'
import { layerShapes, shapeSize, type Shape } from '@/lib/nn/shapes'

/** What the course page's listing lacks, each of which a switch mends. */
export const mends = ['import', 'pool', 'network', 'weights'] as const
export type Mend = (typeof mends)[number]
export type Mended = ReadonlySet<Mend>

export interface CourseLine {
  line: string
  /** The lack that stands at this line, or that it mends. */
  mend: Mend | null
}

/** What the first dense layer of the listing is written for. */
const WANTED: Shape = [6, 6, 256]
const WANTED_LENGTH = shapeSize(WANTED)

/** The network of the listing with pictures of this side: torchvision's, or as mended the paper's. */
function networkOf(mended: Mended, side: number): AnyNetwork {
  const spec = mended.has('network') ? alexnet2012 : alexnetTorchvision
  return { ...spec, input: { height: side, width: side, channels: 3 } }
}

/** Layers up to the last pooling. */
const featuresOf = ({ layers }: AnyNetwork): readonly AnyLayer[] =>
  layers.slice(
    0,
    layers.findIndex(({ kind }) => kind === 'flatten'),
  )

function moduleOf(layer: AnyLayer, maps: number): string[] {
  switch (layer.kind) {
    case 'conv': {
      const { filters, kernel, stride = 1, pad = 0, groups = 1 } = layer
      const rest = [
        stride === 1 ? '' : `, stride=${stride}`,
        pad === 0 ? '' : `, padding=${pad}`,
        groups === 1 ? '' : `, groups=${groups}`,
      ]
      return [
        `nn.Conv2d(${maps}, ${filters}, kernel_size=${kernel}${rest.join('')}),`,
        'nn.ReLU(inplace=True),',
      ]
    }
    case 'pool':
      return [`nn.MaxPool2d(kernel_size=${layer.size}, stride=${layer.stride}),`]
    case 'lrn': {
      const { size, k, alpha, beta } = layer
      return [`nn.LocalResponseNorm(${size}, alpha=${pythonNumber(alpha * size)}, beta=${beta}, k=${k}),`]
    }
    default:
      throw new RangeError(`the listing has no ${layer.kind}`)
  }
}

/** The class and the line that loads ready-made weights, with these mends. */
export function courseListing(mended: Mended): CourseLine[] {
  const has = (mend: Mend) => mended.has(mend)
  let maps = 3
  const features = featuresOf(networkOf(mended, 227)).flatMap((layer) => {
    const lines = moduleOf(layer, maps)
    if (layer.kind === 'conv') maps = layer.filters
    const marked = layer.kind === 'conv' || layer.kind === 'lrn'
    return lines.map((line, i): CourseLine => ({
      line: `            ${line}`,
      mend: marked && i === 0 ? 'network' : null,
    }))
  })
  const plain = (text: string): CourseLine[] => text.split('\n').map((line) => ({ line, mend: null }))
  const at = (mend: Mend, line: string): CourseLine => ({ line, mend })
  const when = (mend: Mend, line: string): CourseLine[] => (has(mend) ? [at(mend, line)] : [])
  const dense = has('network')
    ? `            nn.ReLU(inplace=True),
            nn.Dropout(),
            nn.Linear(4096, 4096),
            nn.ReLU(inplace=True),
            nn.Dropout(),
            nn.Linear(4096, num_classes),`
    : `            nn.ReLU(inplace=True),
            nn.Dropout(),
            nn.Linear(4096, 4096),
            nn.ReLU(inplace=True),
            nn.Linear(4096, num_classes),`
  return [
    ...when('import', 'import torch'),
    has('import') ? plain('import torch.nn as nn')[0] : at('import', 'import torch.nn as nn'),
    ...plain(`from torchvision import models


class AlexNet(nn.Module):
    def __init__(self, num_classes=1000):
        super().__init__()
        self.features = nn.Sequential(`),
    ...features,
    ...plain('        )'),
    ...when('pool', '        self.avgpool = nn.AdaptiveAvgPool2d((6, 6))'),
    ...plain('        self.classifier = nn.Sequential('),
    ...(has('network') ? [] : plain('            nn.Dropout(),')),
    at('pool', '            nn.Linear(256 * 6 * 6, 4096),'),
    ...plain(dense),
    ...plain(`        )

    def forward(self, x):
        x = self.features(x)`),
    ...when('pool', '        x = self.avgpool(x)'),
    at('import', '        x = torch.flatten(x, 1)'),
    ...plain(`        return self.classifier(x)

`),
    at(
      'weights',
      has('weights')
        ? 'ready = models.alexnet(weights=models.AlexNet_Weights.IMAGENET1K_V1)'
        : 'ready = models.alexnet(pretrained=True)',
    ),
  ]
}

/** How far a picture gets. */
export interface Journey {
  /** What it is after the features, after the adaptive pooling and flattened, as far as it gets. */
  shapes: { part: 'features' | 'avgpool' | 'flatten'; shape: Shape }[]
  end: { kind: 'runs' } | { kind: 'failed'; error: string; line: number }
}

/** What PyTorch says where a window is larger than what it reads. */
function smallError(layer: AnyLayer, input: Shape): string {
  const [height, width, maps] = input as readonly [number, number, number]
  if (layer.kind === 'conv') {
    const { kernel, pad = 0 } = layer
    const padded = `(${height + 2 * pad} x ${width + 2 * pad})`
    return `RuntimeError: Calculated padded input size per channel: ${padded}. Kernel size: (${kernel} x ${kernel}). Kernel size can't be greater than actual input size`
  }
  return `RuntimeError: Given input size: (${maps}x${height}x${width}). Calculated output size: (${maps}x0x0). Output size is too small`
}

/** What becomes of one picture of this side in the listing with these mends, worked out as PyTorch would. */
export function journeyOf(mended: Mended, side: number): Journey {
  const network = networkOf(mended, side)
  const features = featuresOf(network)
  const lines = courseListing(mended).map(({ line }) => line.trim())
  const lineOf = (begin: string) => lines.findIndex((line) => line.startsWith(begin)) + 1
  let shape: Shape = [side, side, 3]
  for (let i = 0; i < features.length; i++) {
    try {
      shape = layerShapes({ ...network, layers: features.slice(0, i + 1) })[i]
    } catch {
      const error = smallError(features[i], shape)
      return { shapes: [], end: { kind: 'failed', error, line: lineOf('x = self.features') } }
    }
  }
  const shapes: Journey['shapes'] = [{ part: 'features', shape }]
  if (mended.has('pool')) shapes.push({ part: 'avgpool', shape: WANTED })
  if (!mended.has('import')) {
    const error = "NameError: name 'torch' is not defined"
    return { shapes, end: { kind: 'failed', error, line: lineOf('x = torch.flatten') } }
  }
  const length = shapeSize(shapes[shapes.length - 1].shape)
  shapes.push({ part: 'flatten', shape: [length] })
  if (length !== WANTED_LENGTH) {
    const error = `RuntimeError: mat1 and mat2 shapes cannot be multiplied (1x${length} and ${WANTED_LENGTH}x4096)`
    return { shapes, end: { kind: 'failed', error, line: lineOf('return self.classifier') } }
  }
  return { shapes, end: { kind: 'runs' } }
}
