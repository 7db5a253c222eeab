/**
 * npm run bench: builds if need be, opens Chromium, and measures LeNet's training, AlexNet's answers and the pages
 * beside what else there is, in alternation. A whole run writes docs/bench.md, docs/bench.json and the tables of
 * docs/performance.md.
 *
 *   npm run bench -- --only training --rows 'ours, wasm|PyTorch' --rounds 3 --seconds 1
 *
 * --only training|inference|page; --rows <regular expression> chooses rows by name; --hardware uses the machine's own
 * graphics card instead of emulated graphics.
 */
import { rmSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { isBuilt } from '../build-stamp.mjs'
import { ensureBrowser } from '../ensure-browser.mjs'
import { runScript } from '../run-command.mjs'
import type { Bench } from './bench'
import { graphicsFlags, launch } from './chromium'
import { measureInference } from './inference/measure'
import { describeMachine } from './machine'
import { readOptions, type BenchOptions, type Group } from './options'
import { measurePages } from './page/measure'
import { findTorch } from './pytorch'
import { report } from './report/markdown'
import { withMeasured } from './report/performance'
import { targetsOf, type Measured } from './report/targets'
import { startServer } from './server'
import { measureTraining } from './training/measure'

const root = fileURLToPath(new URL('../..', import.meta.url))

async function openBench(options: BenchOptions): Promise<Bench> {
  const executablePath = await ensureBrowser()
  const folder = await mkdtemp(join(tmpdir(), 'bench-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true })) // after Ctrl+C, too
  return {
    root,
    options,
    executablePath,
    browser: await launch(executablePath, graphicsFlags(options.hardware)),
    server: await startServer(root),
    folder,
    torch: await findTorch(),
    log: (line) => console.log(`${(performance.now() / 1000).toFixed(0).padStart(4)} s  ${line}`),
  }
}

async function closeBench(bench: Bench): Promise<void> {
  await bench.browser.close()
  bench.server.close()
}

async function run(): Promise<void> {
  const options = readOptions(process.argv.slice(2))
  if (!isBuilt(root) && (await runScript('build', { cwd: root })) !== 0) throw new Error('the build failed')
  const bench = await openBench(options)
  try {
    const machine = await describeMachine(bench)
    const wants = (group: Group) => options.groups.includes(group)
    const measured: Measured = {
      training: wants('training') ? await measureTraining(bench) : null,
      inference: wants('inference') ? await measureInference(bench) : null,
      page: wants('page') ? await measurePages(bench) : null,
    }
    const text = report(machine, options, measured)
    console.log(`\n${text}`)
    if (!options.whole) return console.log('Not a whole run: docs/ stays as it is.')
    const json = { machine, rounds: options.rounds, ...measured, targets: targetsOf(measured) }
    const withoutLogits = (key: string, value: unknown) => (key === 'logits' ? undefined : value)
    await mkdir(join(root, 'docs'), { recursive: true })
    await writeFile(join(root, 'docs/bench.md'), text)
    const page = join(root, 'docs/performance.md')
    await writeFile(page, withMeasured(await readFile(page, 'utf8'), machine, measured))
    await writeFile(join(root, 'docs/bench.json'), `${JSON.stringify(json, withoutLogits, 1)}\n`)
  } finally {
    await closeBench(bench)
  }
}

run().then(
  () => process.exit(0),
  (reason: Error) => {
    console.error(`Bench: ${reason.message}`)
    process.exit(1)
  },
)
