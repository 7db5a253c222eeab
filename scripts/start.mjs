/** `npm start`: builds if anything that goes into the site changed since the last build, then serves it. */
import { createServer as createProbe } from 'node:net'
import { fileURLToPath } from 'node:url'
import { isBuilt } from './build-stamp.mjs'
import { runScript } from './run-command.mjs'
import { addressFrom, listen, serve } from './serve.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))

async function start() {
  if (!isBuilt(root)) {
    // A taken port should be told now, not after a minute of building.
    const probe = createProbe()
    await listen(probe, addressFrom(process.env))
    await new Promise((done) => probe.close(done))

    console.log('The site is not built yet, or its sources changed: building, which takes a minute or two')
    if ((await runScript('build', { cwd: root })) !== 0) throw new Error('the build failed, see above')
  }
  await serve({ root: fileURLToPath(new URL('../out', import.meta.url)) })
}

start().catch((error) => {
  console.error(`Cannot start: ${error.message}`)
  process.exit(1)
})
