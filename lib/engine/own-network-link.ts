import { readAtMost } from '@/lib/data/read-at-most'
import { CodedError } from '@/lib/errors'
import { LONGEST_TEXT } from '@/lib/nn/own-spec'

/** The text of a network in an address: base64url of its UTF-8, deflated where the browser can. */
const LINK_NAME = 'net'
/** Letters of the packed text: some servers refuse addresses beyond 8,192. */
export const LONGEST_PACKED = 6000

const [DEFLATED, PLAIN] = ['d', 'p']

function toBase64Url(bytes: Uint8Array): string {
  let binary = ''
  for (const byte of bytes) binary += String.fromCharCode(byte)
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

const fromBase64Url = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (sign) => sign.charCodeAt(0))

const through = (bytes: Uint8Array<ArrayBuffer>, transform: CompressionStream | DecompressionStream) =>
  new Blob([bytes]).stream().pipeThrough<Uint8Array>(transform)

/** A browser of before 2023 may not know 'deflate-raw'. */
function deflater(): CompressionStream | null {
  try {
    return new CompressionStream('deflate-raw')
  } catch {
    return null
  }
}

/** @throws CodedError own-link-long where the text does not fit into an address */
export async function packText(text: string): Promise<string> {
  const bytes = new TextEncoder().encode(text)
  const transform = deflater()
  const packed = transform
    ? DEFLATED + toBase64Url(await readAtMost(through(bytes, transform), 4 * LONGEST_TEXT))
    : PLAIN + toBase64Url(bytes)
  if (packed.length > LONGEST_PACKED) throw new CodedError('own-link-long')
  return packed
}

/**
 * The text in an address, of at most {@link LONGEST_TEXT} units.
 * @throws CodedError own-link-broken for anything that {@link packText} did not make
 */
export async function unpackText(packed: string): Promise<string> {
  try {
    if (packed.length > LONGEST_PACKED) throw new RangeError('too long')
    const bytes = fromBase64Url(packed.slice(1))
    const plain =
      packed[0] === DEFLATED
        ? await readAtMost(through(bytes, new DecompressionStream('deflate-raw')), 4 * LONGEST_TEXT)
        : bytes
    if (packed[0] !== DEFLATED && packed[0] !== PLAIN) throw new RangeError('of another sort')
    const text = new TextDecoder('utf-8', { fatal: true }).decode(plain)
    if (text.length > LONGEST_TEXT) throw new RangeError('too long')
    return text
  } catch {
    throw new CodedError('own-link-broken')
  }
}

/** The address of this page with a network in it; the page's other parameters are left out. */
export async function ownNetworkLink(page: string, text: string, hash: string): Promise<string> {
  const url = new URL(page)
  url.search = `?${LINK_NAME}=${await packText(text)}`
  url.hash = hash
  return url.href
}

/** Takes a network out of the address, so that a reload shows what the reader has made of it. Null where there is none. */
export function takeFromAddress(): string | null {
  const url = new URL(location.href)
  const packed = url.searchParams.get(LINK_NAME)
  if (packed === null) return null
  url.searchParams.delete(LINK_NAME)
  history.replaceState(history.state, '', url)
  return packed
}
