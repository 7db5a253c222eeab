/** Reads what this tab keeps under a name; undefined where there is nothing, or storage is forbidden. */
export function keptInTab(key: string): unknown {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? '') as unknown
  } catch {
    return undefined
  }
}

/** Keeps it until the tab is closed; where storage is forbidden or full it lasts as long as the page. */
export function keepInTab(key: string, value: unknown): void {
  try {
    sessionStorage.setItem(key, JSON.stringify(value))
  } catch {
    // See above.
  }
}
