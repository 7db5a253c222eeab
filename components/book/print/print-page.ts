/** Told to every place of a figure or bench that is still empty: it is wanted now, wherever the reader is. */
export const EVERYTHING_NEAR = 'everything-near'

const MOST_MS = 20_000
const LOOK_EVERY_MS = 100
const PLACES = '[data-testid="bench-place"], [data-testid="figure-place"]'

const wait = (ms: number) => new Promise<void>((done) => setTimeout(done, ms))
const nextFrame = () => new Promise<void>((done) => requestAnimationFrame(() => done()))

/** Has every figure of the page fetched and drawn; gives up on what does not come. */
export async function showEverything(): Promise<void> {
  window.dispatchEvent(new Event(EVERYTHING_NEAR))
  const end = performance.now() + MOST_MS
  await nextFrame()
  do await wait(LOOK_EVERY_MS)
  while (document.querySelector(`:is(${PLACES})[aria-busy="true"]`) && performance.now() < end)
  await wait(LOOK_EVERY_MS)
}

/** Prints the page with all its figures, in light colours: a dark figure would drink the ink. */
export async function printPage(): Promise<void> {
  await showEverything()
  const { dataset } = document.documentElement
  const before = dataset.theme
  dataset.theme = 'light'
  await wait(LOOK_EVERY_MS) // canvases are painted anew
  try {
    window.print()
  } finally {
    if (before === undefined) delete dataset.theme
    else dataset.theme = before
  }
}
