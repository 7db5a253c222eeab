/**
 * The Content-Security-Policy of a page. After the build each page gets its own policy, which names the SHA-256 of
 * every inline script in it, as the first <meta> of its head: so the folder is covered on any static host. The
 * server reads the policy back from there and sends the same text as a header.
 */
import { createHash } from 'node:crypto'

/** Start tags and texts of scripts; attribute values may hold '>' inside quotes. */
const SCRIPT =
  /<script((?:\s+[^\s=>"']+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+))?)*)\s*>([\s\S]*?)<\/script\s*>/gi
const POLICY_META = /<meta http-equiv="Content-Security-Policy" content="([^"]*)"\/?>/i
/** The charset must stand in the first 1,024 bytes of a page, so the policy goes after it and not before. */
const HEAD_START = /<head[^>]*>(?:<meta charset="[^"]*"\s*\/?>)?/i

/** @type {(attributes: string) => boolean} A data block (JSON) is not run, so no policy asks for its hash. */
const isDataBlock = (attributes) => /\stype\s*=\s*["']?[^"'\s>]*json/i.test(attributes)

/**
 * The texts of a page's inline scripts, in order.
 * @param {string} html
 * @returns {string[]}
 */
export function inlineScripts(html) {
  return [...html.matchAll(SCRIPT)]
    .filter(([, attributes]) => !/\ssrc\s*=/i.test(attributes) && !isDataBlock(attributes))
    .map(([, , text]) => text)
}

/**
 * One script's source expression. The HTML parser turns CR LF and CR into LF before the browser hashes.
 * @param {string} text
 * @returns {string} 'sha256-…' with its quotes
 */
export function scriptHash(text) {
  const digest = createHash('sha256').update(text.replace(/\r\n?/g, '\n'), 'utf8').digest('base64')
  return `'sha256-${digest}'`
}

/**
 * @param {string[]} hashes as {@link scriptHash} gives them
 * @returns {string}
 */
export function pagePolicy(hashes) {
  return [
    `default-src 'none'`,
    ['script-src', `'self'`, ...new Set(hashes)].join(' '),
    `style-src 'self'`,
    `style-src-attr 'unsafe-inline'`, // KaTeX places its glyphs with style attributes
    `img-src 'self'`,
    `font-src 'self'`,
    `connect-src 'self'`,
    `worker-src 'self'`,
    `manifest-src 'self'`,
    `base-uri 'none'`,
    `form-action 'none'`,
  ].join('; ')
}

/**
 * The page with its policy written into it; a page that has one already is measured anew.
 * @param {string} html
 * @returns {string}
 * @throws {Error} when the page has no head to put it into
 */
export function withPagePolicy(html) {
  const bare = html.replace(POLICY_META, '')
  const head = HEAD_START.exec(bare)
  if (!head) throw new Error('the page has no <head>')
  const end = head.index + head[0].length
  const policy = pagePolicy(inlineScripts(bare).map(scriptHash))
  return `${bare.slice(0, end)}<meta http-equiv="Content-Security-Policy" content="${policy}"/>${bare.slice(end)}`
}

/**
 * @param {string} html
 * @returns {string | null} the policy that stands in the page
 */
export function readPagePolicy(html) {
  return POLICY_META.exec(html)?.[1] ?? null
}
