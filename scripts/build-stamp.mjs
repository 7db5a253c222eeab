/**
 * Whether out/ was built from what the folder holds now. The stamp is the hash of everything that may go into a
 * build. It is taken before the build and lies in out/ only after its last step, so an interrupted build has none.
 */
import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** What a build never reads. Anything unknown counts: a needless build is better than a stale site. */
const NOT_INPUTS = new Set([
  ...['node_modules', 'out', 'tests', 'scripts/bench', 'test-results', 'playwright-report'],
  ...['docs/bench.json', 'docs/bench.md'], // docs/performance.md is a page
  ...['public/wasm', 'public/mnist', 'public/search', 'public/weights/hosted.json'], // made by prepare-site from what is hashed itself
  ...['next-env.d.ts', 'eslint.config.mjs', 'vitest.config.ts', 'playwright.config.ts'],
])
const isInput = (/** @type {string} */ path) => {
  const name = path.slice(path.lastIndexOf('/') + 1)
  if (name.startsWith('.')) return name.startsWith('.env')
  return !NOT_INPUTS.has(path) && !name.endsWith('.tsbuildinfo') && !/^[^/]+\.md$/.test(path)
}

/** @type {(root: string, folder: string) => string[]} */
function listInputs(root, folder) {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder ? `${folder}/${entry.name}` : entry.name
    if (!isInput(path)) return []
    return entry.isDirectory() ? listInputs(root, path) : entry.isFile() ? [path] : []
  })
}

/**
 * @param {string} root the project's folder
 * @param {NodeJS.ProcessEnv} [env] variables that Next writes into the pages count too
 * @returns {string} hex
 */
export function hashInputs(root, env = process.env) {
  const hash = createHash('sha256')
  for (const name of Object.keys(env).sort()) {
    if (name.startsWith('NEXT_PUBLIC_')) hash.update(`${name}=${env[name]}\0`)
  }
  for (const path of listInputs(root, '').sort()) {
    const bytes = readFileSync(join(root, path))
    hash.update(`${path}\0${bytes.length}\0`).update(bytes)
  }
  return hash.digest('hex')
}

const pendingPath = (/** @type {string} */ root) => join(root, '.cache/build-inputs')
const stampPath = (/** @type {string} */ root) => join(root, 'out/.build-inputs')
const read = (/** @type {string} */ path) => {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return null
  }
}

/**
 * Before a build: note what it is made from.
 * @param {string} root
 */
export function noteInputs(root) {
  mkdirSync(dirname(pendingPath(root)), { recursive: true })
  writeFileSync(pendingPath(root), hashInputs(root))
}

/**
 * After a build's last step: out/ is what was noted.
 * @param {string} root
 */
export function stampBuild(root) {
  const noted = read(pendingPath(root))
  if (noted) writeFileSync(stampPath(root), noted)
}

/**
 * @param {string} root
 * @returns {boolean} true when a build would change nothing
 */
export function isBuilt(root) {
  return read(stampPath(root)) === hashInputs(root)
}
