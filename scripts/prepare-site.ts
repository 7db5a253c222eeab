/** Makes what git does not hold: the kernels, the wasm engine, MNIST, the index of the search and the list of hosted weights. Quick when all is there already. */
import { readdir, readFile, mkdir, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildKernels } from './build-kernels'
import { buildSearch } from './build-search'
import { noteInputs } from './build-stamp.mjs'
import { listHostedWeights } from './list-hosted-weights'
import { prepareMnist } from './prepare-mnist'

const root = fileURLToPath(new URL('..', import.meta.url))
const log = (line: string) => console.log(line)

async function readIfThere(path: string): Promise<Buffer | null> {
  return readFile(path).catch(() => null)
}

/** Copies the wasm engine to public/wasm/<its version>/, so that the address changes when the bytes do. */
async function copyWasm(): Promise<void> {
  const packageFile = createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm/package.json')
  const { version } = JSON.parse(await readFile(packageFile, 'utf8')) as { version: string }
  const from = join(dirname(packageFile), 'wasm-out')
  const to = join(root, 'public/wasm', version)
  await mkdir(to, { recursive: true })

  for (const other of await readdir(dirname(to))) {
    if (other !== version) await rm(join(dirname(to), other), { recursive: true })
  }
  const names = (await readdir(from)).filter((name) => name.endsWith('.wasm'))
  if (names.length < 3) throw new Error(`expected three wasm files in ${from}`)
  for (const name of names) {
    const bytes = await readFile(join(from, name))
    if ((await readIfThere(join(to, name)))?.equals(bytes)) continue
    await writeFile(join(to, name), bytes)
    log(`public/wasm/${version}/${name}`)
  }
}

async function prepareSite(): Promise<void> {
  await buildKernels({ root, log })
  await copyWasm()
  await prepareMnist({ root, log })
  await buildSearch({ root, log })
  await listHostedWeights({ root, log })
  noteInputs(root)
}

prepareSite().catch((error: Error) => {
  console.error(`Preparing the site: ${error.message}`)
  process.exit(1)
})
