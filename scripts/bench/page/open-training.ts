import type { Page } from '@playwright/test'
import { TRAIN_ROUTE } from './routes'
import { withInPage } from './with-in-page'

/** So long a reader looks at the bench before the first click: what is fetched and drawn for it is done then. */
const LOOK_MS = 500

/** Opens the training page with scripts/bench/in-page.ts in it and goes to the bench; nothing is clicked yet. */
export async function openTraining(page: Page, base: string, query = ''): Promise<void> {
  await withInPage(page)
  await page.goto(base + TRAIN_ROUTE + query, { waitUntil: 'networkidle' })
  await page.evaluate(() => inPage.goToBench())
  await page.waitForTimeout(LOOK_MS)
}
