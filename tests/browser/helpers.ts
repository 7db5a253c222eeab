/**
 * What every browser test starts from: `test` with a guard. Whatever a test is about, it also fails when a page
 * breaks its Content-Security-Policy, asks another origin for anything, or throws an error that nobody catches.
 */
import { readdirSync } from 'node:fs'
import { sep } from 'node:path'
import { expect, test as base, type BrowserContext, type Page } from '@playwright/test'

export { expect }

export interface Guard {
  /** Policy violations in pages and workers. */
  violations: string[]
  /** Requests to any other origin than the pages' own. */
  foreign: string[]
  /** Errors that no code caught, in pages and workers. */
  uncaught: string[]
}

declare global {
  interface Window {
    reportViolation?: (what: string) => void
  }
}

/** Watches every page of the context from its first byte on. */
export async function watch(context: BrowserContext): Promise<Guard> {
  const guard: Guard = { violations: [], foreign: [], uncaught: [] }
  await context.exposeFunction('reportViolation', (what: string) => guard.violations.push(what))
  await context.addInitScript(() =>
    document.addEventListener('securitypolicyviolation', (event) =>
      window.reportViolation?.(
        `${location.pathname}: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`,
      ),
    ),
  )
  // The event does not reach the page for what happens in a worker; the console tells of both.
  context.on('console', (message) => {
    if (/Content Security Policy/i.test(message.text())) guard.violations.push(message.text())
  })
  context.on('weberror', (error) => guard.uncaught.push(String(error.error())))
  context.on('request', (request) => {
    const url = new URL(request.url())
    const own = /^(localhost|127\.0\.0\.1|classroom\.test)$/.test(url.hostname)
    if (/^(https?|wss?):$/.test(url.protocol) && !own) guard.foreign.push(request.url())
  })
  return guard
}

export const test = base.extend<{ guard: Guard }>({
  guard: [
    async ({ context }, use) => {
      const guard = await watch(context)
      await use(guard)
      expect(guard, 'policy, origin and uncaught errors').toEqual({
        violations: [],
        foreign: [],
        uncaught: [],
      })
    },
    { auto: true },
  ],
})

/** Routes of all pages in the built site, such as '/en/train-lenet/'. */
export function sitePages(): string[] {
  return readdirSync('out', { recursive: true, encoding: 'utf8' })
    .map((name) => `/${name.split(sep).join('/')}`)
    .filter((name) => name.endsWith('/index.html') && !/^\/(_not-found|404)\//.test(name))
    .map((name) => name.slice(0, -'index.html'.length))
    .sort()
}

/** Opens a page and goes to its first bench, if it has one: a bench comes when the reader does. */
export async function open(page: Page, path: string): Promise<void> {
  await page.goto(path)
  const place = page.getByTestId('bench-place').first()
  if ((await place.count()) === 0) return
  await place.scrollIntoViewIfNeeded()
  await expect(place.getByRole('group').first()).toBeVisible()
}

/** Puts the first test digit of a class on the pad, by its button: that can be pressed once the digits are there. */
export async function takeTestDigit(page: Page, digit: number): Promise<void> {
  const button = page.locator(`[data-testid=test-digit][data-label="${digit}"]`)
  await expect(button).toBeEnabled()
  await button.press('Enter') // does not wait by itself
}
