/** Titles and summaries, by the slug of the chapter. */
export const chapters = {
  convolution: {
    title: 'A kernel slides over a picture',
    short: 'Convolution',
    summary:
      'Take a convolution apart with your own hands: products and sums, sizes, channels, pooling, shared weights, and what happens when the picture moves.',
  },
  'lenet-history': {
    title: 'Where LeNet comes from',
    short: 'LeNet’s story',
    summary:
      'Walk from the Neocognitron to the cheque readers, sort the famous chart of 1998, and leaf through all 70,000 digits of MNIST.',
  },
  'lenet-architecture': {
    title: 'LeNet-5, layer by layer',
    short: 'LeNet’s layers',
    summary:
      'Open every layer of LeNet-5, as it was published in 1998 and as it is written today, and take any of its numbers apart.',
  },
  'train-lenet': {
    title: 'Train LeNet on MNIST',
    short: 'Train LeNet',
    summary:
      'Start with a network that knows nothing, show it handwritten digits, and watch every step by which it learns to read them.',
  },
  'read-digits': {
    title: 'Have your handwriting read',
    short: 'Read digits',
    summary:
      'Draw a digit, look inside the network that reads it, ask it why, break it, and have it read an amount on a cheque.',
  },
  'road-to-imagenet': {
    title: 'The road to ImageNet',
    short: 'To ImageNet',
    summary:
      'Fourteen years lie between LeNet and AlexNet. Train deep networks whose gradients fade, measure your device against 1998, and see what was missing.',
  },
  'classify-photos': {
    title: 'Classify your photos with AlexNet',
    short: 'Classify photos',
    summary:
      'Give a small AlexNet a photograph and learn to read its five best guesses: shares among two hundred things.',
  },
}
