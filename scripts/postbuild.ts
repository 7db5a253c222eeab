/**
 * After `next build`: takes out what no page loads, checks that TensorFlow.js stays in the workers and that no page
 * loads too much, writes each page's policy into it, makes the service worker, compresses, and stamps the build. The order matters: a page's policy holds for its bytes.
 */
import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { basename, join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { stampBuild } from './build-stamp.mjs'
import { buildWorker } from './build-worker'
import { checkMainThread } from './main-thread-chunks.mjs'
import { withPagePolicy } from './page-policy.mjs'
import { precompress } from './precompress.mjs'
import { checkPageWeight } from './route-weight.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const out = join(root, 'out')

/** Absolute paths, with '/' between names on every system. */
async function listFiles(folder: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true })
  return names.map((name) => join(folder, name).split(sep).join('/'))
}

/** Turbopack copies a worker's source as if it were a picture; what runs is its turbopack-worker-*.js. */
async function removeWorkerSources(files: string[]): Promise<void> {
  const sources = files.filter((file) => /\/_next\/static\/media\/[^/]*\.worker[^/]*\.ts$/.test(file))
  await Promise.all(sources.map((file) => rm(file)))
}

async function readTexts(files: string[]): Promise<string[]> {
  return Promise.all(files.map((file) => readFile(file, 'utf8')))
}

const pathOf = (file: string) => `/${relative(out, file).split(sep).join('/')}`

async function postbuild(): Promise<void> {
  const started = performance.now()
  await removeWorkerSources(await listFiles(out))
  const files = await listFiles(out)

  const pages = files.filter((file) => file.endsWith('.html'))
  const html = await readTexts(pages)
  const scripts = files.filter((file) => /\/_next\/static\/chunks\/.*\.js$/.test(file))
  const texts = await readTexts(scripts)
  const chunks = new Map(scripts.map((file, index) => [basename(file), texts[index]]))
  const { reached, held } = checkMainThread(html, chunks)
  console.log(`Main thread: ${reached} scripts, none with TensorFlow.js (${held} in workers)`)

  const { page, bytes } = checkPageWeight(new Map(pages.map((file, i) => [pathOf(file), html[i]])), chunks)
  console.log(
    `Weight: ${bytes.toLocaleString('en')} bytes of JavaScript (gzip) in ${page}, the heaviest page`,
  )

  for (const [index, file] of pages.entries()) {
    try {
      await writeFile(file, withPagePolicy(html[index]))
    } catch (error) {
      throw new Error(`${pathOf(file)}: ${(error as Error).message}`, { cause: error })
    }
  }
  console.log(`Policy: written into ${pages.length} pages`)

  // After the pages have their last bytes: the service worker knows each file by its sum.
  const kept = await buildWorker(
    out,
    files.map((file) => pathOf(file).slice(1)),
  )
  const worker = `${(kept.bytes / 1e6).toFixed(1)} MB are kept on the device at the first visit`
  console.log(`Service worker: ${worker}`)

  const sizes = await precompress([...files, ...kept.files])
  const kb = (bytes: number) => `${Math.round(bytes / 1000).toLocaleString('en')} kB`
  console.log(`Compressed: ${sizes.files} files, ${kb(sizes.bytes)} to ${kb(sizes.brotliBytes)} (brotli)`)

  stampBuild(root)
  console.log(`After-build steps took ${((performance.now() - started) / 1000).toFixed(1)} s`)
}

postbuild().catch((error: Error) => {
  console.error(`After the build: ${error.message}`)
  process.exit(1)
})
