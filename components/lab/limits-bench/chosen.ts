import { limitPictures, type LimitPicture } from '@/lib/data/limits/pictures'
import { driveFigure, valuesInQuery } from '@/components/mdx/figure-store'
import { createStore } from '@/lib/engine/store'

/** One of the gallery, or what is on the page's pad. */
export type Chosen = LimitPicture | 'own'

export const choices: readonly Chosen[] = [...limitPictures, 'own']

const KEY = 'limits-picture'
const FIGURE = 'limits' // in the address
const FIRST: Chosen = 'digit'

/** Which picture is looked at; outlives the component, as when the language changes. */
export const chosenStore = createStore<{ chosen: Chosen }>({ chosen: FIRST })

/** The picture that the address names, or the one that this tab looked at last. */
export function restoreChosen(): void {
  try {
    const asked = valuesInQuery(FIGURE, window.location.search).picture ?? sessionStorage.getItem(KEY)
    const known = choices.find((choice) => choice === asked)
    if (known) chosenStore.set({ chosen: known })
  } catch {
    // Storage is forbidden: one starts with the first.
  }
}

export function choose(chosen: Chosen): void {
  chosenStore.set({ chosen })
  driveFigure(FIGURE, chosen === FIRST ? {} : { picture: chosen })
  try {
    sessionStorage.setItem(KEY, chosen)
  } catch {
    // Forbidden or full: the choice then lasts as long as the page.
  }
}
