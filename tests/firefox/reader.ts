/** What a reader does and sees, in few words, for a browser that Playwright does not drive. */
import type { Page } from 'puppeteer-core'

const EVERY_MS = 100

export function check(holds: unknown, complaint: string): asserts holds {
  if (!holds) throw new Error(complaint)
}

export const is = (wanted: string) => (seen: string | null) => seen === wanted
export const atLeast = (least: number) => (seen: string | null) => seen !== null && Number(seen) >= least

/** Looks again and again until what is seen is right. @throws Error saying what was awaited and what was seen last */
export async function until(
  awaited: string,
  look: () => Promise<string | null>,
  right: (seen: string | null) => boolean,
  timeoutMs = 60_000,
): Promise<void> {
  const giveUpAt = performance.now() + timeoutMs
  let seen = await look()
  while (!right(seen)) {
    check(performance.now() < giveUpAt, `waited ${timeoutMs / 1000} s for ${awaited}, saw ${seen}`)
    await new Promise((resolve) => setTimeout(resolve, EVERY_MS))
    seen = await look()
  }
}

/** The value of data-`name` on the element with this test id; null when there is none. */
export const read = (page: Page, testId: string, name: string): Promise<string | null> =>
  page.evaluate(
    (testId, name) =>
      document.querySelector(`[data-testid="${testId}"]`)?.getAttribute(`data-${name}`) ?? null,
    testId,
    name,
  )

/** Clicks the element with this test id, once it is there and enabled. */
export async function press(page: Page, testId: string): Promise<void> {
  const selector = `[data-testid="${testId}"]:enabled`
  const there = () => page.evaluate((selector) => String(!!document.querySelector(selector)), selector)
  await until(`${testId} to press`, there, is('true'), 30_000)
  await page.click(selector)
}

/** Opens a page and goes to its bench, which comes when it is in view. */
export async function open(page: Page, address: string): Promise<void> {
  await page.setViewport({ width: 1280, height: 900 })
  await page.goto(address)
  // At once, since a page that still glides is missed by the pointer; and out from under the header.
  await page.evaluate(() =>
    document
      .querySelector('[data-testid=bench-place]')
      ?.scrollIntoView({ behavior: 'instant', block: 'center' }),
  )
  const loaded = () =>
    page.evaluate(() => String(!!document.querySelector('[data-testid=bench-place] [role=group]')))
  await until('the bench', loaded, is('true'), 30_000)
}
