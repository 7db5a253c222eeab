import type { bookOrder } from './ids'

export interface Correction {
  /** Of the course page from which this project started, its item by item. */
  point: number
  /** What the short version says or leaves out. */
  about: string
  chapter: (typeof bookOrder)[number]
  /** Id of the heading under which the book says it right and gives its source. */
  heading: string
}

/**
 * Where the book puts right what the course page has imprecisely. Chapters that are not written yet are named as well: the
 * test asks for their headings as soon as they are.
 */
export const corrections: readonly Correction[] = [
  { point: 1, about: 'one author, 1998', chapter: 'lenet-history', heading: 'zip-codes' },
  {
    point: 2,
    about: 'first with convolution and pooling',
    chapter: 'lenet-history',
    heading: 'neocognitron',
  },
  { point: 3, about: 'average pooling', chapter: 'convolution', heading: 'not-average-pooling' },
  { point: 4, about: 'C3 reads all maps', chapter: 'lenet-architecture', heading: 'table' },
  { point: 5, about: 'ten outputs, softmax', chapter: 'lenet-architecture', heading: 'codes' },
  { point: 6, about: 'plain tanh', chapter: 'lenet-architecture', heading: 'squashing' },
  { point: 7, about: '32 x 32 MNIST', chapter: 'read-digits', heading: 'what-it-sees' },
  { point: 8, about: 'handwritten cheques', chapter: 'lenet-history', heading: 'cheques' },
  { point: 9, about: 'only small grey pictures', chapter: 'road-to-imagenet', heading: 'bench' },
  { point: 10, about: '26% to 15.3%', chapter: 'road-to-imagenet', heading: 'contest' },
  { point: 11, about: 'first to show that deep works', chapter: 'road-to-imagenet', heading: 'compute' },
  { point: 12, about: '227 x 227', chapter: 'convolution', heading: 'not-whole' },
  { point: 13, about: 'pooling before LRN', chapter: 'alexnet-architecture', heading: 'order' },
  { point: 14, about: 'two groups left out', chapter: 'alexnet-architecture', heading: 'groups' },
  { point: 15, about: 'ReLU solves vanishing gradients', chapter: 'road-to-imagenet', heading: 'remedies' },
  { point: 16, about: 'overlapping pooling', chapter: 'convolution', heading: 'overlapping-pooling' },
  { point: 17, about: 'LRN and batch normalisation', chapter: 'alexnet-ideas', heading: 'lrn' },
  { point: 18, about: 'dropout in all dense layers', chapter: 'alexnet-ideas', heading: 'dropout' },
  { point: 19, about: 'crops, mirror images, etc.', chapter: 'alexnet-ideas', heading: 'augmentation' },
  { point: 20, about: 'first parallel training', chapter: 'road-to-imagenet', heading: 'compute' },
  { point: 21, about: 'weight decay, learning rate', chapter: 'training-at-scale', heading: 'weight-decay' },
  { point: 22, about: 'the table of the two', chapter: 'compare', heading: 'table' },
  { point: 23, about: 'a deepened LeNet', chapter: 'compare', heading: 'not-only-deeper' },
  { point: 24, about: 'what came after', chapter: 'compare', heading: 'after' },
  { point: 25, about: 'the listing', chapter: 'code', heading: 'listing' },
  { point: 26, about: 'what is right as it stands', chapter: 'compare', heading: 'right-as-it-stands' },
  { point: 27, about: 'pretrained=True', chapter: 'fine-tune', heading: 'last-layer' },
]
