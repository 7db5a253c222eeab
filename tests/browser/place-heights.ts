import type { Page } from '@playwright/test'
import { expect } from './helpers'

/**
 * More empty room below than this looks like a mistake, px. A bench's place is what the bench takes when nothing has been
 * done with it. A figure has choices at hand, and its place may be as high as the highest of them needs: some of that is
 * empty at first.
 */
const MOST_SPARE = { bench: 60, figure: 100 }

/** Figures whose highest choice takes more than that above the first. */
const MOST_SPARE_OF: Readonly<Record<string, number>> = {
  // C1 is open at first, where a cell is the sum of 25 products; one of C5, of 400, takes up to 165 px more.
  unfold: 185,
}

const WIDTHS = [320, 360, 375, 390, 412, 430, 480, 520, 600, 700, 768, 820, 900, 1024, 1100, 1280, 1440, 1920]

/**
 * The place of each figure and bench is as high before it has come as after: its least height is what it takes, or little
 * more, at every width. All of them must be there, and nothing unfolded. See heights.ts of the chapter, app/benches.css.
 */
export async function expectPlacesToFit(page: Page): Promise<void> {
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 })
    // What is drawn by its width, and sizes in parts of a container, follow when frames have been drawn.
    await page.evaluate(async () => {
      for (let frame = 0; frame < 4; frame++) await new Promise(requestAnimationFrame)
    })
    const measured = await page.evaluate(() =>
      [
        ...document.querySelectorAll<HTMLElement>('[data-testid=figure-place], [data-testid=bench-place]'),
      ].map((place) => {
        const shown = place.getBoundingClientRect().height
        const least = parseFloat(getComputedStyle(place).minHeight)
        place.style.transitionProperty = 'none' // else calm motion eases the least height, and the old one is read
        place.style.minHeight = '0'
        const needed = place.getBoundingClientRect().height
        place.style.minHeight = ''
        place.style.transitionProperty = ''
        const { figure, bench } = place.dataset
        const kind: 'figure' | 'bench' = figure ? 'figure' : 'bench'
        return { name: figure ?? bench ?? '', kind, shown, least, needed }
      }),
    )
    for (const { name, kind, shown, least, needed } of measured) {
      expect.soft(needed, `${name} at ${width} px outgrows its place`).toBeLessThanOrEqual(least)
      expect
        .soft(shown - needed, `${name} at ${width} px leaves room`)
        .toBeLessThan(MOST_SPARE_OF[name] ?? MOST_SPARE[kind])
    }
  }
}
