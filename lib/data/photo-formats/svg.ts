import type { HeaderReader } from './read'

/** The root element stands near the beginning; what lies further back is not looked at. */
const LOOK_AT_BYTES = 65_536

/** SVG: text whose first element is svg, after a byte order mark, XML declaration, comments and doctype. */
export const readSvg: HeaderReader = (bytes) => {
  const text = decode(bytes.subarray(0, LOOK_AT_BYTES))
  let at = 0
  for (;;) {
    while (at < text.length && /\s/.test(text[at])) at++
    const end = text.startsWith('<?', at)
      ? after(text, '?>', at + 2)
      : text.startsWith('<!--', at)
        ? after(text, '-->', at + 4)
        : /^<!doctype/i.test(text.slice(at, at + 9))
          ? endOfDoctype(text, at)
          : null
    if (end === null) break
    at = end
  }
  if (!/^<(?:[\w-]{1,40}:)?svg[\s/>]/.test(text.slice(at, at + 60))) return null
  return { width: null, height: null, animated: false, complete: true, cmyk: false }
}

function decode(bytes: Uint8Array): string {
  const mark = bytes[0] * 256 + bytes[1]
  const encoding = mark === 0xfffe ? 'utf-16le' : mark === 0xfeff ? 'utf-16be' : 'utf-8'
  return new TextDecoder(encoding).decode(bytes) // drops the mark itself
}

/** Behind the next `what`, or the end of the text. */
function after(text: string, what: string, from: number): number {
  const found = text.indexOf(what, from)
  return found < 0 ? text.length : found + what.length
}

/** A doctype may hold declarations in square brackets, with ">" among them. */
function endOfDoctype(text: string, from: number): number {
  const close = text.indexOf('>', from)
  const bracket = text.indexOf('[', from)
  return after(text, '>', bracket >= 0 && bracket < close ? after(text, ']', bracket) : from)
}
