/**
 * Seeded random numbers from integer and IEEE double arithmetic alone (no Math.log, Math.cos or other function whose
 * last bit may differ between browsers), so that a seed gives the same run on every machine.
 */

/** A 32-bit hash of a few integers: derives independent seeds, e.g. `mixSeed(seed, epoch, shard)`. 0 to 2^32 - 1. */
export function mixSeed(...parts: number[]): number {
  let hash = 0x9e3779b9
  for (const part of parts) hash = scramble(hash ^ scramble(part | 0)) + 0x6d2b79f5
  return scramble(hash)
}

/** MurmurHash3's 32-bit finaliser (Appleby, public domain): every input bit moves every output bit. */
function scramble(value: number): number {
  let h = value
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}

/**
 * A generator of uniform numbers in [0, 1) with 32 random bits each, the same on every machine. Any integer is a seed;
 * neighbouring seeds give unrelated streams. Algorithm: sfc32 (Doty-Humphrey, PractRand).
 */
export function createRandom(seed: number): () => number {
  let a = mixSeed(seed, 1) | 0
  let b = mixSeed(seed, 2) | 0
  let c = mixSeed(seed, 3) | 0
  let counter = 1
  const next = () => {
    const sum = (a + b + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + sum) | 0
    return (sum >>> 0) / 0x1_0000_0000
  }
  for (let i = 0; i < 12; i++) next() // sfc32's own warm-up, until the seed has reached all of the state
  return next
}

/** One standard normal number (mean 0, deviation 1) by Marsaglia's polar method. Draws two or more from `random`. */
export function randomNormal(random: () => number): number {
  for (;;) {
    const x = 2 * random() - 1
    const y = 2 * random() - 1
    const squared = x * x + y * y
    if (squared > 0 && squared < 1) return x * Math.sqrt((-2 * naturalLog(squared)) / squared)
  }
}

/** ln(x) for 0 < x < 1, by halving and the series of artanh: Math.log may differ in its last bit between browsers. */
function naturalLog(x: number): number {
  let exponent = 0
  let mantissa = x
  while (mantissa < Math.SQRT1_2) {
    mantissa *= 2
    exponent--
  }
  const z = (mantissa - 1) / (mantissa + 1)
  let term = z
  let sum = 0
  for (let n = 1; n <= 21; n += 2) {
    sum += term / n
    term *= z * z
  }
  return exponent * Math.LN2 + 2 * sum
}

/** Shuffles in place (Fisher and Yates) and returns the same array; all orders are equally likely. */
export function shuffleInPlace(indices: Uint32Array, random: () => number): Uint32Array {
  for (let i = indices.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1))
    const swapped = indices[i]
    indices[i] = indices[j]
    indices[j] = swapped
  }
  return indices
}
