/** In the address, so that a link opens a page as it is to be shown. */
export const PRESENT = 'present'
/** Tells the page that the address asks for something else now. */
export const CHANGED = 'present-changed'

/** Puts it into the address, or takes it out; all else in it stays. */
export function setPresenting(on: boolean): void {
  const url = new URL(window.location.href)
  if (on) url.searchParams.set(PRESENT, '')
  else url.searchParams.delete(PRESENT)
  const query = url.searchParams.toString().replace(/\bpresent=(?=&|$)/, PRESENT)
  window.history.replaceState(window.history.state, '', `${url.pathname}${query && `?${query}`}${url.hash}`)
  window.dispatchEvent(new Event(CHANGED))
}

export const isPresenting = (): boolean => new URLSearchParams(window.location.search).has(PRESENT)

export function watchPresenting(listener: () => void): () => void {
  for (const event of [CHANGED, 'popstate']) window.addEventListener(event, listener)
  return () => {
    for (const event of [CHANGED, 'popstate']) window.removeEventListener(event, listener)
  }
}
