import { join } from 'node:path'
import { chromium } from '@playwright/test'
import type { Bench } from '../bench'
import { freshPage, launch } from '../chromium'
import { openTraining } from './open-training'

/**
 * Milliseconds from the click on Train to the first step that the page shows, with everything in the browser's cache
 * from an earlier visit: a browser with a profile on disk, as readers have.
 */
export async function timeFirstSteps(bench: Bench, rounds: number): Promise<number[]> {
  const context = await chromium.launchPersistentContext(join(bench.folder, 'profile'), {
    executablePath: bench.executablePath,
    args: ['--no-sandbox', '--disable-quic'],
  })
  try {
    const times: number[] = []
    for (let visit = 0; visit <= rounds; visit++) {
      const page = await context.newPage()
      await openTraining(page, bench.server.base)
      times.push(await page.evaluate(() => inPage.msToFirstStep()))
      await page.close()
    }
    return times.slice(1) // the first visit fills the cache
  } finally {
    await context.close()
  }
}

/** How fast training goes, in steps a second, with the panel of the insides closed and open. */
export interface InsidesCost {
  closed: number[]
  open: number[]
}

/** In one run, in alternation: the panel is opened and closed under a training that goes on. */
export async function measureInsides(bench: Bench, rounds: number, ms: number): Promise<InsidesCost> {
  const browser = await launch(bench.executablePath)
  try {
    const { page } = await freshPage(browser)
    await openTraining(page, bench.server.base, '?epochs=1000')
    return await page.evaluate(
      async ({ rounds, ms }) => {
        const cost: InsidesCost = { closed: [], open: [] }
        await inPage.press('train-start')
        await inPage.stepsPerSecond(ms) // the first steps are slow
        for (let round = 0; round < rounds; round++) {
          cost.closed.push(await inPage.stepsPerSecond(ms))
          await inPage.toggle('insides-panel')
          cost.open.push(await inPage.stepsPerSecond(ms))
          await inPage.toggle('insides-panel')
        }
        return cost
      },
      { rounds, ms },
    )
  } finally {
    await browser.close()
  }
}

const TRAINED_MS = 10_000

/** Tasks of over 50 ms on the main thread, from the click through ten seconds of training. */
export async function findLongTasks(bench: Bench): Promise<number[]> {
  const browser = await launch(bench.executablePath)
  try {
    const { page } = await freshPage(browser)
    await openTraining(page, bench.server.base)
    return await page.evaluate(async (ms) => {
      const clicked = performance.now()
      await inPage.press('train-start')
      await new Promise((resolve) => setTimeout(resolve, ms))
      return inPage.longTasksSince(clicked)
    }, TRAINED_MS)
  } finally {
    await browser.close()
  }
}
