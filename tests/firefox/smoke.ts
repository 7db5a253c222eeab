/**
 * A smoke run of the built site in Firefox, over WebDriver BiDi: LeNet trains, a drawn digit is read, a photo is
 * classified. `tsx tests/firefox/smoke.ts <firefox> <report.json>`; the report lists each test with its outcome.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { launch, type Page } from 'puppeteer-core'
import { createServer, listen } from '../../scripts/serve.mjs'
import { placed, skeletons } from '../handwriting/skeletons'
import { atLeast, check, is, open, press, read, until } from './reader'

const [executablePath, reportFile] = process.argv.slice(2)
const root = join(import.meta.dirname, '../../out')

const tests: Record<string, (page: Page, site: string) => Promise<void>> = {
  'LeNet trains 20 steps and pauses': async (page, site) => {
    await open(page, `${site}/en/train-lenet/?batch=16`)
    await press(page, 'train-start')
    await until('20 steps', () => read(page, 'metric-step', 'value'), atLeast(20))
    await press(page, 'train-pause')
    await until('a pause', () => read(page, 'train-status', 'phase'), is('paused'))
    const loss = Number(await read(page, 'metric-loss', 'value'))
    check(loss > 0 && loss < 2.6, `the loss is ${loss}: that of a network that learns lies between 0 and 2.6`)
  },

  'a drawn 7 is read': async (page, site) => {
    await open(page, `${site}/en/read-digits/`)
    const pad = await page.$('[data-testid=digit-pad]')
    await pad?.scrollIntoView()
    const box = await pad?.boundingBox()
    check(box, 'there is no pad to draw on')
    for (const stroke of placed(skeletons[7])) {
      for (let i = 0; i < stroke.length; i += 2) {
        const [x, y] = [box.x + stroke[i] * box.width, box.y + stroke[i + 1] * box.height]
        await page.mouse.move(x, y, { steps: 6 })
        if (i === 0) await page.mouse.down()
      }
      await page.mouse.up()
    }
    await until('an answer', () => read(page, 'digit-prediction', 'phase'), is('done'))
    await until('a 7', () => read(page, 'digit-prediction', 'value'), is('7'))
  },

  'a photo of an espresso is called one': async (page, site) => {
    await open(page, `${site}/zh/classify-photos/`)
    await press(page, 'photo-sample-espresso')
    await until('an answer', () => read(page, 'photo-results', 'phase'), is('done'))
    const label = await page.$eval('[data-testid=photo-results] [data-wnid]', (row) => row.textContent)
    check(label?.includes('espresso'), `the first answer is "${label}"`)
  },
}

/** What a reader is told just then, for who looks into a failure. */
const said = (page: Page) =>
  page
    .$$eval('main [role=status], main [role=alert], main [role=progressbar]', (told) =>
      told.map((one) => one.textContent?.trim() || one.getAttribute('aria-valuetext')).join(' | '),
    )
    .catch((reason: unknown) => String(reason))

const server = createServer({ root })
const site = `http://localhost:${await listen(server, { port: 0, host: '127.0.0.1' })}`
const browser = await launch({ browser: 'firefox', executablePath, headless: true })
const report: { name: string; passed: boolean; error?: string }[] = []
try {
  console.log(`Firefox: ${await browser.version()}`)
  for (const [name, run] of Object.entries(tests)) {
    const started = performance.now()
    const page = await browser.newPage()
    const thrown: string[] = []
    page.on('pageerror', (error) => thrown.push(String(error)))
    let error: string | undefined
    try {
      await run(page, site)
      check(thrown.length === 0, `the page threw ${thrown.join('; ')}`)
    } catch (reason) {
      error = `${reason instanceof Error ? reason.message : String(reason)}; the page says: ${await said(page)}`
    }
    await page.close()
    report.push({ name, passed: error === undefined, error })
    const seconds = ((performance.now() - started) / 1000).toFixed(1)
    console.log(`${error === undefined ? '✓' : '✘'} ${name} (${seconds} s)${error ? `\n    ${error}` : ''}`)
  }
} finally {
  await browser.close()
  server.close()
}
mkdirSync(dirname(reportFile), { recursive: true })
writeFileSync(reportFile, JSON.stringify(report))
process.exitCode = report.every(({ passed }) => passed) ? 0 : 1
