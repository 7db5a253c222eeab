import { test as base, expect } from '@playwright/test'
import { bundleForBrowser } from '../../scripts/bundle-for-browser'
import type { ThreadsResult } from '../kernels/threads-in-worker'

/** A bare page on the site's origin; its policy would not let a test's script in. */
const test = base.extend({ bypassCSP: true })

test('threads share the work, and any number of them computes the same', async ({ page }) => {
  test.setTimeout(120_000)
  const script = await bundleForBrowser('tests/kernels/threads-in-worker.ts', 'threads')
  await page.goto('/404.html')
  const train = (threads: number, steps: number) =>
    page.evaluate(
      ({ script, threads, steps }) =>
        new Promise<ThreadsResult>((resolve, reject) => {
          const worker = new Worker(URL.createObjectURL(new Blob([script], { type: 'text/javascript' })))
          worker.onerror = ({ message }) => reject(new Error(message))
          worker.onmessage = ({ data }) => {
            worker.terminate()
            if (data.failed) reject(new Error(data.failed))
            resolve({ ...data, parameters: [...data.parameters] })
          }
          worker.postMessage({ threads, steps })
        }),
      { script, threads, steps },
    )

  const one = await train(1, 60)
  const two = await train(2, 60)
  expect(one.threads).toBe(1)
  expect(one.helped).toBe(0)
  expect(two.threads).toBe(2)
  expect(two.helped).toBeGreaterThan(0)
  expect(one.losses).toHaveLength(60)
  expect(one.losses[59]).toBeLessThan(one.losses[0])
  // Not nearly: bit for bit, since sums are split by the digits and not by who adds them up.
  expect(two.losses).toEqual(one.losses)
  expect(two.parameters).toEqual(one.parameters)
  for (const { memory } of [one, two]) expect(memory[1]).toEqual(memory[0])
})
