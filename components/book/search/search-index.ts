import MiniSearch, { type Options } from 'minisearch'
import { excerptOf, indexTokens, isHan, queryTokens, type Piece } from './tokens'

/** One place that the search can lead to: a section of a chapter, or a term of the glossary. */
export interface Place {
  id: string
  /** From the site's root, without its base: '/en/train-lenet/#try'. */
  href: string
  /** What the place stands in: '4 · Train LeNet', 'Glossary'. */
  within: string
  title: string
  text: string
}

export interface Found {
  id: string
  href: string
  within: string
  title: Piece[]
  excerpt: Piece[]
}

const options: Options<Place> = {
  fields: ['title', 'within', 'text'],
  storeFields: ['href', 'within', 'title', 'text'],
  tokenize: indexTokens,
  processTerm: (term) => term,
  searchOptions: {
    tokenize: queryTokens,
    combineWith: 'AND',
    boost: { title: 4, within: 2 },
    prefix: (term) => !isHan(term) && term.length > 1,
    fuzzy: (term) => (!isHan(term) && term.length > 4 ? 0.2 : false),
  },
}

/** The index of these places as text, made when the site is built. */
export function makeIndex(places: readonly Place[]): string {
  const index = new MiniSearch(options)
  index.addAll(places)
  return JSON.stringify(index)
}

export interface SearchIndex {
  /** The best places first; none for a query without a letter or digit. */
  find(query: string, most?: number): Found[]
}

/** @throws Error when `stored` is not what {@link makeIndex} gave. */
export function openIndex(stored: string): SearchIndex {
  const index = MiniSearch.loadJSON<Place>(stored, options)
  return {
    find: (query, most = 20) =>
      index
        .search(query)
        .slice(0, most)
        .map((result) => {
          const { href, within, title, text } = result as unknown as Place
          const tokens = new Set(result.terms)
          return {
            id: String(result.id),
            href,
            within,
            title: excerptOf(title, tokens),
            excerpt: excerptOf(text, tokens),
          }
        }),
  }
}
