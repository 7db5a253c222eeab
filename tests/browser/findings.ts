import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect } from './helpers'

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
const RULES_OF_COLOURS = ['color-contrast', 'link-in-text-block']

interface RunOnly {
  type: 'tag' | 'rule'
  values: string[]
}

/** What axe finds, one line a finding: rule, where, why. Of what it does not find it keeps no list: that takes longest. */
async function findings(page: Page, runOnly: RunOnly, within?: string): Promise<string[]> {
  // No page has frames, for which axe would otherwise join its results on a page of its own.
  const axe = new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations'], runOnly })
  const { violations } = await (within ? axe.include(within) : axe).analyze()
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')} (${failureSummary ?? ''})`),
  )
}

/** axe finds nothing in what `within` selects, or on the whole page, in the theme that is on. */
export async function expectNoFindingsNow(page: Page, within?: string): Promise<void> {
  expect(await findings(page, { type: 'tag', values: RULES }, within)).toEqual([])
}

/** Nothing is found in the light theme, nor in the dark one, where only colours are different. */
export async function expectNoFindings(page: Page, within?: string): Promise<void> {
  const paper = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  await expect.poll(paper).toBe('rgb(251, 250, 246)')
  await expectNoFindingsNow(page, within)
  await page.emulateMedia({ colorScheme: 'dark' })
  await expect.poll(paper).toBe('rgb(20, 22, 26)')
  expect(await findings(page, { type: 'rule', values: RULES_OF_COLOURS }, within)).toEqual([])
  await page.emulateMedia({ colorScheme: 'light' })
}
