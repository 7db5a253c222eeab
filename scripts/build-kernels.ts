/**
 * Compiles lib/tf/kernels/assembly (AssemblyScript) to WebAssembly, once for each kind of browser, and writes each
 * binary as a module that can be imported: one file fewer to find and fetch, in browsers and in Node alike.
 */
import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { main } from 'assemblyscript/asc'

const SOURCES = 'lib/tf/kernels/assembly'
const OUTPUT = 'lib/tf/kernels/wasm/binaries'

const COMMON = [
  ...['--runtime', 'stub', '--importMemory', '--noAssert', '-O3', '--converge'],
  ...['--enable', 'simd', '--enable', 'bulk-memory', '--enable', 'nontrapping-f2i'],
  ...['--disableWarning', '112'], // v128 in functions that are not exported to JavaScript
]
const RELAXED = ['--enable', 'relaxed-simd']
// The largest memory that tfjs's threaded binary asks for, in pages of 64 kB.
const THREADS = ['--enable', 'threads', '--sharedMemory', '--initialMemory', '1', '--maximumMemory', '65536']

const VARIANTS: Record<string, string[]> = {
  single: [],
  'single-relaxed': RELAXED,
  threads: THREADS,
  'threads-relaxed': [...RELAXED, ...THREADS],
}

/** @throws {Error} with the compiler's words */
async function compile(root: string, flags: string[]): Promise<Uint8Array> {
  let binary: Uint8Array | undefined
  const { error, stderr } = await main(
    ['index.ts', '--outFile', 'kernels.wasm', '--baseDir', join(root, SOURCES), ...COMMON, ...flags],
    {
      writeFile: (_name, contents) => {
        binary = contents as Uint8Array
      },
    },
  )
  if (error || !binary) throw new Error(`${SOURCES}: ${error?.message ?? ''}\n${stderr.toString()}`)
  return binary
}

/** Ids of a binary's sections (WebAssembly core specification, section 5.5.2). */
function sections(binary: Uint8Array): number[] {
  const ids: number[] = []
  for (let at = 8; at < binary.length;) {
    ids.push(binary[at++])
    let size = 0
    for (let shift = 0; ; shift += 7) {
      const byte = binary[at++]
      size |= (byte & 127) << shift
      if (byte < 128) break
    }
    at += size
  }
  return ids
}
const DATA_SECTION = 11

/** Makes the binaries that are missing or older than their sources. */
export async function buildKernels({
  root,
  log,
}: {
  root: string
  log: (line: string) => void
}): Promise<void> {
  const names = (await readdir(join(root, SOURCES))).filter((name) => name.endsWith('.ts')).sort()
  const hash = createHash('sha256').update(JSON.stringify([COMMON, VARIANTS]))
  for (const name of names) hash.update(`${name}\0`).update(await readFile(join(root, SOURCES, name)))
  const stamp = hash.digest('hex')
  const stampFile = join(root, OUTPUT, 'stamp')
  if ((await readFile(stampFile, 'utf8').catch(() => '')) === stamp) return

  await mkdir(join(root, OUTPUT), { recursive: true })
  for (const [name, flags] of Object.entries(VARIANTS)) {
    const binary = await compile(root, flags)
    // Data would be copied over what tfjs keeps at the same addresses.
    if (sections(binary).includes(DATA_SECTION)) throw new Error(`${SOURCES}: the module holds static data`)
    const text = Buffer.from(binary).toString('base64')
    await writeFile(join(root, OUTPUT, `${name}.ts`), `export default '${text}'\n`)
    log(`${OUTPUT}/${name}.ts: ${binary.length} bytes of WebAssembly`)
  }
  await writeFile(stampFile, stamp)
}

if (import.meta.url === pathToFileURL(process.argv[1]).href)
  await buildKernels({ root: fileURLToPath(new URL('..', import.meta.url)), log: console.log })
