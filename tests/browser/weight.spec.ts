/** What a page fetches by itself, before the reader has moved: measured as it is asked for, in a phone's window. */
import { gzipSync } from 'node:zlib'
import { MOST_SCRIPT_BYTES } from '../../scripts/route-weight.mjs'
import { expect, test } from './helpers'

test.use({ viewport: { width: 412, height: 823 } })

/** One page of each kind; that the scripts named in every page weigh no more is checked after the build. */
const kinds = [
  '/en/',
  '/zh/convolution/',
  '/en/classify-photos/',
  '/zh/glossary/',
  '/en/teachers/train-lenet/',
]

for (const path of kinds)
  test(`${path} loads at most ${MOST_SCRIPT_BYTES / 1000} kB of JavaScript before a bench is near`, async ({
    page,
    request,
  }) => {
    const scripts = new Set<string>()
    page.on('request', (sent) => void (sent.url().endsWith('.js') && scripts.add(sent.url())))
    await page.goto(path)
    await expect(page.getByTestId('theme-switch').getByRole('radio').first()).toBeEnabled()
    await page.waitForTimeout(1000) // for what links to other pages fetch ahead; a bench would come after three
    const asked = [...scripts]
    await expect(page.getByTestId('bench-place').getByRole('group')).toHaveCount(0)

    const bodies = await Promise.all(asked.map(async (url) => (await request.get(url)).body()))
    const bytes = bodies.reduce((sum, body) => sum + gzipSync(body, { level: 9 }).length, 0)
    expect(asked.length).toBeGreaterThan(3)
    expect(bytes).toBeLessThanOrEqual(MOST_SCRIPT_BYTES)
  })
