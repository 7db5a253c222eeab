/** What the panel of settings of the training bench says. */
export const trainSettings = {
  title: 'Settings',
  hint: 'The address holds these settings: copy it to share this very run.',
  locked:
    'A run has begun. Learning rate, momentum, weight decay, epochs and the accuracy to stop at can still change, from the next step on. Reset to change the rest.',
  refused: '“{value}” is not a possible {name}, so the usual value is used.',
  refusedOutput: 'The loss “{value}” does not fit the output, so one that fits is used.',
  refusedSteering: 'With all digits in training there are none to steer by, so {name}={value} is not used.',
  presets: 'Presets',
  price: {
    title: 'This network, for one digit',
    parameters: 'parameters',
    macs: 'multiplications',
    connections: 'connections',
    none: 'Price: none, neither parameters nor multiplications.',
    own: 'Price: {parameters} parameters, {macs} multiplications.',
    parametersOnly: 'Price: {parameters} parameters.',
    kept: 'Price: {count} numbers kept beside the parameters.',
    keptNone: 'Price: none; nothing is kept beside the parameters.',
    waiting: 'Flip a switch of the network: what it costs is said here.',
    layer: '{layer}: {now} instead of {before} parameters.',
    unchanged: 'The last switch changed no parameter, no multiplication and no connection.',
    totals: 'In all {parameters} parameters, {macs} multiplications, {connections} connections.',
    elsewhere: 'The layers have as many parameters as before.',
    output: 'Output',
    norm: 'normalisation of {layer}',
  },
  groups: {
    network: 'Network',
    loss: 'Loss and pixels',
    start: 'Start',
    optimiser: 'Optimiser',
    data: 'Data',
  },
  fields: {
    c3: 'C3, what each map reads',
    subsampling: 'Sub-sampling S2 and S4',
    activation: 'Activation',
    output: 'Output',
    dropout: 'Dropout',
    batchNorm: 'Batch normalisation',
    loss: 'Loss',
    pixels: 'Pixels',
    initialisation: 'First weights',
    seed: 'Seed',
    optimiser: 'Method',
    learningRate: 'Learning rate',
    momentum: 'Momentum',
    weightDecay: 'Weight decay',
    schedule: 'Schedule of the rate',
    data: 'Data',
    digits: 'Training digits',
    batch: 'Batch (digits a step)',
    epochs: 'Epochs',
    order: 'Order',
    rotation: 'Turned by up to (degrees)',
    scale: 'Larger or smaller by up to (share)',
    shear: 'Slanted by up to (pixels a row)',
    shift: 'Moved by up to (pixels)',
    stopAt: 'Stop at a validation accuracy of',
  },
  options: {
    c3: { dense: 'All of S2', table: 'Table of 1998', separable: 'Depthwise, then 1×1' },
    subsampling: {
      trainable: 'Trained gain and bias (1998)',
      average: 'Average of 2×2',
      max: 'Greatest of 2×2',
      overlapping: 'Greatest of 3×3, overlapping (AlexNet)',
    },
    activation: {
      'scaled-tanh': '1.7159 tanh(2a/3) (1998)',
      tanh: 'tanh',
      sigmoid: 'Sigmoid',
      relu: 'ReLU',
    },
    output: { rbf: 'RBF (1998)', softmax: 'Softmax' },
    loss: {
      'cross-entropy': 'Cross-entropy',
      mle: 'Eq. 8 (1998): the right code',
      map: 'Eq. 9 (1998): all codes',
    },
    pixels: { '1998': '−0.1 to 1.175', unit: '0 to 1', standardised: 'Standardised' },
    initialisation: {
      '1998': '1998: ±2.4 / inputs',
      '1998-root': '±2.4 / √inputs',
      glorot: 'Glorot',
      he: 'He',
      zero: 'All zero',
    },
    optimiser: { sgd: 'SGD', adam: 'Adam', 'levenberg-marquardt': 'LM (1998)' },
    schedule: {
      constant: 'Constant',
      'steps-1998': 'Steps of 1998',
      plateau: '÷10 on a plateau (2012)',
      cosine: 'Cosine',
    },
    data: { mnist: 'MNIST', own: 'My own' },
    order: { shuffled: 'Shuffled', fixed: 'Fixed' },
  },
  about: {
    c3: {
      dense: 'Each of the 16 maps of C3 reads all six maps of S2.',
      table:
        'Each map of C3 reads only some maps of S2 (1998, table I). That saves weights, and keeps the maps from all learning the same.',
      separable:
        'One 5×5 kernel for each map of S2, then kernels of 1×1 that mix the results (MobileNet, 2017). Few weights are left.',
    },
    subsampling: {
      trainable:
        'Four pixels are added, multiplied by a trained gain, a trained bias is added, and the activation follows. Each map has one gain and one bias.',
      average: 'The mean of four pixels. Nothing is trained.',
      max: 'The greatest of four pixels. Nothing is trained.',
      overlapping:
        'The greatest of nine pixels, two pixels on from the last nine. The maps get a little smaller, so C5 has fewer weights.',
    },
    activation: {
      'scaled-tanh': 'Bends every sum to between −1.7159 and 1.7159; 1 stays 1, and −1 stays −1.',
      tanh: 'Bends every sum to between −1 and 1.',
      sigmoid:
        'Bends every sum to between 0 and 1. Its slope is a quarter at most, so little of the gradient reaches the first layers.',
      relu: 'Keeps what is positive and makes 0 of the rest.',
    },
    output: {
      rbf: 'F6 is compared with ten codes, one for each digit: drawings of 7×12 squares. The smallest distance wins. The codes are fixed.',
      softmax: 'Ten scores become ten shares that add up to 1. The greatest wins.',
    },
    dropout:
      'While it trains, this share of the values of C5 and F6 becomes 0, others in each step. No unit can rely on a single other one.',
    dropoutRbf:
      'While it trains, this share of the values of C5 becomes 0, others in each step. F6 is spared: it has to match the codes.',
    batchNorm:
      'The sums of C1, C3, C5 and F6 are brought to mean 0 and deviation 1 over the batch. A trained factor and a trained offset follow.',
    loss: {
      'cross-entropy': 'Minus the logarithm of the share that the right digit got.',
      mle: 'How far F6 is from the code of the right digit. That the wrong ones are near, too, does not matter to it.',
      map: 'How far F6 is from the code of the right digit, and how near to the others. The paper’s constant j has no number there; here it is {j}.',
    },
    pixels: {
      '1998': 'Paper is {paper}, ink {ink}, so that the mean of a picture is near 0.',
      unit: 'Paper is {paper}, ink {ink}.',
      standardised:
        'The mean of MNIST is taken off and its deviation divided out: paper is {paper}, ink {ink}.',
    },
    initialisation: {
      '1998': 'Drawn evenly; the more inputs a unit has, the smaller its weights (1998, appendix A).',
      '1998-root':
        'As in 1998, but by the root of the number of inputs: sums keep their size where the inputs are independent of each other.',
      glorot: 'Drawn evenly, as wide as suits the sums on the way forward and the gradients on the way back.',
      he: 'Drawn evenly, as wide as keeps the size of the sums behind a ReLU, which makes 0 of half of them.',
      zero: 'All units of a layer begin alike, get the same gradients and stay alike. It does not learn to read.',
    },
    seed: 'Decides the first weights, the order of the digits, what dropout drops and how digits are distorted.',
    optimiser: {
      sgd: 'Each weight moves against its gradient, by the gradient times the learning rate.',
      adam: 'Each weight has a step length of its own, from the mean and the size of its last gradients.',
      'levenberg-marquardt':
        'Levenberg–Marquardt, the method of 1998: each weight has a step length of its own, shorter where the loss bends more. Measured on 500 digits before each epoch; μ = {mu} is added, so that none leaps.',
    },
    learningRate: 'How far a step goes. Too small, and nothing moves; too large, and everything flies apart.',
    momentum: 'This share of the last step is added to the next one. 0 is plain SGD.',
    momentumUnread: 'Only SGD has momentum.',
    weightDecay:
      'This share of each parameter is added to its gradient, so what is not needed shrinks. AlexNet had 0.0005.',
    schedule: {
      constant: 'The rate stays as it is.',
      'steps-1998':
        'Two epochs in full, three at 0.4 of it, three at 0.2, four at 0.1, and 0.02 from then on.',
      plateau:
        'A tenth each time the validation accuracy no longer rises, three times at most. Nobody knows when that will be: the curve is an example.',
      cosine: 'Falls to 0 along half a wave.',
    },
    digits:
      'With few, it learns them by heart: right on these, less often on others. {validation} are held back for validation.',
    digitsAll:
      'All {digits} are in training. None is left to steer by, so the plateau schedule and the stop at an accuracy are off.',
    batch: 'More digits give a surer gradient; fewer give more steps an epoch.',
    epochs: 'How often all training digits are shown.',
    order: {
      shuffled: 'Another order in each epoch.',
      fixed: 'The same order in each epoch, as in 1998.',
    },
    distortion:
      'Each time a digit is shown it is distorted anew, by up to so much in both directions. It costs no parameters, and more digits are seen than there are.',
    stopAt: 'Training ends once the validation accuracy is this high.',
    stopAtOff: 'Off: with all digits in training there is no validation accuracy.',
    scheduleOff: 'Plateau is off: with all digits in training there is no validation accuracy.',
  },
  never: 'never',
  free: 'Nothing in this group costs a parameter or a multiplication.',
  lossesOfSoftmax: 'Equations 8 and 9 measure distances to the codes: they need RBF output.',
  lossesOfRbf: 'Cross-entropy needs scores, and RBF gives distances: it needs softmax output.',
  warnings: {
    rbfRange:
      'The codes are made of −1 and 1, and this activation never gives −1: the distance cannot become 0.',
    batchNormOfOne:
      'With one digit a step, C5 and F6 are normalised over that one: while it trains, nothing of the digit gets past C5.',
  },
  consequences: {
    loss: 'The loss is now “{value}”, because it fits this output.',
    learningRate: 'The learning rate is now {value}, a usual one for this method.',
    schedule: 'The schedule is now “{value}”: there are no validation digits left to see a plateau by.',
    stopAt: 'It no longer stops at an accuracy: there are no validation digits left to measure it on.',
  },
  grid: {
    label: 'Which maps of S2 each map of C3 reads',
    linked: '{filters} map {filter} reads {inputs} map {map}.',
    unlinked: '{filters} map {filter} does not read {inputs} map {map}.',
    all: 'C3 map {filter} reads S2 maps {maps}. {links} links of {places}.',
  },
  curve: {
    label: 'Learning rate over {steps} steps: from {first} to {last}',
    steps: '{steps} steps',
    example: 'example',
  },
  distorted: {
    label: '{count} digits, and below each of them two distorted copies of it',
    none: '{count} digits, not distorted',
    again: 'Other copies',
    failed: 'The sample digits could not be fetched.',
  },
  changed: 'Changed after step {step}: {what}.',
  willChange: 'Will change after step {step}: {what}.',
  leaveOut: 'Leave this out',
  preset: {
    published: {
      name: 'As published in 1998',
      about:
        'LeNet-5 whole: table, trained sub-sampling, RBF, equation 9, Levenberg–Marquardt, one digit a step in a fixed order, {epochs} epochs. Ours: first weights ±2.4 / √inputs, μ {mu} (then 0.02), {held} digits held back.',
    },
    publishedBatch: {
      name: '1998, {batch} a step',
      about: 'The same in steps of {batch} digits instead of one. Fewer steps, and not what was published.',
    },
    modern: {
      name: 'Modern',
      about: 'What this page begins with: all of S2 read, average, ReLU, softmax, SGD with momentum.',
    },
    course: {
      name: 'As the course page draws it',
      about: 'The drawing that this book grew out of: as modern, with tanh.',
    },
    stuck: {
      name: 'Stuck at 10%',
      about: 'As modern, with all weights 0 at first. It goes on giving one answer to every digit.',
    },
  },
  stuckQuestion: 'Why does it fail?',
  stuckReason:
    'All units of a layer compute the same, so nothing could tell them apart. And here every value that reaches the output is 0, so the gradient of its weights is 0; and no gradient gets back through weights of 0. Only the ten biases of the output learn. They learn how frequent each digit is, and the most frequent becomes the answer to everything. First weights drawn by chance cure it.',
}
