/** The little of Protocol Buffers' wire format that an ONNX file takes (protobuf.dev, "Encoding"). */

/** Bytes in pieces, so that large tensors are copied once only, at the end. */
export type Pieces = readonly Uint8Array[]

const [VARINT, LENGTH_DELIMITED, FIXED32] = [0, 2, 5]

/** A whole number from 0 to 2^53 - 1, seven bits a byte, the lowest first. */
export function varint(value: number): Uint8Array {
  const bytes: number[] = []
  let rest = value
  while (rest >= 128) {
    bytes.push((rest % 128) + 128)
    rest = Math.floor(rest / 128)
  }
  return Uint8Array.from([...bytes, rest])
}

const tag = (field: number, type: number) => varint(field * 8 + type)

export const lengthOf = (pieces: Pieces): number => pieces.reduce((sum, { length }) => sum + length, 0)

/** A field with a whole number. */
export const whole = (field: number, value: number): Pieces => [tag(field, VARINT), varint(value)]

/** A field with a float32. */
export function float(field: number, value: number): Pieces {
  const bytes = new Uint8Array(4)
  new DataView(bytes.buffer).setFloat32(0, value, true)
  return [tag(field, FIXED32), bytes]
}

/** A field with bytes or a message, which look the same. */
export const message = (field: number, content: Pieces): Pieces => [
  tag(field, LENGTH_DELIMITED),
  varint(lengthOf(content)),
  ...content,
]

export const text = (field: number, content: string): Pieces =>
  message(field, [new TextEncoder().encode(content)])

/** All pieces in one. */
export function concatenate(pieces: Pieces): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(lengthOf(pieces))
  let at = 0
  for (const piece of pieces) {
    bytes.set(piece, at)
    at += piece.length
  }
  return bytes
}
