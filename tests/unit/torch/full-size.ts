import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface FullSizeFiles {
  /** 244 MB: what torch saved. */
  pth: string
  /** All parameters in the order of `parameterList` and in our layout. */
  runtime: () => Float32Array<ArrayBuffer>
  /** One picture, [1, 224, 224, 3], and the 1000 logits that torch has for it. */
  input: () => Float32Array<ArrayBuffer>
  logits: () => Float32Array<ArrayBuffer>
  deviation: number
  remove: () => void
}

/** Has torch write an AlexNet of full size into a temporary folder; a few seconds. See write-full-size.py. */
export function writeFullSize(python: string): FullSizeFiles {
  const folder = mkdtempSync(join(tmpdir(), 'alexnet-'))
  const remove = () => rmSync(folder, { recursive: true, force: true })
  try {
    const script = join(import.meta.dirname, 'write-full-size.py')
    const { status, stdout, stderr } = spawnSync(python, [script, folder], {
      encoding: 'utf8',
      env: { ...process.env, OMP_NUM_THREADS: '1', PYTHONDONTWRITEBYTECODE: '1' },
    })
    if (status !== 0) throw new Error(stderr)
    const numbers = (name: string) => () =>
      new Float32Array(new Uint8Array(readFileSync(join(folder, name))).buffer)
    return {
      pth: join(folder, 'alexnet.pth'),
      runtime: numbers('runtime.bin'),
      input: numbers('input.bin'),
      logits: numbers('logits.bin'),
      deviation: (JSON.parse(stdout) as { deviation: number }).deviation,
      remove,
    }
  } catch (error) {
    remove()
    throw error
  }
}
