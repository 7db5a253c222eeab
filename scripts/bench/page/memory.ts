import { readFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import type { Browser, Page } from '@playwright/test'
import type { Bench } from '../bench'
import { freshPage, launch } from '../chromium'
import { openWorker } from '../worker'
import { openTraining } from './open-training'

export interface Memory {
  /** Before anything was started, and the most at any moment after that; bytes. */
  before: number
  peak: number
}

const SAMPLE_MS = 25
const TRAINED_MS = 20_000

/**
 * Memory that Linux has given to the browser's page and graphics processes: anonymous pages (JavaScript, wasm, buffers)
 * and shared ones (graphics), without the program's own code. Unlike `performance.measureUserAgentSpecificMemory()` it
 * sees all of that, at any moment, and an upper bound: what is freed but not given back counts.
 */
async function residentBytes(browser: Browser): Promise<number> {
  const session = await browser.newBrowserCDPSession()
  const { processInfo } = await session.send('SystemInfo.getProcessInfo')
  await session.detach()
  return processInfo
    .filter(({ type }) => type === 'renderer' || type === 'GPU')
    .reduce((sum, { id }) => sum + bytesOfProcess(readFileSync(`/proc/${id}/status`, 'utf8')), 0)
}

/** RssAnon and RssShmem of a process, from the text of /proc/<pid>/status. */
export const bytesOfProcess = (status: string): number =>
  [...status.matchAll(/^Rss(?:Anon|Shmem):\s+(\d+) kB$/gm)].reduce(
    (sum, [, kb]) => sum + 1024 * Number(kb),
    0,
  )

async function collectGarbage(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page)
  await session.send('HeapProfiler.collectGarbage')
  await session.detach()
}

/** Samples while `act` runs. */
async function watch(browser: Browser, page: Page, act: () => Promise<unknown>): Promise<Memory> {
  await collectGarbage(page)
  await wait(500)
  const before = await residentBytes(browser)
  let peak = before
  let acting = true
  const sampling = (async () => {
    while (acting) {
      peak = Math.max(peak, await residentBytes(browser).catch(() => 0))
      await wait(SAMPLE_MS)
    }
  })()
  try {
    await act()
  } finally {
    acting = false
    await sampling
  }
  return { before, peak }
}

/** A browser of its own, so that no other page's memory is counted. */
async function inOwnBrowser(
  bench: Bench,
  measure: (browser: Browser) => Promise<Memory>,
): Promise<Memory | null> {
  if (process.platform !== 'linux') return null
  const browser = await launch(bench.executablePath)
  try {
    return await measure(browser)
  } finally {
    await browser.close()
  }
}

/** Training LeNet in the page, with its default engine, for twenty seconds. */
export const trainingMemory = (bench: Bench): Promise<Memory | null> =>
  inOwnBrowser(bench, async (browser) => {
    const { page } = await freshPage(browser)
    await openTraining(page, bench.server.base)
    return watch(browser, page, async () => {
      await page.evaluate(() => inPage.msToFirstStep())
      await wait(TRAINED_MS)
    })
  })

/** Loading AlexNet's weights into the wasm engine in a blank page, and classifying a few pictures. */
export const alexnetMemory = (bench: Bench, module: string): Promise<Memory | null> =>
  inOwnBrowser(bench, async (browser) => {
    const worker = await openWorker(browser, bench.server, `inference/in-worker/${module}.ts`)
    return watch(browser, worker.page, () => worker.call('start', { engine: 'wasm', threads: 1 }))
  })
