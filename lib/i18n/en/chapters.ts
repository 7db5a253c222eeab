/** Titles and summaries, by the slug of the chapter. */
export const chapters = {
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
      'Draw a digit, see what the network sees of it, and find out why where you write it matters as much as how.',
  },
  'classify-photos': {
    title: 'Classify your photos with AlexNet',
    short: 'Classify photos',
    summary:
      'Give a small AlexNet a photograph and learn to read its five best guesses: shares among two hundred things.',
  },
}
