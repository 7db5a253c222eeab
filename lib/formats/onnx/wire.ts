import { refuseWeights } from '../invalid'
import type { RandomAccess } from '../random-access'

/** A field of a Protocol Buffers message (protobuf.dev, "Encoding"), its content still in the file. */
export interface Field {
  number: number
  /** Of a whole number; 0 otherwise. */
  value: number
  /** Where the content lies, of a field with a length. */
  begin: number
  end: number
}

const WINDOW = 65536
/** More than any network here has, in one file. */
const MOST_FIELDS = 200_000

/** A file seen through a window: fields lie close together, or behind tensors that are skipped. */
export class Wire {
  private window = new Uint8Array(0)
  private from = 0
  private fields = 0

  constructor(private readonly file: RandomAccess) {}

  private async byte(at: number): Promise<number> {
    if (at < this.from || at >= this.from + this.window.length) {
      if (at >= this.file.size) refuseWeights('onnx: cut off')
      this.from = at
      this.window = await this.file.read(at, Math.min(WINDOW, this.file.size - at))
    }
    return this.window[at - this.from]
  }

  /** Up to 2^53; the upper bits of greater ones (negative numbers) are lost. */
  private async varint(at: number, end: number): Promise<{ value: number; next: number }> {
    let value = 0
    for (let i = 0; i < 10; i++) {
      if (at + i >= end) refuseWeights('onnx: cut off')
      const byte = await this.byte(at + i)
      if (i < 8) value += (byte & 127) * 2 ** (7 * i)
      if (byte < 128) return { value, next: at + i + 1 }
    }
    return refuseWeights('onnx: a number without an end')
  }

  /** The fields of the message from `begin` to `end`, in their order. */
  async *message(begin: number, end: number): AsyncGenerator<Field> {
    for (let at = begin; at < end;) {
      if (++this.fields > MOST_FIELDS) refuseWeights(`onnx: more than ${MOST_FIELDS} fields`)
      const tag = await this.varint(at, end)
      const number = Math.floor(tag.value / 8)
      const field: Field = { number, value: 0, begin: tag.next, end: tag.next }
      const type = tag.value % 8
      if (type === 0) {
        const { value, next } = await this.varint(tag.next, end)
        field.value = value
        field.end = next
      } else if (type === 2) {
        const { value, next } = await this.varint(tag.next, end)
        field.begin = next
        field.end = next + value
      } else if (type === 1 || type === 5) field.end = tag.next + (type === 1 ? 8 : 4)
      else refuseWeights(`onnx: a field of type ${type}`)
      if (number === 0 || field.end > end) refuseWeights('onnx: a field that reaches beyond its message')
      yield field
      at = field.end
    }
  }

  async text({ begin, end }: Field): Promise<string> {
    if (end - begin > 4096) refuseWeights(`onnx: a name of ${end - begin} bytes`)
    return new TextDecoder().decode(await this.file.read(begin, end - begin))
  }

  /** Whole numbers one after another, as a packed field has them. */
  async numbers({ begin, end }: Field): Promise<number[]> {
    const values: number[] = []
    for (let at = begin; at < end;) {
      if (values.length >= 8) refuseWeights('onnx: more than eight dimensions')
      const { value, next } = await this.varint(at, end)
      values.push(value)
      at = next
    }
    return values
  }
}
