/** Bytes that so many codes take. */
export const packedBytes = (count: number, bits: number): number => Math.ceil((count * bits) / 8)

/** Codes of `bits` bits one after another, the lowest bit of a byte first; what is left of the last byte is 0. */
export function packBits(codes: Uint8Array, bits: number): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(packedBytes(codes.length, bits))
  let [buffer, held, at] = [0, 0, 0]
  for (let i = 0; i < codes.length; i++) {
    buffer |= codes[i] << held
    for (held += bits; held >= 8; held -= 8, buffer >>>= 8) out[at++] = buffer
  }
  if (held > 0) out[at] = buffer
  return out
}

/**
 * The way back: `rows` times `width` codes into `out`, where a row begins `stride` further than the one before. `bytes`
 * are `packedBytes` of them.
 * @returns what is left of the last byte, 0 when it was packed here
 */
export function unpackBits(
  bytes: Uint8Array,
  bits: number,
  out: Uint8Array,
  { at: start, rows, width, stride }: { at: number; rows: number; width: number; stride: number },
): number {
  const mask = 2 ** bits - 1
  let [buffer, held, from] = [0, 0, 0]
  for (let row = 0; row < rows; row++) {
    const first = start + row * stride
    for (let at = first; at < first + width; at++) {
      if (held < bits) {
        buffer |= bytes[from++] << held
        held += 8
      }
      out[at] = buffer & mask
      buffer >>>= bits
      held -= bits
    }
  }
  return buffer
}
