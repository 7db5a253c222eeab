/** The bench that hands out a training program and takes its weights back. */
import { readFileSync } from 'node:fs'
import type { Download, Page } from '@playwright/test'
import { presets } from '../../lib/data/presets'
import { DEFAULT_SETTINGS, networkOf } from '../../lib/data/train-settings'
import { digitRecipe, photoRecipe, withoutRefusals } from '../../lib/data/training-recipe'
import { writeTunedFile } from '../../lib/formats/fine-tune-file'
import { writeNetworkSafetensors } from '../../lib/formats/network-file'
import { trainingScript, type TrainingRecipe } from '../../lib/nn/code/training-script'
import { lenet5Published } from '../../lib/nn/lenet5-choices'
import { parameterCount, parameterList } from '../../lib/nn/parameters'
import { tunedNetwork } from '../../lib/nn/fine-tune'
import { alexnet64 } from '../../lib/nn/alexnet64'
import { shippedWeights } from '../unit/limits/shipped'
import { expectNoFindings } from './findings'
import { expect, test } from './helpers'

const command = (page: Page) => page.getByTestId('outgrow-command')
const choose = (page: Page, group: string, name: string) =>
  page.getByTestId(`outgrow-${group}`).getByRole('radio', { name, exact: true }).check()
const network = (page: Page, value: string) => page.getByTestId('outgrow-network').selectOption(value)
const bring = (page: Page, name: string, bytes: Uint8Array) =>
  page.getByTestId('outgrow-file').setInputFiles({ name, mimeType: '', buffer: Buffer.from(bytes) })

/** What the button downloads, which must be what the generator makes of this recipe. */
async function expectProgram(page: Page, name: string, recipe: TrainingRecipe) {
  const waiting = page.waitForEvent('download')
  await page.getByTestId('outgrow-save').click()
  const download: Download = await waiting
  expect(download.suggestedFilename()).toBe(name)
  expect(readFileSync(await download.path(), 'utf8')).toBe(trainingScript(recipe))
}

/** LeNet's weights, the outputs for 3 and 5 exchanged: who reads with them takes every 5 for a 3. */
function exchanged(): Float32Array<ArrayBuffer> {
  const weights = shippedWeights().slice()
  for (const { name, offset, size } of parameterList(spec))
    if (name.startsWith('output.'))
      for (let row = offset; row < offset + size; row += 10)
        [weights[row + 3], weights[row + 5]] = [weights[row + 5], weights[row + 3]]
  return weights
}

const spec = networkOf(DEFAULT_SETTINGS)
const place = (page: Page) => page.locator('[data-testid=bench-place][data-bench=outgrow]')

async function come(page: Page, path: string) {
  await page.goto(path)
  await place(page).scrollIntoViewIfNeeded()
  await expect(command(page).or(page.getByTestId('outgrow-refused'))).toBeVisible()
}

test('a program goes out, for one process or many, and its weights come back and read digits', async ({
  page,
  context,
  baseURL,
}) => {
  test.setTimeout(120_000)
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: baseURL })
  await come(page, '/en/code/?engine=wasm')

  await test.step('the line follows the choices and is copied', async () => {
    await expect(command(page)).toHaveText('python train_lenet.py --data mnist')
    await choose(page, 'processes', '4')
    await expect(command(page)).toHaveText('torchrun --nproc_per_node 4 train_lenet.py --data mnist')
    await expect(page.getByTestId('outgrow-share')).toHaveAttribute('data-least', '16')
    await choose(page, 'machines', '2')
    await expect(command(page)).toHaveText(
      'torchrun --nnodes 2 --rdzv_id train --rdzv_backend c10d --rdzv_endpoint HOST:29500 --nproc_per_node 4 train_lenet.py --data mnist',
    )
    await expect(page.getByTestId('outgrow-share')).toHaveAttribute('data-least', '8')
    await page.getByTestId('outgrow-copy').click()
    await expect(page.getByTestId('outgrow-copy')).toHaveText('Copied')
    expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('HOST:29500')
  })

  await test.step('the program is the generated one: of LeNet on MNIST, on a folder, of an AlexNet', async () => {
    await expectProgram(page, 'train_lenet.py', digitRecipe(DEFAULT_SETTINGS, 'mnist', 'lenet'))
    await page.getByTestId('outgrow-show').click()
    const shown = trainingScript(digitRecipe(DEFAULT_SETTINGS, 'mnist', 'lenet'))
    expect(await page.getByTestId('outgrow').getByTestId('source-text').textContent()).toBe(shown)
    await page.getByTestId('outgrow').getByTestId('source-close').click()
    await choose(page, 'data', 'Folder of pictures')
    await expect(command(page)).toContainText('train_lenet.py --data pictures')
    await expectProgram(page, 'train_lenet.py', digitRecipe(DEFAULT_SETTINGS, 'folder', 'lenet'))
    await network(page, 'alexnet2012')
    await page.getByTestId('outgrow-classes').fill('3')
    await expect(page.getByTestId('outgrow-facts')).toContainText('momentum 0.9, weight decay 0.0005')
    await expectProgram(page, 'train_alexnet2012.py', photoRecipe('alexnet2012', 3, 1, 'alexnet2012'))
  })

  await test.step('what does not fit is refused with its first difference', async () => {
    await network(page, 'lenet')
    await choose(page, 'data', 'MNIST')
    const parameters = new Float32Array(parameterCount(lenet5Published))
    await bring(
      page,
      'old.safetensors',
      writeNetworkSafetensors(lenet5Published, { parameters, statistics: [] }),
    )
    await expect(page.getByTestId('outgrow-error')).toContainText('output.weight: missing')
    await bring(page, 'notes.txt', new TextEncoder().encode('no network'))
    await expect(page.getByTestId('outgrow-error')).toContainText('no network that this page can read')
  })

  await test.step('weights in the program’s layout are opened, and the page reads digits with them', async () => {
    const values = { parameters: exchanged(), statistics: [] }
    const notes = { pixels: 'standardised', step: '1720', validation: '0.9800' }
    await bring(page, 'lenet.safetensors', writeNetworkSafetensors(spec, values, notes))
    await expect(page.getByTestId('outgrow-loaded')).toContainText('lenet.safetensors: 61,706 values')
    await expect(page.getByTestId('outgrow-loaded')).toContainText('1,720 steps')
    await expect(page.getByTestId('outgrow-origin')).toHaveCount(0)
    await page.getByTestId('outgrow-look').click()
    await expect(page.getByTestId('outgrow-accuracy')).toBeVisible({ timeout: 60_000 })
    const reads = page.getByTestId('outgrow-read')
    await expect(reads).toHaveText(['7', '2', '1', '0', '4', '1', '4', '9', '3', '9']) // MNIST has a 5 there
    const accuracy = Number(await page.getByTestId('outgrow-accuracy').getAttribute('data-value'))
    expect(accuracy).toBeGreaterThan(0.78) // threes and fives are a fifth of the digits
    expect(accuracy).toBeLessThan(0.83)
    await expectNoFindings(page, '[data-bench=outgrow]')
    await page.getByTestId('outgrow-undo').click()
    await expect(page.getByTestId('outgrow-undone')).toContainText('no weights of your own')
  })

  await test.step('those of a network of one’s own go to its bench', async () => {
    await network(page, 'own')
    await expect(command(page)).toContainText('train_my_network.py')
    await bring(
      page,
      'x.safetensors',
      writeNetworkSafetensors(spec, { parameters: exchanged(), statistics: [] }),
    )
    await expect(page.getByTestId('outgrow-loaded')).toContainText('the weights of your own network now')
    await expect(page.getByTestId('outgrow-origin')).toContainText(spec.id)
    await page.getByTestId('outgrow-undo').click()
    await expect(page.getByTestId('outgrow-undone')).toContainText('no weights of your own')
  })

  await test.step('an AlexNet-64 of few classes is one for the bench for fine-tuning', async () => {
    await network(page, 'alexnet64')
    await page.getByTestId('outgrow-classes').fill('4')
    const tuning = { part: 'conv5', layer: 'fc7' } as const
    const parameters = new Float32Array(parameterCount(tunedNetwork(alexnet64, tuning, 3)))
    const file = writeTunedFile({ tuning, whole: true, names: ['ant', 'bee', 'cow'], parameters })
    await bring(page, 'mine.safetensors', file)
    await expect(page.getByTestId('outgrow-error')).toContainText(
      'fc8.weight: shape [3, 2048] instead of [4, 2048]',
    )
    await page.getByTestId('outgrow-classes').fill('3')
    await bring(page, 'mine.safetensors', file)
    await expect(page.getByTestId('outgrow-tuned')).toContainText('ant, bee, cow')
  })

  await test.step('the training bench’s settings: the method of 1998 is refused, the nearest is offered', async () => {
    await page.evaluate(
      (settings) =>
        new Promise<void>((resolve, reject) => {
          const open = indexedDB.open('lenet-to-alexnet')
          open.onerror = () => reject(open.error)
          open.onsuccess = () => {
            const write = open.result.transaction('state', 'readwrite')
            const kept = { settings, parameters: new Float32Array(60_000), step: 1, testAccuracy: null }
            write.objectStore('state').put(kept, 'my-lenet')
            write.oncomplete = () => resolve()
          }
        }),
      presets.published,
    )
    await come(page, '/en/code/?outgrow-network=bench')
    await expect(page.getByTestId('outgrow-refused')).toContainText('second derivatives')
    await page.getByTestId('outgrow-nearest').click()
    await expect(page.getByTestId('outgrow-facts')).toContainText('Adam, rate 0.001')
    const recipe = digitRecipe(withoutRefusals(presets.published), 'mnist', 'my_lenet')
    await expectProgram(page, 'train_my_lenet.py', recipe)
  })
})
