/** Words of the figures in `compare`; `{…}` is filled in. */
export const compareFigures = {
  table: {
    label: 'LeNet-5 and AlexNet, row by row',
    edition: 'Written',
    editions: { published: 'as published', today: 'as today' },
    names: {
      published: ['LeNet-5, 1998', 'AlexNet, 2012'],
      today: ['LeNet-5, modern', 'AlexNet, torchvision'],
    },
    order: 'Sort by',
    orders: {
      plain: 'the book’s order',
      lenet: 'LeNet-5, greatest first',
      alexnet: 'AlexNet, greatest first',
      ratio: 'the ratio, greatest first',
    },
    ratio: 'ratio',
    times: '{ratio} times',
    rows: {
      parameters: 'Trained parameters',
      macs: 'Multiply-adds a picture',
      neurons: 'Units',
      bytes: 'Bytes of weights, float32',
      inputs: 'Numbers of input',
      pictures: 'Training pictures',
      passes: 'Passes over them',
      trainingMacs: 'Multiply-adds of training',
    },
    notes: {
      parameters:
        'Layer by layer, from the input on. AlexNet of 2012 has two groups; without them it would have 62 million.',
      macs: 'One multiply and one add, biases not counted. Layer by layer; pooling multiplies nothing.',
      neurons:
        'Layer by layer. In 1998 the sub-sampling layers count, since they are trained. The paper of 2012 says 650,000.',
      bytes: 'Four bytes a parameter.',
      inputs: 'Height, width, channels. The paper of 2012 prints 224; its kernels fit as if it were 227.',
      pictures: 'MNIST; and the contest of 2012, about a twelfth of ImageNet at that time.',
      passes: 'Stated in the papers: 20 in 1998, about 90 in 2012.',
      trainingMacs:
        'Three times a forward pass (forward, back to the layer before, back to the weights) for every picture of every pass. An estimate.',
    },
    said: {
      depth: ['Depth', '7 layers by the paper’s count', '8 layers with weights: 5 convolutions, 3 dense'],
      activation: ['Activation', '1.7159 tanh(2a/3)', 'ReLU'],
      pooling: ['Pooling', '2 × 2, trained gain and bias', 'greatest of 3 × 3, stride 2, overlapping'],
      output: ['Output', 'ten distances, the smallest wins', 'softmax over 1,000 classes'],
      regularisation: [
        'Against learning by heart',
        'distorted digits, in one of the trainings',
        'crops, mirror images, colour shifts, dropout, weight decay',
      ],
      optimiser: [
        'Method',
        'stochastic diagonal Levenberg-Marquardt, one digit a step',
        'SGD with momentum, batches of 128',
      ],
      hardware: ['Machine', 'one R10000 at 200 MHz', 'two GTX 580 of 3 GB'],
      time: ['Time', '2 to 3 days', '5 to 6 days'],
      error: [
        'Error',
        '0.95%; 0.8% with distorted digits',
        'top-5: 18.2% one network, 16.4% five, 15.3% seven, two of them trained on more pictures',
      ],
    },
  },
  towers: {
    of: 'Bars show',
    quantities: { parameters: 'parameters', macs: 'multiply-adds', neurons: 'units' },
    label: '{name}, {of} of each layer',
  },
  stacks: {
    kernel: 'One large kernel',
    channels: 'Maps, in and out',
    side: 'Side of the maps',
    stack: '{layers} layers of 3 × 3',
    single: 'one layer of {kernel} × {kernel}',
    weights: 'Weights',
    macs: 'Multiply-adds',
    field: 'The fields of 1 to {layers} layers of 3 × 3, up to {kernel} × {kernel} pixels',
    said: '{layers} layers of 3 × 3 see {kernel} × {kernel} pixels. With {channels} maps they have {share}% of the weights, and {layers} activations instead of one.',
  },
  depthwise: {
    kernel: 'Kernel',
    channels: 'Maps in',
    filters: 'Maps out',
    side: 'Side of the maps',
    standard: 'usual',
    separable: 'separable',
    weights: 'Weights',
    macs: 'Multiply-adds',
    share: '1 / {filters} + 1 / {square} = {share} of the usual work is left.',
  },
  folding: {
    controls: { gamma: 'scale', beta: 'shift', mean: 'running mean', variance: 'running variance' },
    reset: 'As at first',
    input: 'Input',
    two: 'Two steps',
    one: 'One step',
    kernel: 'Kernel, and bias {bias}',
    sums: 'After the convolution',
    normalised: 'After the normalisation',
    same: 'The last rows of both are equal, whatever you set.',
  },
  later: {
    by: 'Across',
    axes: { macs: 'million multiply-adds', parameters: 'million parameters' },
    accuracy: 'accuracy, top-1',
    point: '{name}: {accuracy}%, {macs} million multiply-adds, {parameters} million parameters',
    about: {
      alexnet: 'Where the others start from: many parameters, nearly all of them in the dense layers.',
      squeezenet:
        'As accurate as AlexNet with about a fiftieth of the parameters, and more than twice the arithmetic. Few parameters are not little work.',
      'mobilenet-small': 'More accurate than AlexNet with about a tenth of its arithmetic.',
      googlenet: 'About a ninth of AlexNet’s parameters, twice its arithmetic, and far more accurate.',
      mobilenet:
        'Depthwise-separable convolutions: four fifths of AlexNet’s arithmetic, 7% of its parameters.',
      vgg: 'Small kernels, many of them: the most accurate of the six, and by far the most costly. Small kernels alone do not make a network cheap.',
    },
  },
}

export type CompareFigureWords = typeof compareFigures
