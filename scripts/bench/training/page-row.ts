import type { Bench } from '../bench'
import { freshPage } from '../chromium'
import { openTraining } from '../page/open-training'
import type { Row } from '../rows'
import { BATCH, SEED } from './task'

const WARM_UP_STEPS = 2
/** Longer than other rows: looks at the validation digits and ends of epochs come in lumps. */
const WINDOWS = 4

/** The training bench as a reader has it, charts and all; it pauses while other rows are measured. */
export const pageRow = (bench: Bench, name: string, query: string): Row => ({
  name,
  async open() {
    const { context, page } = await freshPage(bench.browser)
    try {
      await openTraining(page, bench.server.base, `?${query}&batch=${BATCH}&seed=${SEED}&epochs=1000`)
      const wished = new URLSearchParams(query).get('engine')
      const requireEngine = async () => {
        const badge = page.getByTestId('engine-badge')
        if ((await badge.getAttribute('data-engine')) !== wished) throw new Error(`${wished} did not run`)
        return badge.innerText()
      }
      await page.evaluate(async (steps) => {
        await inPage.press('train-start')
        await inPage.whenever(() => (inPage.stepNow() >= steps ? true : null))
        await inPage.pause()
      }, WARM_UP_STEPS)
      const detail = await requireEngine()
      return {
        async measure() {
          const steps = await page.evaluate(async (ms) => {
            await inPage.press('train-start')
            const speed = await inPage.stepsPerSecond(ms)
            await inPage.pause()
            return speed
          }, WINDOWS * bench.options.windowMs)
          await requireEngine() // an engine that is lost gives way to another
          return steps * BATCH
        },
        facts: () => ({ detail }),
        close: () => context.close(),
      }
    } catch (reason) {
      await context.close()
      throw reason
    }
  },
})
