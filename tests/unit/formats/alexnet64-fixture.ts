import { readFileSync } from 'node:fs'

export const FIXTURE_FOLDER = 'tests/fixtures/alexnet64'

/** The float32 file as the training left it. */
export function readAlexnetFile(): Uint8Array {
  return new Uint8Array(readFileSync(`${FIXTURE_FOLDER}/alexnet64.safetensors`))
}

export interface ParityCase {
  name: string
  /** 64x64x3 bytes, row by row, RGB. */
  pixels: Uint8Array
  /** What PyTorch answers. */
  logits: number[]
}

export function readParity(): ParityCase[] {
  const list = JSON.parse(readFileSync(`${FIXTURE_FOLDER}/parity.json`, 'utf8')) as (Omit<
    ParityCase,
    'pixels'
  > & {
    pixels: string
  })[]
  return list.map((item) => ({ ...item, pixels: new Uint8Array(Buffer.from(item.pixels, 'base64')) }))
}

const MEAN = [0.485, 0.456, 0.406]
const STD = [0.229, 0.224, 0.225]

/** Bytes to the network's input, as the model card says; written here again so that an error elsewhere is seen. */
export function standardise(pixels: Uint8Array): Float32Array {
  return Float32Array.from(pixels, (byte, index) => (byte / 255 - MEAN[index % 3]) / STD[index % 3])
}
