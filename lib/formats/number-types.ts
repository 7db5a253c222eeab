import { refuseWeights } from './invalid'

/** Numbers of a file as float32. `bytes` is a whole number of them. */
export interface NumberType {
  bytes: number
  values: (bytes: Uint8Array<ArrayBuffer>) => Float32Array<ArrayBuffer>
}

/** Views need a multiple of their element's size. Little-endian, as every browser is. */
const aligned = (bytes: Uint8Array<ArrayBuffer>, size: number) =>
  bytes.byteOffset % size === 0 ? bytes : bytes.slice()

let halves: Float32Array | null = null

/** All 65,536 values of IEEE 754 binary16: quicker to look up than to compute for millions of them. */
function halfTable(): Float32Array {
  return (halves ??= Float32Array.from({ length: 65536 }, (_, code) => {
    const exponent = (code >> 10) & 31
    const fraction = code & 1023
    const sign = code & 0x8000 ? -1 : 1
    if (exponent === 31) return fraction ? NaN : sign * Infinity
    return exponent === 0 ? sign * fraction * 2 ** -24 : sign * (1024 + fraction) * 2 ** (exponent - 25)
  }))
}

const float32: NumberType = {
  bytes: 4,
  values: (bytes) => {
    const at = aligned(bytes, 4)
    return new Float32Array(at.buffer, at.byteOffset, at.length / 4)
  },
}

const float64: NumberType = {
  bytes: 8,
  values: (bytes) => {
    const at = aligned(bytes, 8)
    return new Float32Array(new Float64Array(at.buffer, at.byteOffset, at.length / 8))
  },
}

const halfWords = (bytes: Uint8Array<ArrayBuffer>) => {
  const at = aligned(bytes, 2)
  return new Uint16Array(at.buffer, at.byteOffset, at.length / 2)
}

const float16: NumberType = {
  bytes: 2,
  values: (bytes) => {
    const table = halfTable()
    const words = halfWords(bytes)
    const values = new Float32Array(words.length)
    for (let i = 0; i < words.length; i++) values[i] = table[words[i]]
    return values
  },
}

/** The upper half of a float32. */
const bfloat16: NumberType = {
  bytes: 2,
  values: (bytes) => {
    const words = halfWords(bytes)
    const bits = new Uint32Array(words.length)
    for (let i = 0; i < words.length; i++) bits[i] = words[i] << 16
    return new Float32Array(bits.buffer)
  },
}

/** Whole numbers and the like: a file may hold them (a counter of batches), but no weight is one. */
export const other = (bytes: number): NumberType => ({
  bytes,
  values: () => refuseWeights('a weight is not a floating-point number'),
})

export const numberTypes = { float32, float64, float16, bfloat16 } as const
