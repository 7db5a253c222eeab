/** The ground under the pages: headers, policies, addresses, and the guard of these tests itself. */
import { createHash } from 'node:crypto'
import { expect, open, sitePages, test } from './helpers'

const INSECURE = (baseURL: string) => baseURL.replace('localhost', 'classroom.test')

test('the guard sees a violation, a foreign request and an uncaught error', async ({ page, guard }) => {
  await open(page, '/en/')
  await page.evaluate(() => {
    const script = document.createElement('script')
    script.textContent = 'window.ranInline = true'
    document.head.append(script)
    setTimeout(() => {
      throw new Error('nobody catches this')
    })
  })
  await page.route('https://elsewhere.test/**', (route) => route.abort())
  await page.goto('https://elsewhere.test/').catch(() => {})
  await expect.poll(() => guard.foreign).toEqual(['https://elsewhere.test/'])
  await expect.poll(() => guard.uncaught.join()).toContain('nobody catches this')
  expect(guard.violations.join()).toContain('script-src')
  for (const seen of Object.values(guard)) seen.length = 0
})

test('a page lets no inline script, no eval and no foreign address in', async ({ page, guard }) => {
  await open(page, '/en/')
  const outcome = await page.evaluate(async () => {
    const script = document.createElement('script')
    script.textContent = 'document.documentElement.dataset.injected = "yes"'
    document.head.append(script)
    // From a timer: what the test's own driver runs at once is exempt from the policy.
    const evaluated = await new Promise<boolean>((done) =>
      setTimeout(() => {
        try {
          done(new Function('return true')() as boolean)
        } catch {
          done(false)
        }
      }),
    )
    const fetched = await fetch('https://elsewhere.test/').then(
      () => true,
      () => false,
    )
    return { injected: document.documentElement.dataset.injected ?? 'no', evaluated, fetched }
  })
  expect(outcome).toEqual({ injected: 'no', evaluated: false, fetched: false })
  expect(guard.violations.length).toBeGreaterThanOrEqual(3)
  guard.violations.length = 0
  guard.foreign.length = 0
})

test('soft navigation keeps the policy', async ({ page }) => {
  await open(page, '/en/')
  const link = page.locator('main a[href^="/en/"]').first()
  const target = (await link.getAttribute('href')) ?? ''
  await link.click()
  await expect(page).toHaveURL((url) => url.pathname === target)
  await page.waitForLoadState('networkidle')
  await expect(page.locator('h1')).toBeVisible()
})

test('each kind of file has its type, caching, policy and encoding', async ({ request, page }) => {
  const urls = new Map<string, string>()
  page.on('request', (asked) => urls.set(new URL(asked.url()).pathname.replace(/.*\./, ''), asked.url()))
  await open(page, '/en/')
  const head = async (url: string) => (await request.head(url)).headers()
  const forEver = 'public, max-age=31536000, immutable'

  const html = await head('/en/')
  expect(html['content-type']).toBe('text/html;charset=utf-8')
  expect(html['cache-control']).toBe('no-cache')
  expect(html['content-encoding']).toBe('br')
  expect(html['content-security-policy']).toMatch(/script-src 'self' 'sha256-[^;]*;/)
  expect(html['content-security-policy']).not.toMatch(/blob:|eval/)

  const script = await head(urls.get('js') ?? '')
  expect(script).toMatchObject({ 'content-type': 'text/javascript', 'cache-control': forEver })
  expect(await head(urls.get('css') ?? '')).toMatchObject({
    'content-type': 'text/css',
    'cache-control': forEver,
  })
  expect(await head(urls.get('woff2') ?? '')).toMatchObject({
    'content-type': 'font/woff2',
    'cache-control': forEver,
  })

  const wasm = await head('/wasm/4.22.0/tfjs-backend-wasm-threaded-simd.wasm')
  expect(wasm).toMatchObject({
    'content-type': 'application/wasm',
    'cache-control': forEver,
    'content-encoding': 'br',
  })
})

test('a shard arrives as the bytes that its manifest names', async ({ request }) => {
  const manifest = await request.get('/mnist/manifest.json')
  expect(manifest.headers()['cache-control']).toBe('no-cache')
  const { train } = (await manifest.json()) as { train: { file: string; bytes: number; sha256: string }[] }
  const shard = await request.get(`/mnist/${train[0].file}`)
  expect(shard.headers()['content-encoding']).toBeUndefined()
  expect(shard.headers()['cache-control']).toContain('immutable')
  const body = await shard.body()
  expect(body.length).toBe(train[0].bytes)
  expect(createHash('sha256').update(body).digest('hex')).toBe(train[0].sha256)
})

test('an unknown address shows the 404 page, with status 404', async ({ page }) => {
  const response = await page.goto('/en/no-such-chapter/')
  expect(response?.status()).toBe(404)
  await expect(page.locator('h1')).toBeVisible()
  await expect(page.locator('a[href*="/en/"]').first()).toBeVisible()
})

test('a missing slash is added, and the query kept', async ({ page, request }) => {
  const answer = await request.get('/en?seed=3', { maxRedirects: 0 })
  expect(answer.status()).toBe(308)
  await page.goto('/en?seed=3')
  expect(new URL(page.url()).pathname + new URL(page.url()).search).toBe('/en/?seed=3')
})

test('on an insecure origin the page works and says what is missing', async ({ page, baseURL }) => {
  for (const path of sitePages().filter((route) => /^\/(en|zh)\/[^/]+\/$/.test(route))) {
    await open(page, INSECURE(baseURL ?? '') + path)
    expect(await page.evaluate(() => isSecureContext)).toBe(false)
    expect(await page.evaluate(() => crossOriginIsolated)).toBe(false)
    await expect(page.getByTestId('insecure-note')).toBeVisible()
  }
  await page.goto(sitePages().find((route) => /^\/en\/[^/]+\/$/.test(route)) ?? '')
  await expect(page.locator('h1')).toBeVisible()
  await expect(page.getByTestId('insecure-note')).toBeHidden()
})
