import { spawnSync } from 'node:child_process'

/** Debian's python3-torch belongs to the second, whatever stands first in the path. */
const PYTHONS = ['python3', '/usr/bin/python3']

/** The first Python that imports these modules, or null. */
export function findPython(...modules: string[]): string | null {
  const script = modules.map((name) => `import ${name}`).join('\n')
  return PYTHONS.find((python) => spawnSync(python, ['-c', script]).status === 0) ?? null
}

/** Runs a script with JSON on its standard input; what it prints is JSON too. */
export function runPython<Result>(python: string, script: string, argument: unknown): Result {
  const { status, stdout, stderr } = spawnSync(python, ['-c', script], {
    input: JSON.stringify(argument),
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    env: { ...process.env, OMP_NUM_THREADS: '1', PYTHONDONTWRITEBYTECODE: '1' },
  })
  if (status !== 0) throw new Error(stderr)
  return JSON.parse(stdout) as Result
}

/** The name of a test that needs such a Python: where there is none, it says so as it is skipped. */
export const named = (python: string | null, needs: string, name: string): string =>
  python ? name : `SKIPPED, no Python that has ${needs}: ${name}`
