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
  'alexnet-architecture': {
    title: 'AlexNet, layer by layer',
    short: 'AlexNet’s layers',
    summary:
      'Open every layer of AlexNet in three forms, on your own photo. Find out why 224 does not fit, what two graphics cards had to tell each other, and where the time goes on your device.',
  },
  'alexnet-ideas': {
    title: 'AlexNet’s ideas, each tried',
    short: 'AlexNet’s ideas',
    summary:
      'Race ReLU, overlapping pooling, dropout and distorted pictures over several seeds, and take response normalisation apart by hand, whichever way it comes out.',
  },
  'training-at-scale': {
    title: 'Training at scale',
    short: 'At scale',
    summary:
      'Count what two graphics cards tell each other, fill their memory, turn ninety epochs into days on your machine, and take the update rule of 2012 apart.',
  },
  'classify-photos': {
    title: 'Classify your photos with AlexNet',
    short: 'Classify photos',
    summary:
      'Give a small AlexNet a photograph and learn to read its five best guesses: shares among two hundred things.',
  },
  'fine-tune': {
    title: 'Teach AlexNet your own things',
    short: 'Fine-tune',
    summary:
      'Collect pictures of your own, keep AlexNet’s features, and train a new last layer in seconds. Then find out when such a network is right for the wrong reason.',
  },
  compare: {
    title: 'LeNet and AlexNet side by side',
    short: 'Side by side',
    summary:
      'Check every number of the famous comparison, exchange kernels, fold a normalisation away, and see what became of both ideas.',
  },
  code: {
    title: 'The networks as programs',
    short: 'The code',
    summary:
      'Read LeNet and AlexNet as PyTorch, Keras and TensorFlow.js, line by line beside the network; mend a listing, write a network of your own, and take it out of the browser.',
  },
}
