/** The book without a connection: each test has a server of its own, which it stops. */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, open, takeTestDigit, test } from './helpers'
import { trainPage } from './train-page'

test.use({ serviceWorkers: 'allow', viewport: { width: 1024, height: 900 } })
test.setTimeout(120_000)

interface Server {
  url: string
  stop(): Promise<void>
}

async function serve(folder = 'out', port = 0): Promise<Server> {
  const child: ChildProcess = spawn(process.execPath, ['scripts/serve.mjs', folder], {
    env: { ...process.env, PORT: String(port), HOST: '127.0.0.1' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [said] = (await once(child.stdout!, 'data')) as [Buffer]
  const url = /http:\/\/\S+/.exec(String(said))![0].replace(/\/$/, '')
  return {
    url,
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return
      const ended = once(child, 'exit')
      child.kill()
      await ended
    },
  }
}

/** Opens the contents once, and waits until the book says that it is kept, networks and all. */
async function visit(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/en/`)
  await page.getByTestId('offline-place').scrollIntoViewIfNeeded()
  await expect(page.getByTestId('offline')).toHaveAttribute('data-book', 'kept', { timeout: 90_000 })
  const networks = page.getByTestId('offline-networks')
  await expect
    .poll(
      async () => (await networks.getAttribute('data-kept')) === (await networks.getAttribute('data-bytes')),
      {
        timeout: 60_000,
      },
    )
    .toBe(true)
}

let server: Server

test.beforeEach(async () => {
  server = await serve()
})
test.afterEach(() => server.stop())

test('after one visit everything opens, a digit is read and a photo classified, with the server stopped', async ({
  page,
}) => {
  await visit(page, server.url)
  await server.stop()
  await expect(fetch(server.url)).rejects.toThrow()

  // By a link, as within a page, and by an address that was never opened, with settings in it.
  await page.getByRole('link', { name: /^Chapter 5/ }).click()
  await expect(page.locator('h1')).toHaveText('Have your handwriting read')
  await open(page, `${server.url}/en/read-digits/?seed=7`)
  await takeTestDigit(page, 4)
  await expect(page.getByTestId('digit-prediction')).toHaveAttribute('data-value', '4', { timeout: 60_000 })

  await open(page, `${server.url}/zh/classify-photos/`)
  await page.getByTestId('photo-sample-espresso').click()
  await expect(page.getByTestId('photo-results').locator('[data-wnid]').first()).toHaveAttribute(
    'data-label',
    /.+/,
    { timeout: 60_000 },
  )
  await page.getByTestId('search-open').click()
  await page.getByRole('searchbox').fill('池化')
  await expect(page.getByTestId('search-result').first()).toContainText('池化')
})

test('MNIST can be kept too, is trained on without a server, and deleted', async ({ page }) => {
  await visit(page, server.url)
  const mnist = page.getByTestId('offline-mnist')
  await expect(mnist).toHaveAttribute('data-kept', '0')
  await mnist.getByRole('button').click()
  const bytes = await mnist.getAttribute('data-bytes')
  await expect(mnist).toHaveAttribute('data-kept', bytes!, { timeout: 60_000 })
  await server.stop()

  await open(page, `${server.url}/en/train-lenet/?batch=8`)
  const bench = trainPage(page)
  expect(await bench.lossAfterSteps(1)).toBeGreaterThan(0)

  await page.goto(`${server.url}/en/`)
  await page.getByTestId('offline-place').scrollIntoViewIfNeeded()
  await expect(mnist).toHaveAttribute('data-kept', bytes!)
  await mnist.getByRole('button').click()
  await expect(mnist).toHaveAttribute('data-kept', '0')
})

test('a new edition is told of, taken when the reader says so, and replaces the old one', async ({
  page,
}) => {
  const folder = mkdtempSync(join(tmpdir(), 'edition-'))
  try {
    await server.stop()
    cpSync('out', folder, { recursive: true })
    const port = Number(new URL(server.url).port)
    server = await serve(folder, port)
    await visit(page, server.url)
    await server.stop()

    // The next edition: another page, another list. The service worker's own bytes tell.
    const pagePath = join(folder, 'en/glossary/index.html')
    const mark = '<meta name="edition" content="second"/></head>'
    writeFileSync(pagePath, readFileSync(pagePath, 'utf8').replace('</head>', mark))
    for (const end of ['.br', '.gz']) rmSync(pagePath + end, { force: true })
    const workerPath = join(folder, 'sw.js')
    const entry = /(en\/glossary\/[`"'],\s*"?revision"?:\s*[`"'])[0-9a-f]+/
    const worker = readFileSync(workerPath, 'utf8')
    expect(worker).toMatch(entry)
    for (const end of ['.br', '.gz']) rmSync(workerPath + end, { force: true })
    writeFileSync(workerPath, worker.replace(entry, '$10123456789abcdef'))
    server = await serve(folder, port)

    await page.goto(`${server.url}/en/`)
    const notice = page.getByTestId('update-notice')
    await expect(notice).toBeVisible({ timeout: 90_000 })
    const first = page.locator('h1')
    await Promise.all([page.waitForEvent('load'), notice.getByRole('button', { name: 'Load it' }).click()])
    await expect(first).toBeVisible()
    await expect(notice).toHaveCount(0)
    await server.stop()
    await page.goto(`${server.url}/en/glossary/`)
    await expect(page.locator('meta[name="edition"]')).toHaveAttribute('content', 'second')
    const entries = await page.evaluate(async () => {
      const names = (await caches.keys()).filter((name) => name.includes('precache'))
      const keys = await (await caches.open(names[0])).keys()
      return { caches: names.length, pages: keys.filter(({ url }) => url.includes('/en/glossary/?')).length }
    })
    expect(entries).toEqual({ caches: 1, pages: 1 })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
