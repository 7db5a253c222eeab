import { readFile, stat, writeFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

const toGzip = promisify(gzip)
const toBrotli = promisify(brotliCompress)

const TEXT = /\.(?:js|mjs|css|html|json|txt|wasm|svg|webmanifest|xml)$/
const LEAST_BYTES = 1024 // below, a compressed file saves nothing that a packet would notice

/**
 * Writes name.br and name.gz beside every text file, for servers that send them as they are.
 * @param {string[]} files absolute paths
 * @returns {Promise<{ files: number, bytes: number, brotliBytes: number }>}
 */
export async function precompress(files) {
  const total = { files: 0, bytes: 0, brotliBytes: 0 }
  const queue = files.filter((file) => TEXT.test(file))
  const next = async () => {
    for (let file = queue.pop(); file; file = queue.pop()) {
      if ((await stat(file)).size < LEAST_BYTES) continue
      const bytes = await readFile(file)
      const params = { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length }
      const [brotli, gzipped] = await Promise.all([toBrotli(bytes, { params }), toGzip(bytes, { level: 9 })])
      if (brotli.length >= bytes.length) continue
      await Promise.all([writeFile(`${file}.br`, brotli), writeFile(`${file}.gz`, gzipped)])
      total.files += 1
      total.bytes += bytes.length
      total.brotliBytes += brotli.length
    }
  }
  await Promise.all([next(), next()])
  return total
}
