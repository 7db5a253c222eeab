import { createServer, type AddressInfo } from 'node:net'
import lighthouse from 'lighthouse'
import type { Bench } from '../bench'
import { launch } from '../chromium'

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

/** How often a page is loaded for one score: now and then Lighthouse sees no first paint, and gives none. */
const TRIES = 3

async function scoreOf(url: string, port: number): Promise<number> {
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const result = await lighthouse(url, {
      ...{ port, output: 'json', logLevel: 'silent' },
      ...{ onlyCategories: ['performance'], disableFullPageScreenshot: true },
    })
    const score = result?.lhr.categories.performance.score
    if (typeof score === 'number') return Math.round(100 * score)
  }
  throw new Error(`Lighthouse gave ${url} no score, ${TRIES} times`)
}

/** Lighthouse's performance scores (0 to 100, its mobile preset) of pages, in alternation. */
export async function scorePages(
  bench: Bench,
  routes: readonly string[],
  runs: number,
): Promise<Map<string, number[]>> {
  const port = await freePort()
  const browser = await launch(bench.executablePath, [`--remote-debugging-port=${port}`])
  const scores = new Map<string, number[]>(routes.map((route) => [route, []]))
  try {
    for (let run = 1; run <= runs; run++)
      for (const route of routes) {
        const score = await scoreOf(bench.server.base + route, port)
        scores.get(route)!.push(score)
        bench.log(`Lighthouse ${run}: ${route}: ${score}`)
      }
    return scores
  } finally {
    await browser.close()
  }
}
