/** Parts of a page that are fetched late, each once. */
export interface LateCache<Key extends string, Part> {
  /** The part if this page has fetched it before: one comes back to it without waiting. */
  known: (key: Key) => Part | null
  /** Fetches the part, or joins a fetch under way; a failure is forgotten, so that another call tries again. */
  load: (key: Key) => Promise<Part>
}

export function lateCache<Key extends string, Part>(
  fetchPart: (key: Key) => Promise<Part>,
): LateCache<Key, Part> {
  const loaded = new Map<Key, Part>()
  const loading = new Map<Key, Promise<Part>>()
  const load = (key: Key) => {
    const known = loading.get(key)
    if (known) return known
    const promise = fetchPart(key).then((part) => {
      loaded.set(key, part)
      return part
    })
    loading.set(key, promise)
    promise.catch(() => loading.delete(key))
    return promise
  }
  return { known: (key) => loaded.get(key) ?? null, load }
}
