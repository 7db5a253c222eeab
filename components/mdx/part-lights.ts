import { lightPart, showFigure } from './light-parts'

/** Words that light a part of a figure, and how to put the light out. */
interface Lit {
  word: HTMLElement
  putOut: () => void
}

/** While a pointer or the focus is on the words. */
let passing: Lit | null = null
/** After a press. */
let pinned: Lit | null = null
let watching = false

const wordsAt = ({ target }: Event) => (target as Element).closest<HTMLElement>('[data-part-of]')
const placeOf = (word: HTMLElement) => word.dataset.partOf!.split('/') as [figure: string, part: string]

function light(word: HTMLElement): Lit {
  return { word, putOut: lightPart(...placeOf(word)) }
}

function pass(word: HTMLElement | null): void {
  passing?.putOut()
  passing = word && word !== pinned?.word ? light(word) : null
}

function unpin(): void {
  pinned?.putOut()
  pinned?.word.setAttribute('aria-pressed', 'false')
  pinned = null
}

function press(word: HTMLElement): void {
  const again = pinned?.word === word
  unpin()
  pass(null)
  if (again) return
  showFigure(...placeOf(word))
  pinned = light(word)
  word.setAttribute('aria-pressed', 'true')
}

/**
 * From now on words in the text light up the part of a figure that they name: under a mouse and with the focus for as long
 * as that lasts, after a press until another one, Escape, or a press elsewhere.
 */
export function watchParts(): void {
  if (watching) return
  watching = true
  document.addEventListener('pointerover', (event) => {
    if (event.pointerType === 'mouse') pass(wordsAt(event))
  })
  document.addEventListener('focusin', (event) => pass(wordsAt(event)))
  document.addEventListener('focusout', () => pass(null))
  document.addEventListener('click', (event) => {
    const word = wordsAt(event)
    if (word) press(word)
  })
  document.addEventListener('pointerdown', (event) => {
    if (pinned && wordsAt(event) !== pinned.word) unpin()
  })
  document.addEventListener('keydown', ({ key }) => {
    if (key === 'Escape') unpin()
  })
}
