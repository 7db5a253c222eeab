import { readFileSync } from 'node:fs'
import { test as base, expect } from '@playwright/test'
import { bundleForBrowser } from '../../scripts/bundle-for-browser'
import type { Comparison } from '../kernels/compare-plan'
import type { TorchAnswer } from '../kernels/parity'

/** A bare page on the site's origin; its policy would not let a test's script in. */
const test = base.extend({ bypassCSP: true })
test.describe.configure({ timeout: 240_000 })
let script = ''
test.beforeAll(async () => {
  script = await bundleForBrowser('tests/kernels/in-browser.ts', 'kernels')
  script += await bundleForBrowser('tests/kernels/webgpu-in-browser.ts', 'webgpuKernels')
})
test.beforeEach(async ({ page }) => {
  await page.goto('/404.html')
  await page.addScriptTag({ content: script })
})

declare global {
  var kernels: typeof import('../kernels/in-browser')
  var webgpuKernels: typeof import('../kernels/webgpu-in-browser')
}

function expectEqual(results: (Comparison & { title: string })[], count: number) {
  expect(results).toHaveLength(count)
  for (const difference of results) {
    expect(difference.loss, difference.title).toBeLessThan(1e-3)
    expect(difference.logits, difference.title).toBeLessThan(1e-2)
    expect(difference.gradients, difference.title).toBeLessThan(1e-3)
    expect(difference.finiteDifferences, difference.title).toBeLessThan(0.05)
    expect(difference.leaked, difference.title).toBe(0)
  }
}

for (const engine of ['wasm', 'webgpu', 'webgl'] as const)
  test(`${engine} computes losses and gradients as plain loops do`, async ({ page }) => {
    const { name, results } = await page.evaluate((engine) => kernels.compareAll(engine), engine)
    expect(name).toBe(engine)
    expectEqual(results, 4)
  })

for (const engine of ['webgpu', 'webgl', 'cpu'] as const)
  test(`${engine} computes the 1998 form, dropout and batch normalisation as plain loops do`, async ({
    page,
  }) => {
    const results = await page.evaluate((engine) => kernels.compareForms(engine), engine)
    expect(results).toHaveLength(2)
    for (const { id, loss, gradients, curvature, leaked } of results) {
      expect(loss, id).toBeLessThan(1e-3)
      expect(gradients, id).toBeLessThan(1e-3)
      expect(curvature, id).toBeLessThan(1e-2)
      expect(leaked, id).toBe(0)
    }
  })

for (const engine of ['webgpu', 'webgl'] as const)
  test(`${engine} looks into a network in codes, with groups and response normalisation, as plain loops do`, async ({
    page,
  }) => {
    const found = await page.evaluate((engine) => kernels.compareInside(engine), engine)
    expect(found.outputs).toBeLessThan(1e-3)
    expect(found.gradients).toBeLessThan(1e-3)
    expect(found.timed).toEqual(['conv1', 'norm1', 'pool1', 'conv2', 'flatten', 'fc6', 'fc7'])
    expect(found.inCodes).toBe(engine === 'webgpu')
    expect(found.leaked).toBe(0)
  })

for (const name of ['small', 'small-2012'] as const)
  test(`webgpu answers as torch does, and would not with a wrong order, channel or bias: ${name}`, async ({
    page,
  }) => {
    const folder = 'tests/fixtures/parity'
    const file = readFileSync(`${folder}/${name}.safetensors`).toString('base64')
    const answer = JSON.parse(readFileSync(`${folder}/${name}.json`, 'utf8')) as TorchAnswer
    const { right, wrong } = await page.evaluate(
      ([name, file, answer]) => kernels.compareWithTorch('webgpu', name, file, answer),
      [name, file, answer] as const,
    )
    expect(right).toBeLessThan(1e-3)
    expect(Object.keys(wrong)).toHaveLength(10)
    for (const [mistake, difference] of Object.entries(wrong))
      expect(difference, mistake).toBeGreaterThan(1e-2)
  })

test('webgpu computes the same in the blocks that a graphics card gets', async ({ page }) => {
  expectEqual(await page.evaluate(() => webgpuKernels.compareHardwareTiling()), 3)
})

test('fused webgpu kernels agree with the plain ones at batches that fill no block', async ({ page }) => {
  const results = await page.evaluate(() => webgpuKernels.compareWithPlain())
  expect(results).toHaveLength(6)
  for (const { title, differences } of results) {
    const [loss, gradients, logits, inputGradient] = differences
    expect(loss, title).toBeLessThan(1e-5)
    expect(gradients, title).toBeLessThan(1e-5)
    expect(logits, title).toBeLessThan(1e-5)
    expect(inputGradient, title).toBeLessThan(1e-5)
  }
})

test('training on webgpu repeats itself bit by bit, in few launches, and keeps no tensors', async ({
  page,
}) => {
  const { losses, perStep, memory, same } = await page.evaluate(() => webgpuKernels.train(52))
  expect(losses).toHaveLength(52)
  expect(losses[51]).toBeLessThan(losses[0] / 2)
  expect(same).toBe(true)
  expect(perStep).toBeGreaterThan(0)
  expect(perStep).toBeLessThanOrEqual(25)
  expect(memory[1]).toEqual(memory[0])
})

for (const [engine, expected] of [
  ['webgpu', 2],
  ['wasm', 0],
] as const)
  test(`${engine} makes batches of digits that equal those prepared in memory`, async ({ page }) => {
    const { differences, wrongLabels, launches, leaked } = await page.evaluate(
      (engine) => webgpuKernels.gatherDigits(engine),
      engine,
    )
    expect(differences).toHaveLength(3)
    // Inputs reach from -0.42 to 2.82: this is a rounding or two.
    for (const difference of differences) expect(difference).toBeLessThan(1e-6)
    expect(wrongLabels).toBe(0)
    expect(launches).toBe(expected)
    expect(leaked).toBe(0)
  })

test('the first of several greatest values takes the gradient of maximum pooling on webgpu', async ({
  page,
}) => {
  expect(await page.evaluate(() => webgpuKernels.compareTies())).toBeLessThan(1e-5)
})

test('dense layers in codes agree with their values on webgpu, forwards and by their input', async ({
  page,
}) => {
  const results = await page.evaluate(() => webgpuKernels.compareCoded())
  expect(results).toHaveLength(9)
  for (const { title, differences, leaked } of results) {
    expect(differences, title).toHaveLength(2)
    for (const difference of differences) expect(difference, title).toBeLessThan(1e-3)
    expect(leaked, title).toBe(0)
  }
})
