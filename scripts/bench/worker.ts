import type { Browser, Page } from '@playwright/test'
import { bundleForBrowser } from '../bundle-for-browser'
import { freshPage } from './chromium'
import type { BenchServer } from './server'

export interface BenchWorker {
  /** Calls a function that the worker serves. */
  call<Result>(name: string, argument?: unknown): Promise<Result>
  readonly page: Page
  close(): Promise<void>
}

/** Bundles a module of scripts/bench, once, and serves it; gives its address. */
async function serveScript(server: BenchServer, entry: string): Promise<string> {
  const name = entry.replaceAll('/', '-').replace(/\.ts$/, '.js')
  if (!server.has(name)) server.add(name, await bundleForBrowser(`scripts/bench/${entry}`, 'benchModule'))
  return `/bench/${name}`
}

declare global {
  interface Window {
    benchWorker: Worker
  }
}

/**
 * Starts a module of scripts/bench in a worker of a blank page that is isolated as the site's pages are.
 * @param entry path of the module, from scripts/bench
 */
export async function openWorker(browser: Browser, server: BenchServer, entry: string): Promise<BenchWorker> {
  const script = await serveScript(server, entry)
  const { context, page } = await freshPage(browser)
  await page.goto(`${server.base}/bench/page.html`)
  await page.evaluate((script) => {
    window.benchWorker = new Worker(script)
  }, script)
  return {
    call: (name, argument) =>
      page.evaluate(
        (message) =>
          new Promise<never>((resolve, reject) => {
            window.benchWorker.onmessage = ({ data }) =>
              'error' in data ? reject(new Error(data.error)) : resolve(data.result as never)
            window.benchWorker.onerror = (event) =>
              reject(new Error(event.message ?? 'the worker did not load'))
            window.benchWorker.postMessage(message)
          }),
        { name, argument },
      ),
    page,
    close: () => context.close(),
  }
}
