/**
 * Which of the built scripts can reach a page's main thread: those that a page names (tags and the flight data
 * behind them) and, from there, all that these name for a later import(). What a chunk hands to a worker is left out.
 */

const CHUNK = /static\/chunks\/([\w.~-]+\.js)/g
/** Turbopack's worker reference: the worker's entry and then the list of chunks that the worker is to load. */
const WORKER_REFERENCE = /"[^"]*turbopack-worker-[\w.~-]+\.js"\s*,\s*\[[^\]]*\]/g
/** Names that TensorFlow.js registers by; minifying keeps properties and strings. */
const TFJS = /\b(?:registerKernel|registerBackend|WasmBackendModule|WebGPUBackend)\b/

/** @type {(text: string) => string[]} */
const chunksNamed = (text) => [...text.replace(WORKER_REFERENCE, '').matchAll(CHUNK)].map(([, name]) => name)

/**
 * @param {string} script
 * @returns {boolean} whether this built script holds TensorFlow.js
 */
export const holdsTfjs = (script) => TFJS.test(script)

/**
 * @param {string[]} pages the HTML of every page
 * @param {Map<string, string>} chunks text of every built chunk, by file name
 * @returns {Map<string, string>} reachable chunk to what names it ('a page' or another chunk)
 */
export function mainThreadChunks(pages, chunks) {
  /** @type {Map<string, string>} */
  const reached = new Map()
  const queue = pages.flatMap(chunksNamed).map((name) => ({ name, from: 'a page' }))
  for (const { name, from } of queue) {
    const text = chunks.get(name)
    if (text === undefined || reached.has(name)) continue
    reached.set(name, from)
    queue.push(...chunksNamed(text).map((next) => ({ name: next, from: name })))
  }
  return reached
}

/**
 * @param {string[]} pages
 * @param {Map<string, string>} chunks
 * @returns {{ reached: number, held: number }} chunks on the main thread; chunks elsewhere that hold tfjs
 * @throws {Error} naming the chunk and what leads to it
 */
export function checkMainThread(pages, chunks) {
  const reached = mainThreadChunks(pages, chunks)
  for (const [name, from] of reached) {
    if (holdsTfjs(chunks.get(name) ?? ''))
      throw new Error(
        `TensorFlow.js reaches the main thread: ${name}, named by ${from}. Only workers may import lib/tf`,
      )
  }
  const held = [...chunks].filter(([, text]) => holdsTfjs(text)).length
  const workers = [...chunks.keys()].filter((name) => name.startsWith('turbopack-worker-')).length
  // Should the names above ever go out of date, the check must not pass for that reason.
  if (workers > 0 && held === 0)
    throw new Error('no worker chunk looks like TensorFlow.js: the check is out of date')
  return { reached: reached.size, held }
}
