import { SITE_BASE } from '@/lib/engine/site-base'
import type { Lang } from '@/lib/i18n/languages'
import { openIndex, type SearchIndex } from './search-index'

const loaded = new Map<Lang, Promise<SearchIndex>>()

/** The index of one language, fetched once; a failure is forgotten, so that a retry works. */
export function loadSearch(lang: Lang): Promise<SearchIndex> {
  const kept = loaded.get(lang)
  if (kept) return kept
  const loading = fetch(`${SITE_BASE}/search/${lang}.json`)
    .then(async (response) => {
      if (!response.ok) throw new Error(`search index: status ${response.status}`)
      return openIndex(await response.text())
    })
    .catch((reason: unknown) => {
      loaded.delete(lang)
      throw reason
    })
  loaded.set(lang, loading)
  return loading
}
