import type { Page } from '@playwright/test'
import { expect } from './helpers'

/** More empty room below a figure than this looks like a mistake, px. */
const MOST_SPARE = 100

/**
 * The place of each figure is as high before the figure has come as after: its least height is what the figure takes, or
 * little more, at every width. The figures must be there.
 */
export async function expectPlacesToFit(page: Page, names: readonly string[]): Promise<void> {
  for (const width of [320, 360, 390, 430, 520, 600, 700, 768, 900, 1024, 1280, 1440]) {
    await page.setViewportSize({ width, height: 900 })
    // Sizes in parts of a container are those of the width before, until a frame has been drawn.
    await page.evaluate(
      () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))),
    )
    const measured = await page.evaluate(
      (all) =>
        all.map((name) => {
          const place = document.querySelector<HTMLElement>(`[data-figure="${name}"]`)!
          const shown = place.getBoundingClientRect().height
          const least = parseFloat(getComputedStyle(place).minHeight)
          place.style.minHeight = '0'
          const needed = place.getBoundingClientRect().height
          place.style.minHeight = ''
          return { name, shown, least, needed }
        }),
      [...names],
    )
    for (const { name, shown, least, needed } of measured) {
      expect
        .soft(needed, `${name} at ${width} px outgrows its place`)
        .toBeLessThanOrEqual(Math.ceil(least) + 1)
      expect.soft(shown - needed, `${name} at ${width} px leaves room`).toBeLessThan(MOST_SPARE)
    }
  }
}
