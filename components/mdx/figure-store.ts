import { createStore, type Store } from '@/lib/engine/store'

/**
 * What each live figure shows, as short texts by name: the same in the page's address (`?slide-kernel=blur`), in the
 * steps of a walk (`to="kernel=blur"`) and in the figure, which gives them their meaning.
 */
export type FigureValues = Readonly<Record<string, string>>

const WRITE_AFTER_MS = 250 // browsers forbid more than a hundred changes of the address in half a minute

const stores = new Map<string, Store<{ values: FigureValues }>>()

/** Values that an address holds for a figure. */
export function valuesInQuery(figure: string, search: string): FigureValues {
  const prefix = `${figure}-`
  const found = [...new URLSearchParams(search)].filter(([name]) => name.startsWith(prefix))
  return Object.fromEntries(found.map(([name, value]) => [name.slice(prefix.length), value]))
}

/** The query with these values of a figure; everything else in it stays as it is. */
export function queryWithValues(search: string, figure: string, values: FigureValues): string {
  const query = new URLSearchParams(search)
  for (const name of Object.keys(valuesInQuery(figure, search))) query.delete(`${figure}-${name}`)
  for (const [name, value] of Object.entries(values)) query.set(`${figure}-${name}`, value)
  return query.toString()
}

/** The state of one figure; it begins with what the address says. */
export function figureStore(figure: string): Store<{ values: FigureValues }> {
  const known = stores.get(figure)
  if (known) return known
  const made = createStore({ values: valuesInQuery(figure, window.location.search) })
  stores.set(figure, made)
  return made
}

/** Takes the address's word again: a link to the figure may have been followed within the site. */
export function rereadAddress(figure: string): void {
  const values = valuesInQuery(figure, window.location.search)
  if (Object.keys(values).length > 0) figureStore(figure).set({ values })
}

let writing = 0
const unwritten = new Set<string>()

function writeAddress(): void {
  const { pathname, search, hash } = window.location
  let query = search
  for (const figure of unwritten) query = queryWithValues(query, figure, figureStore(figure).get().values)
  unwritten.clear()
  const text = query.replace(/^\?/, '')
  window.history.replaceState(window.history.state, '', `${pathname}${text ? `?${text}` : ''}${hash}`)
}

/** Has a figure show these values, the usual ones for all else, and says so in the address a moment later. */
export function driveFigure(figure: string, values: FigureValues): void {
  figureStore(figure).set({ values })
  const at = window.location.pathname
  unwritten.add(figure)
  window.clearTimeout(writing)
  writing = window.setTimeout(() => {
    if (window.location.pathname === at) writeAddress()
    else unwritten.clear()
  }, WRITE_AFTER_MS)
}
