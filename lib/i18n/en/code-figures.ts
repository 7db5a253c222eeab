/** Words of the figures in `code`; `{…}` is filled in. */
export const codeFigures = {
  source: {
    of: 'Network',
    networks: {
      'lenet-modern': 'LeNet-5, modern',
      'lenet-1998': 'LeNet-5, 1998',
      'alexnet-2012': 'AlexNet, 2012',
      torchvision: 'AlexNet, torchvision',
    },
    in: 'Library',
    libraries: { pytorch: 'PyTorch', keras: 'Keras', tfjs: 'TensorFlow.js' },
    layers: 'Layers of {network}',
    label: '{network} in {library}',
    named: '{name}: {kind}',
    kinds: {
      conv: 'convolution',
      'table-conv': 'convolution by a table',
      'depthwise-conv': 'depthwise convolution',
      pool: 'pooling',
      subsample: 'trained sub-sampling',
      flatten: 'flattening',
      dense: 'fully connected',
      'batch-norm': 'batch normalisation',
      lrn: 'response normalisation',
      dropout: 'dropout',
      rbf: 'distances from codes',
    },
    shape: 'Maps × rows × columns',
    parameters: 'Parameters',
    macs: 'Multiply-adds a picture',
    none: 'none',
    notCounted: 'not counted here',
    tested: {
      pytorch: 'A test gives this program and our engine the same, random weights and compares the scores.',
      keras: 'A test compares its layers and their arguments with the network. We have not run it.',
      tfjs: 'A test gives this program and our engine the same, random weights and compares the scores.',
    },
  },
  course: {
    label: 'The course page’s listing',
    side: 'Side of the picture, pixels',
    sides: 'Usual sides',
    mends: 'Mend',
    mend: {
      import: {
        name: 'import torch',
        lacks:
          'The name torch is never bound. Python looks for it when the first picture gets to torch.flatten.',
        mended: 'Now torch is a name, and torch.flatten is found.',
      },
      pool: {
        name: 'adaptive pooling',
        lacks: 'The first dense layer wants 256 maps of 6 × 6. Nothing makes sure that it gets them.',
        mended: 'Whatever comes out of the features is averaged to 6 × 6. At that size it changes nothing.',
      },
      network: {
        name: 'the layers of the paper',
        lacks:
          'These are torchvision’s layers, after Krizhevsky 2014. The diagram on the page shows the network of 2012.',
        mended:
          'The network of 2012: two groups, response normalisation, dropout behind fc6 and fc7. It wants 227 pixels.',
      },
      weights: {
        name: 'weights= for pretrained=',
        lacks: 'pretrained=True has been deprecated since torchvision 0.13: it does not say which weights.',
        mended:
          'Now it says which weights. models.AlexNet_Weights.IMAGENET1K_V1.transforms() prepares pictures for them.',
      },
    },
    tones: { lacking: 'lacks something', mended: 'mended', failed: 'fails here' },
    runs: 'It runs: 1,000 scores.',
    fails: 'It fails at line {line}:',
    parameters: 'The class has {count} parameters, with these mends and for every size of picture.',
  },
  ten: {
    label: 'Fine-tuning in ten lines',
    said: {
      imports:
        'Three imports: torch itself, its layers, and torchvision, which has AlexNet, its weights and a reader of folders.',
      weights: 'Says which weights. They bring with them how their pictures were prepared.',
      model:
        'AlexNet with these weights, 244 MB when it is fetched first. Nothing of it is trained, and dropout is off: the features of a picture are always the same.',
      photos:
        'Every folder inside “photos” is a class. Each picture is cut and scaled as for testing torchvision’s AlexNet.',
      layer:
        'The last layer is replaced: a score for each of your classes. It is new, and so it can be trained.',
      optimiser: 'Steepest descent with momentum, which is given the new layer alone.',
      epochs: 'Ten times over all photos.',
      batches: 'Thirty-two photos at a time, in a new order each time.',
      zero: 'Forgets the slopes of the step before: PyTorch adds them up.',
      loss: 'Scores, softmax and loss in one, then back: how the loss changes with each weight of the new layer.',
      step: 'Moves the weights of the new layer a little downhill.',
    },
  },
  take: {
    copy: 'Copy',
    copied: 'Copied',
    notCopied: 'The browser does not let the page copy. Save the file instead, or select the text.',
    save: 'Save as a file',
  },
}

export type CodeFigureWords = typeof codeFigures
