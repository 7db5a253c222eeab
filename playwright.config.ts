import { defineConfig } from '@playwright/test'
import { findBrowser } from './scripts/ensure-browser.mjs'

const port = Number(process.env.E2E_PORT ?? 4173)

const flags = [
  // A made-up host on plain http is an insecure origin, as a classroom's server is.
  '--host-resolver-rules=MAP classroom.test 127.0.0.1',
  '--disable-quic',
  '--disable-dev-shm-usage',
]

/** WebGPU without a graphics card: SwiftShader, correct and slow. */
const softwareWebgpu = [
  '--enable-unsafe-webgpu',
  '--use-webgpu-adapter=swiftshader',
  '--enable-features=Vulkan',
  '--use-vulkan=swiftshader',
  '--ignore-gpu-blocklist',
]

const launch = (args: string[]) => ({ executablePath: findBrowser(), args })
const WEBGPU = /\.webgpu\.spec\.ts$/
/** These train for long, on every core there is: never two of them at once. */
const TRAINING =
  /\/(train|train-live|train-runs|settings-run|runs|own-data|mistakes|take-away|engines|threads)\.spec\.ts$/

export default defineConfig({
  testDir: 'tests/browser',
  outputDir: 'test-results',
  timeout: 60_000,
  expect: { timeout: 20_000 },
  workers: Number(process.env.PW_WORKERS ?? 2),
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  reporter: 'list',
  use: {
    baseURL: `http://localhost:${port}`,
    serviceWorkers: 'block', // offline.spec.ts allows them: elsewhere they would answer in the server's place
    viewport: { width: 1280, height: 800 },
    trace: 'off',
    screenshot: 'only-on-failure',
  },
  projects: [
    // In this order: emulated WebGPU takes every core too, and comes when the others are done.
    { name: 'training', testMatch: TRAINING, workers: 1, use: { launchOptions: launch(flags) } },
    { name: 'chromium', testIgnore: [WEBGPU, TRAINING], use: { launchOptions: launch(flags) } },
    {
      name: 'webgpu',
      testMatch: WEBGPU,
      workers: 1,
      use: { launchOptions: launch([...flags, ...softwareWebgpu]) },
    },
  ],
  webServer: {
    command: 'node scripts/serve.mjs',
    env: { PORT: String(port), HOST: '127.0.0.1' },
    url: `http://localhost:${port}/`,
    timeout: 30_000,
    reuseExistingServer: false, // another's server may serve another build
  },
})
