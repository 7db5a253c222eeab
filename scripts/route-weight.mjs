/**
 * How much JavaScript a page loads by itself: the scripts that its HTML names, in tags and in the data behind them.
 * What is fetched later, such as a bench when the reader comes near, is named by scripts only and does not count.
 */
import { gzipSync } from 'node:zlib'

/** Bytes of JavaScript (gzip) that a page may load before the reader has come near a bench. */
export const MOST_SCRIPT_BYTES = 150_000

const SCRIPT_TAG = /<script\b[^>]*>/g
const CHUNK = /static\/chunks\/([\w.~-]+\.js)/g

/**
 * @param {string} html
 * @returns {string[]} names of the chunks that a browser loads with this page; `noModule` ones are for browsers from
 *   before 2018, which the site does not support
 */
export function chunksOfPage(html) {
  const modern = html.replace(SCRIPT_TAG, (tag) => (/\snomodule\b/i.test(tag) ? '' : tag))
  return [...new Set([...modern.matchAll(CHUNK)].map(([, name]) => name))]
}

/**
 * @param {Map<string, string>} pages HTML by path
 * @param {Map<string, string>} chunks text of every built chunk, by file name
 * @param {number} [most] bytes that a page may load
 * @returns {{ page: string, bytes: number }} the heaviest page
 * @throws {Error} naming every page that is too heavy, with its scripts, or a script that is not there
 */
export function checkPageWeight(pages, chunks, most = MOST_SCRIPT_BYTES) {
  /** @type {Map<string, number>} */
  const known = new Map()
  /** @type {(name: string) => number} */
  const bytesOf = (name) => {
    const text = chunks.get(name)
    if (text === undefined) throw new Error(`a page names ${name}, which was not built`)
    const bytes = known.get(name) ?? gzipSync(text, { level: 9 }).length
    known.set(name, bytes)
    return bytes
  }
  const weights = [...pages].map(([page, html]) => {
    const names = chunksOfPage(html)
    // A page without any script would pass for the wrong reason.
    if (names.length === 0) throw new Error(`${page} names no script: the check is out of date`)
    return { page, names, bytes: names.reduce((sum, name) => sum + bytesOf(name), 0) }
  })
  weights.sort((a, b) => b.bytes - a.bytes)
  const heavy = weights.filter(({ bytes }) => bytes > most)
  if (heavy.length > 0) {
    const lines = heavy.map(({ page, names, bytes }) => {
      const parts = names.map((name) => `${name} ${bytesOf(name)}`).join(', ')
      return `${page}: ${bytes} bytes of JavaScript (gzip), at most ${most} are allowed (${parts})`
    })
    throw new Error(lines.join('\n'))
  }
  const [{ page, bytes }] = weights
  return { page, bytes }
}
