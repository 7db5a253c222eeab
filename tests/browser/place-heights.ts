import type { Page } from '@playwright/test'
import { expect } from './helpers'

/** More empty room below a figure or a bench than this looks like a mistake, px. */
const MOST_SPARE = 60

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
        place.style.minHeight = '0'
        const needed = place.getBoundingClientRect().height
        place.style.minHeight = ''
        const { figure, bench } = place.dataset
        return { name: figure ?? bench, shown, least, needed }
      }),
    )
    for (const { name, shown, least, needed } of measured) {
      expect.soft(needed, `${name} at ${width} px outgrows its place`).toBeLessThanOrEqual(least)
      expect.soft(shown - needed, `${name} at ${width} px leaves room`).toBeLessThan(MOST_SPARE)
    }
  }
}
