/**
 * npm run bench [-- --seconds 6 --rounds 3]: builds if need be, opens Chromium and measures what readers get, row by
 * row in alternation, median of the rounds. Prints a table and writes docs/bench.md and docs/bench.json.
 */
import { execFileSync } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { cpus } from 'node:os'
import { parseArgs } from 'node:util'
import { chromium, type Browser, type Page } from '@playwright/test'
import { isBuilt } from './build-stamp.mjs'
import { ensureBrowser } from './ensure-browser.mjs'
import { runScript } from './run-command.mjs'
import { createServer } from './site-server.mjs'

const { values } = parseArgs({
  options: { seconds: { type: 'string', default: '6' }, rounds: { type: 'string', default: '3' } },
})
const windowMs = Number(values.seconds) * 1000
const rounds = Number(values.rounds)

interface Row {
  name: string
  query: string
  /** Digits a step: engines that need seconds for 64 are asked for fewer. */
  batch: number
}

const rows: Row[] = [
  { name: 'wasm, 1 thread', query: 'engine=wasm&threads=1', batch: 64 },
  { name: 'wasm, 2 threads', query: 'engine=wasm&threads=2', batch: 64 },
  { name: 'webgl', query: 'engine=webgl', batch: 64 },
  { name: 'webgpu', query: 'engine=webgpu', batch: 64 },
  { name: 'cpu', query: 'engine=cpu', batch: 64 },
]

const median = (list: number[]) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)]

/** Digits a second over a window of training, or null where the engine does not start. */
async function trainingSpeed(browser: Browser, base: string, { query, batch }: Row) {
  const context = await browser.newContext()
  const page = await context.newPage()
  try {
    await page.goto(`${base}/en/train-lenet/?${query}&batch=${batch}&epochs=100`)
    await page.getByTestId('train-start').click()
    const engine = query.match(/engine=(\w+)/)![1]
    const stepsOf = async () => Number(await page.getByTestId('metric-step').getAttribute('data-value'))
    await page.waitForFunction(
      () => Number(document.querySelector('[data-testid=metric-step]')?.getAttribute('data-value')) >= 2,
      null,
      { timeout: 240_000 },
    )
    const badge = page.getByTestId('engine-badge')
    if ((await badge.getAttribute('data-engine')) !== engine) return null
    const [from, started] = [await stepsOf(), Date.now()]
    await page.waitForTimeout(windowMs)
    // A slow step may not have ended: wait for the next report, and count its time.
    let to = await stepsOf()
    while (to === from) {
      await page.waitForTimeout(100)
      to = await stepsOf()
    }
    return { speed: ((to - from) * batch * 1000) / (Date.now() - started), detail: await badge.innerText() }
  } finally {
    await context.close()
  }
}

/** Milliseconds of AlexNet-64 on one photo, once loaded: the page's own figure. */
async function photoMs(page: Page, base: string): Promise<number> {
  await page.goto(`${base}/en/classify-photos/`)
  const times: number[] = []
  for (let i = 0; i < 4; i++) {
    await page.getByTestId('photo-input').setInputFiles('public/photos/espresso.jpg')
    await page.locator('[data-testid=photo-results][data-phase=done]').waitFor({ timeout: 120_000 })
    times.push(Number(await page.getByTestId('photo-time').getAttribute('data-network-ms')))
  }
  return median(times.slice(1))
}

if (!isBuilt(process.cwd()) && (await runScript('build', { cwd: process.cwd() })) !== 0) process.exit(1)
const executablePath = await ensureBrowser()
const server = createServer({ root: 'out' })
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
const base = `http://localhost:${(server.address() as AddressInfo).port}`
const browser = await chromium.launch({
  executablePath,
  args: [
    '--no-sandbox',
    '--disable-quic',
    '--enable-unsafe-webgpu',
    '--use-webgpu-adapter=swiftshader',
    '--enable-features=Vulkan',
    '--use-vulkan=swiftshader',
    '--ignore-gpu-blocklist',
  ],
})

const speeds = new Map<string, number[]>()
const details = new Map<string, string>()
for (let round = 0; round < rounds; round++)
  for (const row of rows) {
    const measured = await trainingSpeed(browser, base, row)
    if (!measured) continue
    speeds.set(row.name, [...(speeds.get(row.name) ?? []), measured.speed])
    details.set(row.name, measured.detail)
    console.log(`round ${round + 1}: ${row.name}: ${measured.speed.toFixed(0)} digits/s (${measured.detail})`)
  }
const photoPage = await browser.newPage()
const alexnetMs = await photoMs(photoPage, base)

const machine = {
  cpu: cpus()[0].model.trim(),
  cores: cpus().length,
  browser: `Chromium ${browser.version()}`,
  adapter: 'SwiftShader (graphics emulated on the CPU)',
  commit: execFileSync('git', ['rev-parse', '--short', 'HEAD']).toString().trim(),
  date: new Date().toISOString().slice(0, 10),
}
await browser.close()
server.close()

const reference = median(speeds.get('wasm, 1 thread') ?? [NaN])
const table = rows.map(({ name, batch }) => {
  const list = speeds.get(name)
  const speed = list ? median(list) : null
  return {
    name,
    batch,
    digitsPerSecond: speed,
    ratio: speed === null ? null : speed / reference,
    rounds: list ?? [],
  }
})
const lines = [
  '# Bench',
  '',
  `Made by \`npm run bench\`. ${machine.cpu}, ${machine.cores} cores, ${machine.browser}; WebGL and WebGPU: ${machine.adapter}; ${machine.date}, commit ${machine.commit}. Machines differ and are noisy: read the ratios, all measured in one run, in alternation, median of ${rounds}.`,
  '',
  '| LeNet-5 training in the page, batch 64, default settings | digits/s | ratio to wasm, 1 thread |',
  '|---|---:|---:|',
  ...table.map(({ name, digitsPerSecond, ratio }) =>
    digitsPerSecond === null
      ? `| ${name} | did not start | – |`
      : `| ${name} | ${digitsPerSecond.toFixed(0)} | ${ratio!.toFixed(2)} |`,
  ),
  '',
  `AlexNet-64 on one photo, in the page, default engine: ${alexnetMs.toFixed(1)} ms (median of three after the first).`,
  '',
]
await mkdir('docs', { recursive: true })
await writeFile('docs/bench.md', lines.join('\n'))
await writeFile(
  'docs/bench.json',
  `${JSON.stringify({ machine, training: table, alexnet64Ms: alexnetMs }, null, 1)}\n`,
)
console.log(lines.join('\n'))
process.exit(0)
