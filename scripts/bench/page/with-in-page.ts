import type { Page } from '@playwright/test'
import { bundleForBrowser } from '../../bundle-for-browser'
import type * as InPage from '../in-page'

declare global {
  /** scripts/bench/in-page.ts, in a page that {@link withInPage} has prepared. */
  var inPage: typeof InPage
}

let script: Promise<string> | undefined

/** Puts scripts/bench/in-page.ts into every document that the page will load. */
export async function withInPage(page: Page): Promise<void> {
  script ??= bundleForBrowser('scripts/bench/in-page.ts', 'inPage')
  await page.addInitScript({ content: `${await script};globalThis.inPage = inPage` })
}
