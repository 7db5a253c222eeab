import { expect, type Page } from '@playwright/test'
import { open } from './helpers'

/** The training bench as a reader handles it. */
export function trainPage(page: Page) {
  const metric = async (name: string) => {
    const value = await page.getByTestId(`metric-${name}`).getAttribute('data-value')
    return value === null ? null : Number(value)
  }
  return {
    open: (query = '', lang = 'en') => open(page, `/${lang}/train-lenet/${query}`),
    start: () => page.getByTestId('train-start').click(),
    pause: () => page.getByTestId('train-pause').click(),
    step: () => page.getByTestId('train-step').click(),
    reset: () => page.getByTestId('train-reset').click(),
    metric,
    steps: () => metric('step'),
    phase: () => page.getByTestId('train-status').getAttribute('data-phase'),
    engine: () => page.getByTestId('engine-badge').getAttribute('data-engine'),
    reaches: (phase: string, timeout = 60_000) =>
      expect(page.getByTestId('train-status')).toHaveAttribute('data-phase', phase, { timeout }),
    stepsReach: (count: number, timeout = 60_000) =>
      expect.poll(() => metric('step'), { timeout }).toBeGreaterThanOrEqual(count),
    /** Takes single steps and gives the loss after them. */
    async lossAfterSteps(count: number, timeout = 60_000): Promise<number> {
      for (let i = 1; i <= count; i++) {
        await page.getByTestId('train-step').click()
        await expect.poll(() => metric('step'), { timeout }).toBe(i)
        await expect(page.getByTestId('train-status')).toHaveAttribute('data-phase', 'paused', { timeout })
      }
      return (await metric('loss')) as number
    },
  }
}

/** Two steps on an engine give the loss that wasm gives. */
export async function trainsAsWasm(page: Page, engine: string, batch: number): Promise<void> {
  const bench = trainPage(page)
  await bench.open(`?engine=wasm&batch=${batch}`)
  const expected = await bench.lossAfterSteps(2)
  await bench.reset()
  await bench.open(`?engine=${engine}&batch=${batch}`)
  const loss = await bench.lossAfterSteps(2, 120_000)
  expect(await bench.engine()).toBe(engine)
  expect(loss).toBeCloseTo(expected, 3)
}
