/** An address that asks a figure or a bench for what is not there: it says so above the usual, in the reader's language. */
import { expect, test } from './helpers'

const asked = [
  ['en/lenet-history', { timeline: 'timeline-at=nobody' }],
  ['zh/lenet-architecture', { codes: 'codes-of=ten' }],
  ['en/train-lenet', { bowl: 'bowl-rate=99' }],
  ['zh/road-to-imagenet', { chain: 'chain-depth=0' }],
  ['en/alexnet-ideas', { neighbours: 'neighbours-k=-1' }],
  ['zh/compare', { stacks: 'stacks-kernel=8', compression: 'compression-conv=999' }],
  ['en/code', { source: 'source-of=vgg', outgrow: 'outgrow-machines=3' }],
] as const

for (const [path, places] of asked)
  test(`${path}: what is asked for in vain is said, and the usual is shown`, async ({ page }) => {
    await page.goto(`/${path}/?${Object.values(places).join('&')}`)
    for (const [name, query] of Object.entries(places)) {
      const place = page.locator(`[data-figure="${name}"], [data-bench="${name}"]`)
      await place.scrollIntoViewIfNeeded()
      const said = place.getByTestId('figure-refused')
      await expect(said).toContainText(query.slice(name.length + 1))
      await expect(said).toContainText(path.startsWith('zh') ? '照常显示' : 'is shown as usual')
    }
  })
