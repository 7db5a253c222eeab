import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, Page } from '@playwright/test'
import { freshPage } from '../chromium'
import { startServer } from '../server'
import { openTraining } from './open-training'

/** JavaScript of a route when it has loaded and nobody has scrolled or clicked; bytes, gzip. */
export interface RouteScripts {
  route: string
  /** All of it, what is fetched ahead for linked pages included. */
  scriptBytes: number
  /** What the page itself names. */
  ownScriptBytes: number
}

export interface ByteCounts {
  scripts: RouteScripts[]
  /** Everything of the training page from its address until it shows the first step; bytes, gzip. */
  untilFirstStep: number
}

const idle = { waitUntil: 'networkidle' } as const
const total = (list: readonly { bytes: number }[]) => list.reduce((sum, { bytes }) => sum + bytes, 0)

/** Counts what the server sends, workers' requests included, to a browser that has nothing cached. */
export async function countBytes(browser: Browser, root: string, routes: string[]): Promise<ByteCounts> {
  const server = await startServer(root, 'gzip')
  const visit = async (act: (page: Page) => Promise<unknown>) => {
    server.forget()
    const { context, page } = await freshPage(browser)
    await act(page)
    await context.close()
    return server.transfers()
  }
  try {
    const scripts: RouteScripts[] = []
    for (const route of routes) {
      const html = await readFile(join(root, 'out', route, 'index.html'), 'utf8')
      const all = (await visit((page) => page.goto(server.base + route, idle))).filter(({ path }) =>
        path.endsWith('.js'),
      )
      const own = all.filter(({ path }) => html.includes(path.slice(path.lastIndexOf('/') + 1)))
      scripts.push({ route, scriptBytes: total(all), ownScriptBytes: total(own) })
    }
    const training = await visit(async (page) => {
      await openTraining(page, server.base)
      await page.evaluate(() => inPage.msToFirstStep())
    })
    return { scripts, untilFirstStep: total(training) }
  } finally {
    server.close()
  }
}
