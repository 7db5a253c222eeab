/** The photo zoo: each odd file gets the right answer, or the right sentence. */
import type { Page } from '@playwright/test'
import { benches as en } from '../../lib/i18n/en/benches'
import { fill } from '../../lib/i18n/fill'
import { makeZoo, type Corners } from '../fixtures/photo-zoo/zoo'
import { expect, open, test } from './helpers'

const results = (page: Page) => page.getByTestId('photo-results')

/** What the network sees in the four corners of its square, row by row. */
const cornersSeen = (page: Page) =>
  page.locator('[data-testid=photo-seen] canvas').evaluate((canvas: HTMLCanvasElement) => {
    const context = canvas.getContext('2d')!
    const [near, far] = [canvas.width / 8, (canvas.width * 7) / 8]
    return [
      [near, near],
      [far, near],
      [near, far],
      [far, far],
    ].map(([x, y]) => [...context.getImageData(x, y, 1, 1).data].slice(0, 3))
  })

/** The largest difference of any channel in any corner. */
const difference = (found: number[][], wanted: Corners) =>
  Math.max(...wanted.flatMap((colour, i) => colour.map((value, c) => Math.abs(value - found[i][c]))))

test('each odd file is shown as it is, or refused with what to do', async ({ page }) => {
  test.slow()
  await open(page, '/en/classify-photos/')
  const outcomes = page.locator(
    '[data-testid=photo-results][data-phase=done] [data-wnid]:not([data-old]), [data-testid=photo-error]:not([data-old])',
  )
  for (const { name, bytes, expect: wanted } of makeZoo())
    await test.step(name, async () => {
      await outcomes.evaluateAll((old) => old.forEach((one) => one.setAttribute('data-old', '')))
      await page.getByTestId('photo-input').setInputFiles({ name, mimeType: 'image/jpeg', buffer: bytes })
      await expect(page.locator('[data-old]')).toHaveCount(0)
      await expect(outcomes.first(), name).toBeVisible({ timeout: 30_000 })
      if ('code' in wanted) {
        const sentence = en.errors[wanted.code as keyof typeof en.errors] as string
        await expect(page.getByTestId('photo-error'), name).toHaveText(fill(sentence, wanted.detail ?? {}))
        await expect(page.getByTestId('photo-strip').locator(`[data-name="${name}"]`)).toHaveCount(0)
        return
      }
      await expect(page.getByTestId('photo-error'), name).toHaveCount(0)
      await expect(page.getByTestId('photo-strip').locator('li').first()).toHaveAttribute('data-name', name)
      const moves = page.getByText(en.photo.firstFrame)
      await expect(moves).toHaveCount('animated' in wanted && wanted.animated ? 1 : 0)
      if ('wnid' in wanted) {
        const first = results(page).locator('[data-wnid]').first()
        await expect(first, name).toHaveAttribute('data-wnid', wanted.wnid)
        return
      }
      expect(difference(await cornersSeen(page), wanted.corners), name).toBeLessThan(24)
      if (wanted.size)
        await expect(
          page
            .getByText(`${wanted.size.map((n) => n.toLocaleString('en')).join(' × ')} pixels.`)
            .or(page.getByText(`${wanted.size.join(' × ')} pixels.`)),
        ).toBeVisible()
    })
})
