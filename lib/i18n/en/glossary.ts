/** One sentence for each term of the field that the text marks with <Term>. The same ids in every language. */
export const glossary = {
  accuracy: { term: 'accuracy', definition: 'The share of pictures that the network gets right.' },
  adam: {
    term: 'Adam',
    definition: 'A way of updating weights that gives each weight a step length of its own.',
  },
  backpropagation: {
    term: 'backpropagation',
    definition: 'Working out every slope in one walk from the loss back through the layers.',
  },
  batch: {
    term: 'batch',
    definition: 'The few pictures that are looked at together before the weights change once.',
  },
  bias: {
    term: 'bias',
    definition: 'A learnt number that is added to a weighted sum, whatever the input is.',
  },
  'centre-of-mass': {
    term: 'centre of mass',
    definition: 'The point at which the picture would balance if its ink had weight.',
  },
  'chain-rule': {
    term: 'chain rule',
    definition: 'Where one thing depends on a second and that on a third, their slopes multiply.',
  },
  channel: {
    term: 'channel',
    definition:
      'One of the pictures of equal size that a layer reads or makes side by side, such as the red of a photo.',
  },
  class: { term: 'class', definition: 'One of the answers that a network can give.' },
  convolution: {
    term: 'convolution',
    definition:
      'Sliding one small kernel over the whole picture and noting, place by place, how well it fits.',
  },
  'cross-correlation': {
    term: 'cross-correlation',
    definition:
      'Sliding a kernel over a picture without turning it round first: what libraries call convolution.',
  },
  'cross-entropy': {
    term: 'cross-entropy',
    definition: 'Minus the natural logarithm of the share that the network gave to the right answer.',
  },
  curvature: {
    term: 'curvature',
    definition: 'How quickly the slope changes along the way: the sharper the bend, the greater it is.',
  },
  dilation: {
    term: 'dilation',
    definition:
      'How far apart two neighbouring weights of a kernel lie on the picture; with one there is no gap.',
  },
  entropy: {
    term: 'entropy',
    definition: 'How evenly shares are spread: zero when one has everything, greatest when all are equal.',
  },
  epoch: { term: 'epoch', definition: 'One pass over all the training pictures.' },
  equivariance: {
    term: 'equivariance',
    definition: 'When the input moves, the output moves in the same way and stays the same otherwise.',
  },
  feature: {
    term: 'feature',
    definition: 'One of the numbers that a layer puts out for a picture, read as saying something about it.',
  },
  'feature-map': {
    term: 'feature map',
    definition: 'A picture made by one filter: large values stand where the filter found what it looks for.',
  },
  'fine-tuning': {
    term: 'fine-tuning',
    definition: 'Training layers that have learnt already a little further, on other pictures.',
  },
  frozen: {
    term: 'frozen',
    definition: 'Said of layers whose weights stay as they are while others are trained.',
  },
  'fully-connected': {
    term: 'fully connected',
    definition: 'Said of a layer in which every unit has a weight for every one of its inputs.',
  },
  gradient: {
    term: 'gradient',
    definition: 'For every parameter, how much the loss would grow if that parameter grew a little.',
  },
  'grouped-convolution': {
    term: 'grouped convolution',
    definition: 'A convolution whose filters read only the maps of their own group.',
  },
  imagenet: {
    term: 'ImageNet',
    definition: 'A large collection of photographs, each filed under the name of what it shows.',
  },
  kernel: {
    term: 'kernel',
    definition: 'A small grid of weights, in LeNet 5 by 5, that a convolution slides over a picture.',
  },
  leak: {
    term: 'leak',
    definition: 'Something of what is to judge a network that it has seen while it was trained.',
  },
  'learning-rate': {
    term: 'learning rate',
    definition: 'The number by which the gradient is multiplied to get the size of a step.',
  },
  loss: { term: 'loss', definition: 'One number that says how wrong the network was; smaller is better.' },
  lrn: {
    term: 'response normalisation',
    definition:
      'Each value is divided by something that grows with the values of the neighbouring maps at the same place.',
  },
  mac: {
    term: 'multiply-add',
    definition:
      'One multiplication and the addition of its product: the unit in which arithmetic is counted.',
  },
  mnist: {
    term: 'MNIST',
    definition: 'Seventy thousand handwritten digits, fitted and centred, from two collections of NIST.',
  },
  momentum: {
    term: 'momentum',
    definition:
      'Keeping a part of the previous step’s direction, so that steps in the same direction add up.',
  },
  occlusion: {
    term: 'occlusion',
    definition: 'Covering a part of the picture to see how much the answer depends on it.',
  },
  overfitting: {
    term: 'overfitting',
    definition: 'Getting better on the training pictures while getting worse on new ones.',
  },
  padding: {
    term: 'padding',
    definition: 'Rings of zeros laid around a picture, so that a kernel has more places on it.',
  },
  parameter: { term: 'parameter', definition: 'A number that the network learns: a weight or a bias.' },
  pixel: {
    term: 'pixel',
    definition: 'One point of a picture, stored as one number, or as one number for each channel.',
  },
  pooling: {
    term: 'pooling',
    definition:
      'Making one value of several neighbours, their mean or the greatest, so that a map becomes smaller.',
  },
  quantisation: {
    term: 'quantisation',
    definition: 'Storing weights as whole numbers of a few bits, with a scale to turn them back.',
  },
  'receptive-field': {
    term: 'receptive field',
    definition: 'The part of the input that can change one cell of a map.',
  },
  relu: {
    term: 'ReLU',
    definition: 'A function that keeps positive numbers and replaces negative ones by zero.',
  },
  schedule: {
    term: 'schedule',
    definition: 'A plan by which the learning rate changes in the course of a training.',
  },
  score: {
    term: 'score',
    definition: 'The raw number that the last layer gives each class, before softmax; also called a logit.',
  },
  seed: {
    term: 'seed',
    definition: 'The number that random choices start from: the same seed gives the same choices again.',
  },
  segmentation: {
    term: 'segmentation',
    definition: 'Finding out which ink belongs to which character, before or while it is read.',
  },
  softmax: {
    term: 'softmax',
    definition:
      'A formula that turns scores into positive shares that add up to one, bigger scores to bigger shares.',
  },
  step: { term: 'step', definition: 'One update of all the weights, after one batch.' },
  stride: { term: 'stride', definition: 'How many pixels a kernel moves from one place to the next.' },
  'test-set': {
    term: 'test digits',
    definition: 'Digits that steer nothing: they are only used to report how good the network is.',
  },
  threshold: {
    term: 'threshold',
    definition:
      'A border that is set for a number: what lies below it is treated differently from what lies above.',
  },
  'top-1': { term: 'top-1 accuracy', definition: 'How often the first guess is the right one.' },
  'top-5': {
    term: 'top-5 accuracy',
    definition: 'How often the right answer is among the first five guesses.',
  },
  'training-set': { term: 'training digits', definition: 'The digits that the weights are fitted to.' },
  'transfer-learning': {
    term: 'transfer learning',
    definition: 'Using what was learnt from one set of pictures for another one.',
  },
  'validation-set': {
    term: 'validation digits',
    definition: 'Digits or pictures that are not trained on, kept aside for choosing settings.',
  },
  weight: {
    term: 'weight',
    definition: 'A learnt number that says how much one input counts, and with which sign.',
  },
  'weight-decay': {
    term: 'weight decay',
    definition: 'Making every weight a little smaller at each step, whatever the gradient says.',
  },
  'weight-sharing': {
    term: 'weight sharing',
    definition: 'Using the same weights at every place of a picture.',
  },
}
