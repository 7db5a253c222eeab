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
        const result = await lighthouse(bench.server.base + route, {
          ...{ port, output: 'json', logLevel: 'silent' },
          ...{ onlyCategories: ['performance'], disableFullPageScreenshot: true },
        })
        const score = result?.lhr.categories.performance.score
        if (typeof score !== 'number') throw new Error(`Lighthouse gave ${route} no score`)
        scores.get(route)!.push(Math.round(100 * score))
        bench.log(`Lighthouse ${run}: ${route}: ${scores.get(route)!.at(-1)}`)
      }
    return scores
  } finally {
    await browser.close()
  }
}
