import { test as base, expect } from '@playwright/test'
import { bundleForBrowser } from '../../scripts/bundle-for-browser'
import type { InferenceResult } from '../kernels/inference-in-worker'

/** A bare page on the site's origin; its policy would not let a test's script in. */
const test = base.extend({ bypassCSP: true })

test('a network like AlexNet, partly in codes, answers as plain loops do with any number of threads', async ({
  page,
}) => {
  test.setTimeout(120_000)
  const script = await bundleForBrowser('tests/kernels/inference-in-worker.ts', 'inference')
  await page.goto('/404.html')
  const infer = (threads: number) =>
    page.evaluate(
      ({ script, threads }) =>
        new Promise<InferenceResult>((resolve, reject) => {
          const worker = new Worker(URL.createObjectURL(new Blob([script], { type: 'text/javascript' })))
          worker.onerror = ({ message }) => reject(new Error(message))
          worker.onmessage = ({ data }) => {
            worker.terminate()
            if (data.failed) reject(new Error(data.failed))
            resolve({ ...data, logits: [...data.logits], gradient: [...data.gradient] })
          }
          worker.postMessage({ threads })
        }),
      { script, threads },
    )

  const one = await infer(1)
  const two = await infer(2)
  expect([one.threads, two.threads]).toEqual([1, 2])
  expect(one.helped).toBe(0)
  expect(two.helped).toBeGreaterThan(0)
  for (const { difference, leaked } of [one, two]) {
    expect(difference).toBeLessThan(1e-4)
    expect(leaked).toBe(0)
  }
  expect(Math.max(...one.logits) - Math.min(...one.logits)).toBeGreaterThan(0.1)
  expect(Math.max(...one.gradient)).toBeGreaterThan(1e-3)
  // Not nearly: bit for bit, since work is split by the network and not by who does it.
  expect(two.logits).toEqual(one.logits)
  expect(two.gradient).toEqual(one.gradient)
})
