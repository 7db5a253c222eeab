import type { MDXContent } from 'mdx/types'
import type { Lang } from '@/lib/i18n/languages'
import type { ChapterSlug } from './ids'

type Load = () => Promise<{ default: MDXContent }>

/** The text of each written chapter. Titles and summaries are in lib/i18n, section `chapters`. */
export const registry: Record<ChapterSlug, Record<Lang, Load>> = {
  convolution: {
    en: () => import('./convolution/en.mdx'),
    zh: () => import('./convolution/zh.mdx'),
  },
  'lenet-history': {
    en: () => import('./lenet-history/en.mdx'),
    zh: () => import('./lenet-history/zh.mdx'),
  },
  'lenet-architecture': {
    en: () => import('./lenet-architecture/en.mdx'),
    zh: () => import('./lenet-architecture/zh.mdx'),
  },
  'train-lenet': {
    en: () => import('./train-lenet/en.mdx'),
    zh: () => import('./train-lenet/zh.mdx'),
  },
  'read-digits': {
    en: () => import('./read-digits/en.mdx'),
    zh: () => import('./read-digits/zh.mdx'),
  },
  'road-to-imagenet': {
    en: () => import('./road-to-imagenet/en.mdx'),
    zh: () => import('./road-to-imagenet/zh.mdx'),
  },
  'alexnet-architecture': {
    en: () => import('./alexnet-architecture/en.mdx'),
    zh: () => import('./alexnet-architecture/zh.mdx'),
  },
  'alexnet-ideas': {
    en: () => import('./alexnet-ideas/en.mdx'),
    zh: () => import('./alexnet-ideas/zh.mdx'),
  },
  'training-at-scale': {
    en: () => import('./training-at-scale/en.mdx'),
    zh: () => import('./training-at-scale/zh.mdx'),
  },
  'classify-photos': {
    en: () => import('./classify-photos/en.mdx'),
    zh: () => import('./classify-photos/zh.mdx'),
  },
  'fine-tune': {
    en: () => import('./fine-tune/en.mdx'),
    zh: () => import('./fine-tune/zh.mdx'),
  },
  compare: {
    en: () => import('./compare/en.mdx'),
    zh: () => import('./compare/zh.mdx'),
  },
  code: {
    en: () => import('./code/en.mdx'),
    zh: () => import('./code/zh.mdx'),
  },
}
