import { fileURLToPath } from 'node:url'
import { build, type Rollup } from 'vite'

/** A module of ours as one script that defines its exports under a global name, for a page that is not the site's. */
export async function bundleForBrowser(entry: string, name: string): Promise<string> {
  const made = await build({
    root: fileURLToPath(new URL('..', import.meta.url)),
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    resolve: { tsconfigPaths: true },
    define: { 'process.env.NEXT_PUBLIC_BASE_PATH': '""' },
    build: { write: false, minify: false, lib: { entry, formats: ['iife'], name, fileName: name } },
  })
  const [{ output }] = made as Rollup.RollupOutput[]
  return output[0].code
}
