import { refuseWeights } from '../invalid'

/** Bytes of a pickle, read from the front. */
export class Cursor {
  private readonly view: DataView

  constructor(
    private readonly bytes: Uint8Array,
    public at: number,
  ) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  }

  private forward(count: number): number {
    const from = this.at
    if (count > this.bytes.length - from) refuseWeights('pickle: cut off')
    this.at += count
    return from
  }

  byte = () => this.bytes[this.forward(1)]
  uint16 = () => this.view.getUint16(this.forward(2), true)
  int32 = () => this.view.getInt32(this.forward(4), true)
  uint32 = () => this.view.getUint32(this.forward(4), true)
  /** Big-endian, as the pickle has it. */
  float64 = () => this.view.getFloat64(this.forward(8))

  uint64(): number {
    const value = this.view.getBigUint64(this.forward(8), true)
    if (value > BigInt(Number.MAX_SAFE_INTEGER)) refuseWeights(`pickle: length ${value}`)
    return Number(value)
  }

  /** A whole number in two's complement, its lowest byte first. */
  long(count: number): number | bigint {
    if (count > 16) refuseWeights(`pickle: a whole number of ${count} bytes`)
    const from = this.forward(count)
    let value = BigInt(0)
    for (let i = count - 1; i >= 0; i--) value = value * BigInt(256) + BigInt(this.bytes[from + i])
    const negative = count > 0 && this.bytes[from + count - 1] >= 128
    if (negative) value -= BigInt(1) << BigInt(8 * count)
    const plain = Number(value)
    return Number.isSafeInteger(plain) ? plain : value
  }

  text(length: number, most: number): string {
    if (length > most) refuseWeights(`pickle: a text of ${length} bytes`)
    const from = this.forward(length)
    return new TextDecoder().decode(this.bytes.subarray(from, from + length))
  }

  /** Up to the end of the line, which is left out. */
  line(most: number): string {
    const end = this.bytes.indexOf(0x0a, this.at)
    if (end < 0) refuseWeights('pickle: cut off')
    const line = this.text(end - this.at, most)
    this.at++
    return line
  }
}
