/** Serves the built site: `node scripts/serve.mjs [folder]`. PORT (3000) and HOST (127.0.0.1) are honoured. */
import { networkInterfaces } from 'node:os'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createServer } from './site-server.mjs'

export { createServer }

/**
 * Where to listen, from PORT and HOST.
 * @param {NodeJS.ProcessEnv} env
 * @returns {{ port: number, host: string }}
 */
export function addressFrom(env) {
  const port = Number(env.PORT || 3000)
  if (!Number.isInteger(port) || port < 0 || port > 65535)
    throw new Error(`PORT=${env.PORT} is not a port number`)
  return { port, host: env.HOST || '127.0.0.1' }
}

/** @type {(error: NodeJS.ErrnoException, port: number, host: string) => string} */
function reason(error, port, host) {
  if (error.code === 'EADDRINUSE')
    return `port ${port} is taken. Stop what uses it, or choose another: PORT=${port + 1} npm start`
  if (error.code === 'EACCES') return `port ${port} needs more rights. Choose one above 1023`
  return `cannot listen on ${host}:${port} (${error.message})`
}

/**
 * @param {import("node:net").Server} server
 * @param {{ port: number, host: string }} address
 * @returns {Promise<number>} the port, which the system chooses when 0 was asked for
 */
export function listen(server, { port, host }) {
  return new Promise((done, fail) => {
    server.once('error', (/** @type {NodeJS.ErrnoException} */ error) =>
      fail(new Error(reason(error, port, host))),
    )
    server.listen(port, host, () => {
      const address = server.address()
      done(typeof address === 'object' && address ? address.port : port)
    })
  })
}

/**
 * The addresses to print: the machine's own ones too when it listens to all.
 * @param {string} host
 * @param {number} port
 * @returns {string[]}
 */
export function siteUrls(host, port) {
  const all = host === '0.0.0.0' || host === '::'
  const outward = Object.values(networkInterfaces())
    .flatMap((entries) => entries ?? [])
    .filter(({ family, internal }) => all && family === 'IPv4' && !internal)
    .map(({ address }) => address)
  const own =
    all || host === '127.0.0.1' || host === '::1' ? 'localhost' : host.includes(':') ? `[${host}]` : host
  return [own, ...outward].map((name) => `http://${name}:${port}/`)
}

/**
 * Serves until stopped.
 * @param {{ root: string, env?: NodeJS.ProcessEnv }} options
 */
export async function serve({ root, env = process.env }) {
  const { port, host } = addressFrom(env)
  // sirv listed the files at start and does not expect one to be gone.
  process.on('uncaughtException', (/** @type {NodeJS.ErrnoException} */ error) => {
    console.error(error.code === 'ENOENT' ? 'The site was built anew: start the server again.' : error)
    process.exit(1)
  })
  const urls = siteUrls(host, await listen(createServer({ root }), { port, host }))
  console.log(`Serving at ${urls[0]}   (stop with Ctrl+C)`)
  for (const url of urls.slice(1))
    console.log(`From other machines: ${url}   (plain http: one wasm thread, no WebGPU)`)
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  serve({ root: process.argv[2] ?? fileURLToPath(new URL('../out', import.meta.url)) }).catch((error) => {
    console.error(`Cannot serve: ${error.message}`)
    process.exit(1)
  })
}
