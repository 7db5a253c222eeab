import type { Page } from '@playwright/test'
import { expect, open } from './helpers'

/** Opens the training bench and its panel of settings. */
export async function openPanel(page: Page, query = '', lang = 'en'): Promise<void> {
  await open(page, `/${lang}/train-lenet/${query}`)
  await page.getByTestId('train-settings').locator('summary').click()
  await expect(page.getByTestId('preset-modern')).toBeVisible()
}

export const setting = (page: Page, name: string) => page.getByTestId(`setting-${name}`)

/** Takes an option by its value, whether the options stand side by side or in a list. */
export async function choose(page: Page, name: string, value: string): Promise<void> {
  const field = setting(page, name)
  if ((await field.evaluate((element) => element.tagName)) === 'SELECT') await field.selectOption(value)
  else await field.locator(`input[value="${value}"]`).check({ force: true })
}

/** The option taken. */
export async function chosen(page: Page, name: string): Promise<string> {
  const field = setting(page, name)
  return (await field.evaluate((element) => element.tagName)) === 'SELECT'
    ? field.inputValue()
    : field.locator('input:checked').inputValue()
}

/** Types a value into the field beside a slider. */
export async function type(page: Page, name: string, value: string): Promise<void> {
  const field = page.getByTestId(`setting-${name}-exact`)
  await field.fill(value)
  await field.press('Enter')
}

/** What the address asks for. */
export const query = (page: Page) => Object.fromEntries(new URL(page.url()).searchParams)
