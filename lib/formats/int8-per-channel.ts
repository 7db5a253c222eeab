import { refuseWeights } from './invalid'

/**
 * Symmetric 8-bit quantisation with one scale for each output channel (the last axis: HWIO's O, a dense layer's
 * units): value = code * scale, code from -127 to 127, scale = greatest magnitude of the channel / 127. So no value is
 * off by more than scale / 2. Stored as the float32 scales (little-endian), then the codes in the tensor's own order.
 */
const codeLimit = 127
/** 127 times a greater scale would be infinite in float32. */
const scaleLimit = 2.679e36

/** Bytes of a tensor of `size` values with `channels` on its last axis. */
export function int8Bytes(size: number, channels: number): number {
  return 4 * channels + size
}

/** Scale of each channel, rounded to float32 as it is stored. */
function channelScales(values: ArrayLike<number>, channels: number): Float32Array {
  const scales = new Float32Array(channels)
  for (let i = 0; i < values.length; i++)
    scales[i % channels] = Math.max(scales[i % channels], Math.abs(values[i]))
  return scales.map((greatest) => Math.min(greatest / codeLimit, scaleLimit))
}

/** Values (finite, row-major, last axis `channels` long) to scales and codes. */
export function encodeInt8(values: ArrayLike<number>, channels: number): Uint8Array<ArrayBuffer> {
  const scales = channelScales(values, channels)
  const bytes = new Uint8Array(int8Bytes(values.length, channels))
  const view = new DataView(bytes.buffer)
  scales.forEach((scale, channel) => view.setFloat32(4 * channel, scale, true))
  const codes = new Int8Array(bytes.buffer, 4 * channels)
  for (let i = 0; i < values.length; i++) {
    const scale = scales[i % channels]
    // A scale of 0 stands for a channel of zeros (or of values too small for float32 to hold 1/127 of them).
    const code = scale > 0 ? Math.round(values[i] / scale) : 0
    codes[i] = Math.max(-codeLimit, Math.min(codeLimit, code))
  }
  return bytes
}

/** A tensor in its codes. */
export interface Int8Codes {
  /** One for each channel. */
  scales: Float32Array<ArrayBuffer>
  /** From -127 to 127, in the tensor's own order; a view of the bytes that were read. */
  codes: Int8Array
}

/**
 * Scales and codes of a tensor of `size` values; `bytes` is `int8Bytes(size, channels)` long.
 * Throws CodedError('weights-invalid') with the tensor's `name` for a scale or code that the encoder never writes.
 */
export function readInt8(name: string, bytes: Uint8Array, channels: number, size: number): Int8Codes {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const scales = Float32Array.from({ length: channels }, (_, channel) => view.getFloat32(4 * channel, true))
  scales.forEach((scale, channel) => {
    // NaN fails both comparisons.
    if (!(scale >= 0 && Math.fround(scale * codeLimit) < Infinity))
      refuseWeights(`${name}: scale ${scale} of channel ${channel}`)
  })
  const codes = new Int8Array(bytes.buffer, bytes.byteOffset + 4 * channels, size)
  const wrong = codes.indexOf(-codeLimit - 1)
  if (wrong >= 0) refuseWeights(`${name}: code ${codes[wrong]} at ${wrong}`)
  return { scales, codes }
}

/** Writes code * scale to the whole of `out`, which is as long as there are codes. */
export function int8Values({ scales, codes }: Int8Codes, out: Float32Array): void {
  const channels = scales.length
  // Row by row rather than with a remainder for each value: millions of them are decoded while a reader waits.
  for (let row = 0; row < out.length; row += channels)
    for (let channel = 0; channel < channels; channel++)
      out[row + channel] = codes[row + channel] * scales[channel]
}
