/** Every page of the site, for tests that visit them all. */
export const slugs = ['lenet-architecture', 'train-lenet', 'read-digits', 'classify-photos'] as const
export const languages = ['en', 'zh'] as const

export const bookPages = languages.flatMap((lang) =>
  ['', ...slugs.map((slug) => `${slug}/`), 'performance/'].map((page) => `/${lang}/${page}`),
)
