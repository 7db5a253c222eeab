import type { Bench } from '../bench'
import { launch } from '../chromium'
import { FILES } from '../inference/task'
import { prepareInference } from '../inference/prepare'
import { countBytes, type RouteScripts } from './bytes'
import { scorePages } from './lighthouse'
import { alexnetMemory, trainingMemory, type Memory } from './memory'
import { englishRoutes } from './routes'
import { findLongTasks, measureInsides, timeFirstSteps, type InsidesCost } from './training-page'

export interface PageResults {
  routes: (RouteScripts & { lighthouse: number[] })[]
  bytesUntilFirstStep: number
  firstStepMs: number[]
  /** Milliseconds of each. */
  longTasks: number[]
  insides: InsidesCost
  trainingMemory: Memory | null
  /** Float32, and with the dense layers in 8-bit codes. */
  alexnetMemory: Memory | null
  codedAlexnetMemory: Memory | null
}

/** What the site costs a reader, measured in the browser as it comes, without any flag for graphics. */
export async function measurePages(bench: Bench): Promise<PageResults> {
  const { log, root, options } = bench
  const routes = englishRoutes(root)
  const browser = await launch(bench.executablePath)
  log('counting bytes')
  const { scripts, untilFirstStep } = await countBytes(browser, root, routes).finally(() => browser.close())
  log('timing first steps')
  const firstStepMs = await timeFirstSteps(bench, options.rounds)
  log('looking for long tasks')
  const longTasks = await findLongTasks(bench)
  log('opening the insides')
  const insides = await measureInsides(bench, options.rounds, 2 * options.windowMs)
  log(`steps a second: ${insides.closed.map(Math.round)} closed, ${insides.open.map(Math.round)} open`)
  log('watching memory')
  const training = await trainingMemory(bench)
  if (!bench.server.has(FILES.weights)) await prepareInference(bench)
  const alexnet = await alexnetMemory(bench, 'ours')
  const codedAlexnet = await alexnetMemory(bench, 'ours-codes').catch((reason: Error) => {
    log(`AlexNet in 8-bit codes: ${reason.message}`)
    return null
  })
  const scores = await scorePages(bench, routes, options.rounds)
  return {
    routes: scripts.map((counted) => ({ ...counted, lighthouse: scores.get(counted.route)! })),
    bytesUntilFirstStep: untilFirstStep,
    firstStepMs,
    longTasks,
    insides,
    trainingMemory: training,
    alexnetMemory: alexnet,
    codedAlexnetMemory: codedAlexnet,
  }
}
