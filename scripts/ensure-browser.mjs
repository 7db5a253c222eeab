/**
 * Finds a Chromium for the browser tests, installs one where there is none, or says what to install. The same for
 * Firefox, which is asked for less strictly: where it cannot be had, its smoke run is skipped by name.
 */
import { spawnSync } from 'node:child_process'
import { accessSync, constants, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from '@playwright/test'
import { run } from './run-command.mjs'

const CHROMIUM_PATHS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

const FIREFOX_PATHS = [
  '/usr/bin/firefox-esr',
  '/usr/bin/firefox',
  '/Applications/Firefox.app/Contents/MacOS/firefox',
]

const isExecutable = (/** @type {string} */ path) => {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** A browser may be there and yet miss a library: only one that tells its version counts. */
const starts = (/** @type {string} */ path) =>
  isExecutable(path) && spawnSync(path, ['--version'], { timeout: 30_000, stdio: 'ignore' }).status === 0

/**
 * @param {{ env?: NodeJS.ProcessEnv, works?: (path: string) => boolean, own?: string }} [options] `own`: Playwright's
 * @returns {string | undefined} path of the first that works: CHROMIUM_PATH, the system's, Playwright's own
 * @throws {Error} when CHROMIUM_PATH is set to something else than a browser
 */
export function findBrowser({
  env = process.env,
  works = isExecutable,
  own = chromium.executablePath(),
} = {}) {
  if (env.CHROMIUM_PATH) {
    if (works(env.CHROMIUM_PATH)) return env.CHROMIUM_PATH
    throw new Error(`CHROMIUM_PATH=${env.CHROMIUM_PATH} is not a browser that starts`)
  }
  return [...CHROMIUM_PATHS, own].find((path) => path && works(path))
}

/**
 * @param {{ env?: NodeJS.ProcessEnv, works?: (path: string) => boolean }} [options]
 * @returns {string | undefined} path of the first that works: FIREFOX_PATH, the system's
 * @throws {Error} when FIREFOX_PATH is set to something else than a browser
 */
export function findFirefox({ env = process.env, works = isExecutable } = {}) {
  if (env.FIREFOX_PATH) {
    if (works(env.FIREFOX_PATH)) return env.FIREFOX_PATH
    throw new Error(`FIREFOX_PATH=${env.FIREFOX_PATH} is not a browser that starts`)
  }
  return FIREFOX_PATHS.find((path) => works(path))
}

const hasApt = () => spawnSync('apt-get', ['--version'], { stdio: 'ignore' }).status === 0
const isRoot = () => process.getuid?.() === 0

/** @type {(name: string) => Promise<void>} */
async function installFromDebian(name) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  for (let attempt = 1; attempt <= 3; attempt += 1) {
    await run('apt-get', ['update'], { env })
    const install = ['install', '-y', '--no-install-recommends', name]
    if ((await run('apt-get', install, { env })) === 0) return
    console.log(`Installing ${name} failed (attempt ${attempt} of 3)`)
  }
}

async function installFromPlaywright() {
  const cli = join(dirname(createRequire(import.meta.url).resolve('@playwright/test/package.json')), 'cli.js')
  await run(process.execPath, [cli, 'install', 'chromium'])
}

/**
 * @returns {Promise<string>} path of a browser that starts
 * @throws {Error} saying what to install
 */
export async function ensureBrowser() {
  const found = findBrowser({ works: starts })
  if (found) return found
  console.log('No Chromium found: installing one')
  if (isRoot() && hasApt()) await installFromDebian('chromium')
  const installed = findBrowser({ works: starts })
  if (installed) return installed
  await installFromPlaywright()
  const own = findBrowser({ works: starts })
  if (own) return own
  throw new Error(
    hasApt()
      ? 'no Chromium, and none could be installed. Install it with: sudo apt-get install chromium'
      : 'no Chromium, and none could be installed. Install Chromium or Chrome and set CHROMIUM_PATH to its program',
  )
}

/** Ubuntu's /usr/bin/firefox is a script that starts the one in a snap, which may not open a profile outside of it. */
const isSnap = (/** @type {string} */ path) => {
  const script = readFileSync(path).subarray(0, 4096).toString('latin1')
  return script.startsWith('#!') && script.includes('/snap/')
}

/**
 * @returns {Promise<{ path: string } | { missing: string }>} a Firefox that starts, or why there is none
 */
export async function ensureFirefox() {
  const usable = (/** @type {string} */ path) => starts(path) && !isSnap(path)
  const found = findFirefox({ works: usable })
  if (found) return { path: found }
  if (!isRoot() || !hasApt())
    return { missing: 'no Firefox that can be driven is installed here (FIREFOX_PATH names one elsewhere)' }
  console.log('No Firefox found: installing one')
  await installFromDebian('firefox-esr')
  const installed = findFirefox({ works: usable })
  return installed
    ? { path: installed }
    : { missing: 'no Firefox that can be driven is installed here, and firefox-esr could not be installed' }
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  ensureBrowser().then(console.log, (error) => {
    console.error(`Browser: ${error.message}`)
    process.exit(1)
  })
}
