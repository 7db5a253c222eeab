/** Every page of the site, for tests that visit them all. */
export const slugs = [
  'convolution',
  'lenet-history',
  'lenet-architecture',
  'train-lenet',
  'read-digits',
  'road-to-imagenet',
  'alexnet-architecture',
  'alexnet-ideas',
  'training-at-scale',
  'classify-photos',
  'fine-tune',
  'compare',
  'code',
] as const
export const languages = ['en', 'zh'] as const

const besides = ['glossary/', 'references/', 'teachers/', 'teachers/train-lenet/', 'performance/']

export const bookPages = languages.flatMap((lang) =>
  ['', ...slugs.map((slug) => `${slug}/`), ...besides].map((page) => `/${lang}/${page}`),
)
