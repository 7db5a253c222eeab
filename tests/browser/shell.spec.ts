import { expect, test, type Page } from '@playwright/test'
import { slugs } from './pages'

const themeOf = (page: Page) =>
  page.evaluate(() => ({
    paper: getComputedStyle(document.documentElement).getPropertyValue('--paper').trim(),
    scheme: getComputedStyle(document.documentElement).colorScheme,
  }))
const dark = { paper: '#14161a', scheme: 'dark' }
const light = { paper: '#fbfaf6', scheme: 'light' }

const distanceFromTop = (page: Page, id: string) =>
  page.locator(`#${id}`).evaluate((element) => element.getBoundingClientRect().top)

test.describe('entry', () => {
  for (const [locale, lang] of [
    ['en-GB', 'en'],
    ['zh-CN', 'zh'],
    ['zh-TW', 'zh'],
    ['fr-FR', 'en'],
  ]) {
    test(`opens ${lang} for a reader of ${locale}`, async ({ browser, baseURL }) => {
      const context = await browser.newContext({ locale, baseURL })
      const page = await context.newPage()
      await page.goto('/?seed=7')
      await page.waitForURL(`**/${lang}/?seed=7`)
      await context.close()
    })
  }

  test('remembers the language that was chosen last', async ({ page }) => {
    await page.goto('/en/')
    await page.getByTestId('language-switch').click()
    await page.waitForURL('**/zh/')
    await page.goto('/')
    await page.waitForURL('**/zh/')
  })

  test('offers both languages without JavaScript', async ({ browser, baseURL }) => {
    const context = await browser.newContext({ javaScriptEnabled: false, baseURL })
    const page = await context.newPage()
    await page.goto('/')
    await expect(page.getByRole('link')).toHaveCount(2)
    await page.getByRole('link').nth(1).click()
    await expect(page).toHaveURL(/\/zh\/$/)
    await expect(page.locator('html')).toHaveAttribute('lang', 'zh-Hans')
    await context.close()
  })
})

test.describe('language switch', () => {
  test('keeps the chapter and the section in view', async ({ page }) => {
    await page.goto('/en/train-lenet/')
    const section = page.locator('#three-sets')
    await section.evaluate((element) => element.scrollIntoView({ behavior: 'instant' }))
    const toChinese = page.getByTestId('language-switch')
    await expect(toChinese).toHaveAttribute('href', /\/zh\/train-lenet\/#three-sets$/)
    await toChinese.click()
    await expect(page).toHaveURL(/\/zh\/train-lenet\/#three-sets$/)
    await expect(page.locator('html')).toHaveAttribute('lang', 'zh-Hans')
    await expect(page.locator('h1')).toHaveText('在 MNIST 上训练 LeNet')
    await expect.poll(() => distanceFromTop(page, 'three-sets')).toBeLessThan(250)
    expect(await distanceFromTop(page, 'three-sets')).toBeGreaterThan(-50)
  })

  test('keeps the settings in the address', async ({ page }) => {
    await page.goto('/zh/train-lenet/?seed=3&batch=128')
    await page.getByTestId('language-switch').click()
    await expect(page).toHaveURL(/\/en\/train-lenet\/\?seed=3&batch=128$/)
  })

  test('names the other language in that language', async ({ page }) => {
    await page.goto('/en/read-digits/')
    const name = page.getByTestId('language-switch').locator('span')
    await expect(name).toHaveText('中文')
    await expect(name).toHaveAttribute('lang', 'zh-Hans')
  })
})

test.describe('theme', () => {
  test.use({ colorScheme: 'light' })

  test('follows the system until one is chosen', async ({ page }) => {
    await page.goto('/en/')
    expect(await themeOf(page)).toEqual(light)
    await page.emulateMedia({ colorScheme: 'dark' })
    expect(await themeOf(page)).toEqual(dark)
  })

  test('a choice beats the system, survives a reload and reaches other pages', async ({ page }) => {
    await page.goto('/en/')
    await page.getByRole('radio', { name: 'Dark' }).check()
    expect(await themeOf(page)).toEqual(dark)
    await page.reload()
    expect(await themeOf(page)).toEqual(dark)
    await expect(page.getByRole('radio', { name: 'Dark' })).toBeChecked()
    await page.goto('/zh/train-lenet/')
    expect(await themeOf(page)).toEqual(dark)
    await page.emulateMedia({ colorScheme: 'dark' })
    await page.getByRole('radio', { name: '浅色' }).check()
    expect(await themeOf(page)).toEqual(light)
    await page.getByRole('radio', { name: '跟随系统' }).check()
    expect(await themeOf(page)).toEqual(dark)
  })

  test('a choice survives the switch to the other language', async ({ page }) => {
    await page.goto('/en/')
    await page.getByRole('radio', { name: 'Dark' }).check()
    await page.getByTestId('language-switch').click()
    await expect(page.locator('html')).toHaveAttribute('lang', 'zh-Hans')
    await expect(page.getByRole('radio', { name: '深色' })).toBeChecked()
    expect(await themeOf(page)).toEqual(dark)
  })

  test('is right before the first paint', async ({ page }) => {
    await page.goto('/en/')
    await page.getByRole('radio', { name: 'Dark' }).check()
    // Stop every script file: only what stands in the page itself may have set the theme.
    await page.route(/\.js(\?|$)/, (route) => route.abort())
    await page.reload()
    expect(await themeOf(page)).toEqual(dark)
  })
})

test.describe('by keyboard', () => {
  test('the skip link comes first and leads to the text', async ({ page }) => {
    await page.goto('/en/train-lenet/')
    await page.keyboard.press('Tab')
    const skip = page.getByRole('link', { name: 'Skip to the text' })
    await expect(skip).toBeFocused()
    await expect(skip).toBeInViewport()
    await page.keyboard.press('Enter')
    await expect(page.locator('main')).toBeFocused()
  })

  test('the header is walked from left to right, then comes the text', async ({ page }) => {
    await page.setViewportSize({ width: 1280, height: 800 })
    await page.goto('/en/train-lenet/')
    const order: string[] = []
    for (let press = 0; press < 7; press++) {
      await page.keyboard.press('Tab')
      order.push(
        await page.evaluate(() => {
          const element = document.activeElement as HTMLElement
          return element.closest('header')
            ? (element.ariaLabel ?? element.innerText) || element.tagName
            : 'text'
        }),
      )
    }
    expect(order).toEqual([
      'Skip to the text',
      'LeNet → AlexNet, Contents',
      'Contents',
      'Search',
      '中文',
      'INPUT',
      'text',
    ])
  })

  test('focusing the header leaves the page where it is', async ({ page }) => {
    await page.goto('/en/train-lenet/')
    await page.locator('#three-sets').evaluate((element) => element.scrollIntoView({ behavior: 'instant' }))
    const before = await distanceFromTop(page, 'three-sets')
    await page.getByTestId('language-switch').focus()
    await page.waitForTimeout(500)
    expect(await distanceFromTop(page, 'three-sets')).toBeCloseTo(before, 0)
  })

  test('arrow keys choose a theme', async ({ page }) => {
    await page.emulateMedia({ colorScheme: 'light' })
    await page.goto('/en/')
    await page.getByRole('radio', { name: 'Like the system' }).focus()
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowRight')
    expect(await themeOf(page)).toEqual(dark)
  })

  test('a term opens on focus and closes with Escape, keeping the focus', async ({ page }) => {
    await page.goto('/en/train-lenet/')
    const term = page.locator('button.term').first()
    await page.locator('main').focus()
    for (
      let press = 0;
      press < 40 && !(await term.evaluate((el) => el === document.activeElement));
      press++
    ) {
      await page.keyboard.press('Tab')
    }
    await expect(term).toBeFocused()
    await expect(page.getByRole('tooltip')).toBeVisible()
    const description = await term.evaluate(
      (el) => document.getElementById(el.getAttribute('aria-describedby')!)?.textContent,
    )
    expect(description?.length).toBeGreaterThan(20)
    await page.keyboard.press('Escape')
    await expect(page.getByRole('tooltip')).toHaveCount(0)
    await expect(term).toBeFocused()
  })
})

test.describe('questions', () => {
  test('a choice can be got wrong, is explained, kept and tried again', async ({ page }) => {
    await page.goto('/en/train-lenet/')
    const question = page.getByTestId('choice-leaping-loss')
    await question.getByRole('button', { name: 'Check' }).click()
    await expect(question.getByRole('alert')).toHaveText('Pick an answer first.')
    await question.getByRole('radio').nth(0).check()
    await question.getByRole('button', { name: 'Check' }).click()
    await expect(question.locator('[data-verdict="wrong"]')).toContainText('overshoot')
    await page.goto('/zh/train-lenet/')
    await expect(question.locator('[data-verdict="wrong"]')).toBeVisible()
    await question.getByRole('button').click()
    await expect(question.locator('[data-verdict]')).toHaveCount(0)
    await question.getByRole('radio').nth(1).check()
    await question.getByRole('button').click()
    await expect(question.locator('[data-verdict="right"]')).toBeVisible()
    await page.reload()
    await expect(question.locator('[data-verdict="right"]')).toBeVisible()
  })

  test('a number is checked as readers write it', async ({ page }) => {
    await page.goto('/en/classify-photos/')
    const question = page.getByTestId('answer-photo-numbers')
    const field = question.getByRole('textbox')
    await field.fill('many')
    await field.press('Enter')
    await expect(question.getByRole('alert')).toHaveText('Type a number first.')
    await field.fill('4096')
    await field.press('Enter')
    await expect(question.locator('[data-verdict="wrong"]')).toContainText('Hint:')
    await question.getByRole('button', { name: 'Try again' }).click()
    await field.fill('12 288')
    await field.press('Enter')
    await expect(question.locator('[data-verdict="right"]')).toContainText('4,096')
  })
})

test.describe('on a small screen', () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true })

  test('scrolling closes a definition', async ({ page }) => {
    await page.goto('/en/train-lenet/')
    const term = page.locator('button.term').nth(3)
    await term.scrollIntoViewIfNeeded()
    await term.tap()
    await expect(page.getByRole('tooltip')).toBeVisible()
    await page.evaluate(() => window.scrollBy({ top: 200, behavior: 'instant' }))
    await expect(page.getByRole('tooltip')).toHaveCount(0)
  })

  test('a tap pins a definition inside the window', async ({ page }) => {
    await page.goto('/zh/train-lenet/')
    const term = page.locator('button.term').nth(3)
    await term.scrollIntoViewIfNeeded()
    await term.tap()
    const bubble = page.getByRole('tooltip')
    await expect(bubble).toBeVisible()
    const box = (await bubble.boundingBox())!
    expect(box.x).toBeGreaterThanOrEqual(0)
    expect(box.x + box.width).toBeLessThanOrEqual(360)
    await page.locator('h1').dispatchEvent('pointerdown')
    await expect(bubble).toHaveCount(0)
  })
})

test.describe('pages', () => {
  test('lead from one chapter to the next and back', async ({ page }) => {
    await page.goto('/en/')
    await page.getByRole('link', { name: /^Chapter 4/ }).click()
    await expect(page.locator('h1')).toHaveText('Train LeNet on MNIST')
    for (const slug of slugs.slice(slugs.indexOf('train-lenet') + 1)) {
      await page.getByTestId('next-chapter').click()
      await expect(page).toHaveURL(new RegExp(`/en/${slug}/$`))
    }
    await expect(page.getByTestId('next-chapter')).toHaveCount(0)
    await page.getByTestId('previous-chapter').click()
    await expect(page).toHaveURL(/\/en\/compare\/$/)
  })

  test('tells readers of a mistyped address where to go', async ({ page }) => {
    const response = await page.goto('/no-such-page/')
    expect(response?.status()).toBe(404)
    await expect(page.getByRole('link', { name: 'To the contents' })).toHaveAttribute('href', '/en/')
  })

  test('say nothing of insecure origins on a secure one', async ({ page }) => {
    await page.goto('/en/train-lenet/')
    expect(await page.evaluate(() => isSecureContext)).toBe(true)
    await expect(page.getByTestId('insecure-note')).toBeHidden()
  })
})
