import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const SCRIPT = fileURLToPath(new URL('pytorch.py', import.meta.url))
/** Debian's python3-torch belongs to the second, whatever stands first in the path. */
const PYTHONS = ['python3', '/usr/bin/python3']
/** Debian's reference BLAS reaches about 1 on one core, an optimised one well over 20. */
const LEAST_GFLOPS = 10

export interface TorchProcess {
  call<Result>(name: string, argument?: object): Promise<Result>
  close(): void
}

/** Starts scripts/bench/pytorch.py with a fixed number of threads. */
export function startTorch(python: string, threads: number): TorchProcess {
  const count = String(threads)
  const child = spawn(python, [SCRIPT], {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: {
      ...process.env,
      OMP_NUM_THREADS: count,
      OPENBLAS_NUM_THREADS: count,
      MKL_NUM_THREADS: count,
    },
  })
  let errors = ''
  child.stderr.on('data', (text) => (errors += text))
  child.stdin.on('error', () => {}) // it has ended; `close` below says why
  const waiting: { resolve: (value: never) => void; reject: (reason: Error) => void }[] = []
  createInterface({ input: child.stdout }).on('line', (line) =>
    waiting.shift()?.resolve(JSON.parse(line) as never),
  )
  const fail = (reason: string) => {
    for (const { reject } of waiting.splice(0)) reject(new Error(reason))
  }
  child.on('error', (error) => fail(error.message))
  child.on('close', () => fail(errors.trim().split('\n').at(-1) || `${python} ended`))
  return {
    call: (name, argument = {}) =>
      new Promise((resolve, reject) => {
        waiting.push({ resolve, reject })
        child.stdin.write(`${JSON.stringify({ call: name, ...argument })}\n`)
      }),
    close: () => void child.kill(),
  }
}

export type Torch = { python: string; version: string; blas: string } | { reason: string }

interface Probe {
  version: string
  openblas: boolean | null
  mkl: boolean
  gflops: number
}

/** Which library multiplies matrices, or why PyTorch is not quoted. */
export function judgeProbe({ version, openblas, mkl, gflops }: Probe): { blas: string } | { reason: string } {
  const speed = `${gflops.toFixed(0)} GFLOP/s on one thread`
  const blas = openblas ? 'OpenBLAS' : mkl ? 'MKL' : openblas === null ? 'an unnamed BLAS' : null
  if (blas && gflops >= LEAST_GFLOPS) return { blas: `${blas} (${speed})` }
  return {
    reason:
      `PyTorch ${version} is here, but multiplies matrices without OpenBLAS (${speed}), which would flatter us: ` +
      'not quoted. Install libopenblas0-pthread.',
  }
}

/** A PyTorch that can fairly be quoted, or the reason why there is none. */
export async function findTorch(): Promise<Torch> {
  let reason =
    'PyTorch is not here: no python3 that imports torch (Debian: python3-torch libopenblas0-pthread)'
  for (const python of PYTHONS) {
    const torch = startTorch(python, 1)
    try {
      const probe = await torch.call<Probe>('probe')
      const judged = judgeProbe(probe)
      if ('blas' in judged) return { python, version: probe.version, blas: judged.blas }
      ;({ reason } = judged)
    } catch {
      // No such python, or one without torch.
    } finally {
      torch.close()
    }
  }
  return { reason }
}
