import { test as base, expect } from '@playwright/test'
import { bundleForBrowser } from '../../scripts/bundle-for-browser'

/** A bare page on the site's origin; its policy would not let a test's script in. */
const test = base.extend({ bypassCSP: true })
let script = ''
test.beforeAll(async () => {
  script = await bundleForBrowser('tests/kernels/in-browser.ts', 'kernels')
})

interface KernelsGlobal {
  kernels: typeof import('../kernels/in-browser')
}

for (const engine of ['wasm', 'webgpu', 'webgl'] as const)
  test(`${engine} computes losses and gradients as plain loops do`, async ({ page }) => {
    test.setTimeout(240_000)
    await page.goto('/404.html')
    await page.addScriptTag({ content: script })
    const { name, results } = await page.evaluate(
      (engine) => (globalThis as unknown as KernelsGlobal).kernels.compareAll(engine),
      engine,
    )
    expect(name).toBe(engine)
    expect(results).toHaveLength(3)
    for (const difference of results) {
      expect(difference.loss, difference.title).toBeLessThan(1e-3)
      expect(difference.logits, difference.title).toBeLessThan(1e-2)
      expect(difference.gradients, difference.title).toBeLessThan(1e-3)
      expect(difference.finiteDifferences, difference.title).toBeLessThan(0.05)
      expect(difference.leaked, difference.title).toBe(0)
    }
  })
