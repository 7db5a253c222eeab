import { execFileSync } from 'node:child_process'
import { cpus, loadavg, release, totalmem, type } from 'node:os'
import type { Bench } from './bench'
import { openWorker } from './worker'

export interface Machine {
  cpu: string
  cores: number
  memoryGb: number
  system: string
  browser: string
  /** What WebGPU runs on, as the browser calls it; null where there is none. */
  adapter: string | null
  node: string
  torch: string
  commit: string
  date: string
  /** Programs that wanted a core in the minute before the first row, this bench's own start among them. */
  loadBefore: number
}

function commitOf(root: string): string {
  try {
    const git = (...args: string[]) =>
      execFileSync('git', args, { cwd: root, stdio: 'pipe' }).toString().trim()
    return `${git('rev-parse', '--short', 'HEAD')}${git('status', '--porcelain') ? ' with changes' : ''}`
  } catch {
    return 'unknown'
  }
}

/** What the figures depend on besides the code. */
export async function describeMachine(bench: Bench): Promise<Machine> {
  const worker = await openWorker(bench.browser, bench.server, 'in-worker/adapter.ts')
  const adapter = await worker.call<string | null>('adapter')
  await worker.close()
  const { torch } = bench
  return {
    cpu: cpus()[0].model.trim(),
    cores: cpus().length,
    memoryGb: Math.round(totalmem() / 2 ** 30),
    system: `${type()} ${release()}`,
    browser: `Chromium ${bench.browser.version()}`,
    adapter,
    node: process.version,
    torch: 'reason' in torch ? torch.reason : `PyTorch ${torch.version} with ${torch.blas}`,
    commit: commitOf(bench.root),
    date: new Date().toISOString().slice(0, 10),
    loadBefore: loadavg()[0],
  }
}
