/**
 * The book's table of contents as bare ids, free of MDX, so that tests and links can use it.
 * A chapter stands in `bookOrder` from the start and is offered to readers once it is in `writtenChapters`.
 */
export const bookOrder = [
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

export const writtenChapters = [
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
] as const satisfies readonly (typeof bookOrder)[number][]

export type ChapterSlug = (typeof writtenChapters)[number]

export function isWritten(slug: string): slug is ChapterSlug {
  return (writtenChapters as readonly string[]).includes(slug)
}

/** The chapter's number in the whole book, counted from 1. */
export function chapterNumber(slug: ChapterSlug): number {
  return bookOrder.indexOf(slug) + 1
}

/** The written chapters before and after this one. */
export function neighbours(slug: ChapterSlug): { previous: ChapterSlug | null; next: ChapterSlug | null } {
  const at = writtenChapters.indexOf(slug)
  return { previous: writtenChapters[at - 1] ?? null, next: writtenChapters[at + 1] ?? null }
}
