/**
 * `npm test`: everything, in the order in which a mistake is cheapest to find. Stops at the first stage that fails.
 * The last line is always `N passed, N failed`.
 */
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ensureBrowser, ensureFirefox } from './ensure-browser.mjs'
import { run, runScript } from './run-command.mjs'
import { browserTotals, firefoxTotals, unitTotals } from './test-totals.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const unitReport = join(root, '.cache/unit-tests.json')
const browserReport = join(root, '.cache/browser-tests.json')
const firefoxReport = join(root, '.cache/firefox-tests.json')
const total = { passed: 0, failed: 0, skipped: /** @type {string[]} */ ([]) }

/** @type {(script: string) => Promise<boolean>} */
const script = async (name) => (await runScript(name, { cwd: root })) === 0

/** @type {(path: string, count: (report: any) => import('./test-totals.mjs').Totals) => void} */
function addTotals(path, count) {
  const { passed, failed, skipped } = count(JSON.parse(readFileSync(path, 'utf8')))
  total.passed += passed
  total.failed += failed
  total.skipped.push(...skipped)
}

/** Each keeps one core busy, so they run side by side. */
async function styleAndTypes() {
  const both = await Promise.all([script('lint'), script('typecheck')])
  return both.every(Boolean)
}

async function unitTests() {
  const vitest = join(root, 'node_modules/vitest/vitest.mjs')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${unitReport}`]
  const code = await run(process.execPath, [vitest, 'run', ...reporters], { cwd: root })
  addTotals(unitReport, unitTotals)
  return code === 0
}

async function browserTests() {
  const playwright = join(root, 'node_modules/@playwright/test/cli.js')
  const env = { ...process.env, PLAYWRIGHT_JSON_OUTPUT_FILE: browserReport }
  const code = await run(process.execPath, [playwright, 'test', '--reporter=list,json'], { cwd: root, env })
  addTotals(browserReport, browserTotals)
  return code === 0
}

async function firefoxTests() {
  const firefox = await ensureFirefox()
  if ('missing' in firefox) {
    total.skipped.push(`the smoke run in Firefox: ${firefox.missing}`)
    console.log(`Skipped: ${firefox.missing}`)
    return true
  }
  const tsx = join(root, 'node_modules/tsx/dist/cli.mjs')
  const smoke = [tsx, join(root, 'tests/firefox/smoke.ts'), firefox.path, firefoxReport]
  const code = await run(process.execPath, smoke, { cwd: root })
  addTotals(firefoxReport, firefoxTotals)
  return code === 0
}

async function browser() {
  process.env.CHROMIUM_PATH = await ensureBrowser()
  console.log(`Chromium: ${process.env.CHROMIUM_PATH}`)
  return true
}

/** @type {[name: string, run: () => Promise<boolean>][]} */
const stages = [
  ['format, lint and types', styleAndTypes],
  ['unit tests', unitTests],
  ['browser', browser],
  ['build', () => script('build')],
  ['browser tests', browserTests],
  ['Firefox', firefoxTests],
]

mkdirSync(join(root, '.cache'), { recursive: true })
for (const report of [unitReport, browserReport, firefoxReport]) rmSync(report, { force: true })

const times = []
let stopped = ''
for (const [name, work] of stages) {
  console.log(`\n== ${name}`)
  const started = performance.now()
  const passed = await work().catch((/** @type {Error} */ error) => {
    console.error(error.message)
    return false
  })
  times.push(`${name} ${((performance.now() - started) / 1000).toFixed(1)} s`)
  if (passed) continue
  stopped = name
  break
}

console.log(`\nTook: ${times.join(', ')}`)
for (const name of total.skipped) console.log(`Skipped: ${name}`)
if (stopped) {
  console.log(`Stopped: ${stopped} failed, what comes after it was not run`)
  total.failed = Math.max(total.failed, 1)
}
process.exitCode = stopped ? 1 : 0
console.log(`${total.passed} passed, ${total.failed} failed`)
