/** The first 32 bits of the fractional parts of the cube roots of the first 64 primes (FIPS 180-4, section 4.2.2). */
const K = /* @__PURE__ */ fractionsOfRoots(64, 1 / 3)
/** The same of the square roots of the first eight primes (section 5.3.3). */
const START = /* @__PURE__ */ fractionsOfRoots(8, 1 / 2)

function fractionsOfRoots(count: number, power: number): Uint32Array {
  const primes: number[] = []
  for (let n = 2; primes.length < count; n++) if (primes.every((prime) => n % prime !== 0)) primes.push(n)
  return Uint32Array.from(primes, (prime) => {
    const root = prime ** power
    return (root - Math.floor(root)) * 2 ** 32
  })
}

/**
 * SHA-256 of `bytes`, 64 hex digits. Uses the browser's own where there is one; on an insecure origin (plain http from
 * another machine) `crypto.subtle` is missing and {@link sha256Js} does the work.
 */
export async function sha256Hex(bytes: Uint8Array): Promise<string> {
  if (!globalThis.crypto?.subtle) return sha256Js(bytes)
  const digest = await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>)
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** SHA-256 of `bytes` in plain JavaScript (FIPS 180-4, section 6.2), 64 hex digits. */
export function sha256Js(bytes: Uint8Array): string {
  const state = START.slice()
  const schedule = new Uint32Array(64)
  const whole = bytes.length - (bytes.length % 64)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let at = 0; at < whole; at += 64) compress(state, schedule, view, at)

  // The rest, a single 1 bit, zeros, and the length in bits: one block or two.
  const rest = bytes.length - whole
  const last = new Uint8Array(rest < 56 ? 64 : 128)
  last.set(bytes.subarray(whole))
  last[rest] = 0x80
  const lastView = new DataView(last.buffer)
  lastView.setUint32(last.length - 8, Math.floor(bytes.length / 2 ** 29))
  lastView.setUint32(last.length - 4, bytes.length << 3)
  for (let at = 0; at < last.length; at += 64) compress(state, schedule, lastView, at)
  return Array.from(state, (word) => word.toString(16).padStart(8, '0')).join('')
}

const rotate = (word: number, by: number) => (word >>> by) | (word << (32 - by))

/** One block of 64 bytes. `w` is room for the message schedule. */
function compress(state: Uint32Array, w: Uint32Array, view: DataView, at: number): void {
  for (let t = 0; t < 16; t++) w[t] = view.getUint32(at + 4 * t)
  for (let t = 16; t < 64; t++) {
    const s0 = rotate(w[t - 15], 7) ^ rotate(w[t - 15], 18) ^ (w[t - 15] >>> 3)
    const s1 = rotate(w[t - 2], 17) ^ rotate(w[t - 2], 19) ^ (w[t - 2] >>> 10)
    w[t] = (w[t - 16] + s0 + w[t - 7] + s1) | 0
  }
  let [a, b, c, d, e, f, g, h] = state
  for (let t = 0; t < 64; t++) {
    const s1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)
    const t1 = (h + s1 + ((e & f) ^ (~e & g)) + K[t] + w[t]) | 0
    const s0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)
    const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0
    h = g
    g = f
    f = e
    e = (d + t1) | 0
    d = c
    c = b
    b = a
    a = (t1 + t2) | 0
  }
  const sums = [a, b, c, d, e, f, g, h]
  for (let i = 0; i < 8; i++) state[i] += sums[i]
}
