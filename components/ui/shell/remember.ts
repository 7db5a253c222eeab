/** Keeps a choice of the reader's for the next visit; silently does nothing where storage is forbidden. */
export function remember(key: 'theme' | 'language', value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(key)
    else localStorage.setItem(key, value)
  } catch {
    // Private windows may forbid storage: the choice then lasts as long as the page.
  }
}

export function recall(key: 'theme' | 'language'): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}
