/** The figures of `code`, handled as a reader does. */
import { readFile } from 'node:fs/promises'
import type { Locator, Page } from '@playwright/test'
import { tenLinesText } from '@/components/chapters/code/ten-lines'
import { linesText } from '@/lib/nn/code/linked-lines'
import { listedSpecs, type ListedNetwork } from '@/lib/nn/code/listed-networks'
import { listingOf, type Library } from '@/lib/nn/code/listing'
import { expect, test } from './helpers'

async function reach(page: Page, name: string, path = '/en/code/'): Promise<Locator> {
  if (!page.url().endsWith(path)) await page.goto(path)
  const figure = page.locator(`[data-testid="figure-place"][data-figure="${name}"]`)
  await figure.scrollIntoViewIfNeeded()
  await expect(figure.getByRole('button').first()).toBeAttached()
  return figure
}

/** Numbers, from 1, of the lines that are lit. */
const litLines = (figure: Locator) =>
  figure
    .locator('[data-line][aria-pressed=true]')
    .evaluateAll((lines) => lines.map((line) => Number((line as HTMLElement).dataset.line)))

const linesOf = (network: ListedNetwork, library: Library, layer: string) => {
  const index = listedSpecs[network].layers.findIndex(({ name }) => name === layer)
  return listingOf(network, library).lines.flatMap((line, i) => (line.layer === index ? [i + 1] : []))
}

test('every network in every library: a layer lights its lines, a line its layer, in numbers; copied whole', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const figure = await reach(page, 'source')
  const said = page.getByTestId('code-said')
  const pairs = [
    ['LeNet-5, modern', 'lenet-modern', 'c3', '2416', '240000'],
    ['LeNet-5, 1998', 'lenet-1998', 'c3', '1516', '150000'],
    ['AlexNet, 2012', 'alexnet-2012', 'conv2', '307456', '223948800'],
    ['AlexNet, torchvision', 'torchvision', 'fc6', '37752832', '37748736'],
  ] as const
  const libraries = [
    ['PyTorch', 'pytorch'],
    ['Keras', 'keras'],
    ['TensorFlow.js', 'tfjs'],
  ] as const
  for (const [label, network, layer, parameters, macs] of pairs) {
    await figure.getByRole('radio', { name: label, exact: true }).check()
    await figure.locator(`[data-testid=code-ladder] [data-layer="${layer}"]`).click()
    await expect(said).toHaveAttribute('data-parameters', parameters)
    await expect(said).toHaveAttribute('data-macs', macs)
    for (const [name, library] of libraries) {
      await figure.getByRole('radio', { name, exact: true }).check()
      const wanted = linesOf(network, library, layer)
      await expect.poll(() => litLines(figure)).toEqual(wanted)
      // The box has been scrolled to the line that makes the layer.
      const makes = new RegExp(`self\\.${layer} =|name(=|: )'${layer}'|\\b${layer}: {`)
      await expect(figure.locator('[data-line][aria-pressed=true]', { hasText: makes })).toBeInViewport()
      await page.getByTestId('code-copy').click()
      await expect(page.getByTestId('code-copy')).toHaveText('Copied')
      expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
        linesText(listingOf(network, library).lines),
      )
    }
  }

  // A line under the pointer, without a press; then the choice is back.
  await figure.getByRole('radio', { name: 'PyTorch', exact: true }).check()
  const line = (layer: string) =>
    figure.locator(`[data-line="${linesOf('torchvision', 'pytorch', layer)[0]}"]`)
  await line('conv3').hover()
  await expect(said).toHaveAttribute('data-layer', 'conv3')
  await expect(said).toHaveAttribute('data-shape', '13x13x384')
  await page.getByTestId('code-of').hover()
  await expect(said).toHaveAttribute('data-layer', 'fc6')

  // By keyboard: the next line that belongs to a layer.
  await line('conv3').focus()
  await expect(said).toHaveAttribute('data-layer', 'conv3')
  await page.keyboard.press('ArrowDown')
  await expect(said).toHaveAttribute('data-layer', 'conv4')
  await expect(page).toHaveURL(/source-layer=conv4/)

  const download = page.waitForEvent('download')
  await page.getByTestId('code-save').click()
  const saved = await download
  expect(saved.suggestedFilename()).toBe('alexnet_torchvision_torch.py')
  expect(await readFile(await saved.path(), 'utf8')).toBe(
    linesText(listingOf('torchvision', 'pytorch').lines),
  )

  await page.reload()
  await reach(page, 'source', page.url())
  await expect(said).toHaveAttribute('data-layer', 'conv4')
  await expect(said).toHaveAttribute('data-parameters', '884992')
})

test('the listing, mended step by step, and the ten lines', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const figure = await reach(page, 'course')
  const journey = page.getByTestId('course-journey')
  const mend = (name: string) => page.getByTestId(`course-mend-${name}`).check()
  await expect(journey).toHaveAttribute('data-error', "NameError: name 'torch' is not defined")
  const failing = async () =>
    figure.locator(`[data-line="${await journey.getAttribute('data-failed-line')}"]`)
  await expect(await failing()).toContainText('x = torch.flatten(x, 1)')
  await mend('import')
  await expect(journey).toHaveAttribute(
    'data-error',
    'RuntimeError: mat1 and mat2 shapes cannot be multiplied (1x12544 and 9216x4096)',
  )
  await figure.getByRole('button', { name: '224', exact: true }).click()
  await expect(journey).toHaveAttribute('data-end', 'runs')
  await mend('network')
  await expect(page.getByTestId('course-parameters')).toHaveAttribute('data-value', '60965224')
  await expect(journey).toHaveAttribute('data-error', /1x6400 and 9216x4096/)
  await mend('pool')
  await expect(journey).toHaveAttribute('data-end', 'runs')
  await expect(journey.locator('[data-part-shape=features]')).toContainText('256 × 5 × 5')
  await expect(journey.locator('[data-part-shape=avgpool]')).toContainText('256 × 6 × 6')
  const exact = page.getByTestId('course-side-exact')
  await exact.fill('40')
  await exact.press('Enter')
  await expect(journey).toHaveAttribute('data-error', /RuntimeError: .*too small/)
  await expect(page.getByTestId('course-lines')).toContainText('pretrained=True')
  await mend('weights')
  await expect(page.getByTestId('course-lines')).not.toContainText('pretrained=True')
  await page.getByTestId('course-copy').click()
  await expect(page.getByTestId('course-copy')).toHaveText('Copied')
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  expect(copied.split('\n')[0]).toBe('import torch')
  expect(copied).toContain('weights=models.AlexNet_Weights.IMAGENET1K_V1')

  await reach(page, 'ten-lines')
  await page.getByTestId('ten-lines').locator('[data-part-name=layer]').click()
  await expect(page.getByTestId('ten-said')).toHaveAttribute('data-part', 'layer')
  await page.keyboard.press('ArrowDown')
  await expect(page.getByTestId('ten-said')).toHaveAttribute('data-part', 'optimiser')
  await page.getByTestId('ten-copy').click()
  await expect(page.getByTestId('ten-copy')).toHaveText('Copied')
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(tenLinesText)
})
