import { writeNetworkSafetensors } from '@/lib/formats/network-file'
import { writeOnnx } from '@/lib/formats/onnx'
import type { ValuesToWrite } from '@/lib/formats/tensor-places'
import { writeTfjs, zipTfjs } from '@/lib/formats/tfjs'
import type { FileFormat } from './formats'
import { kerasFileName, kerasSource, pytorchSource, torchFileName } from '@/lib/nn/code'
import type { AnyNetwork } from '@/lib/nn/layers'
import type { PixelScaling } from '@/lib/data/digit-scaling'
import { pixelInputOf } from '@/lib/data/pixel-input'

/** What makes and reads files: a chunk of its own, fetched when a button is pressed. */
export { mostFileBytes, readNetworkFile, tooLarge } from '@/lib/formats/network-file'

export interface MadeFile {
  name: string
  type: string
  bytes: Uint8Array<ArrayBuffer>
}

interface Subject {
  spec: AnyNetwork
  pixels: PixelScaling
  /** What the files are called, without an ending. */
  name: string
}

/** A file of weights. Throws CodedError where the format cannot say the network; `formatSupport` tells beforehand. */
export function weightFile(
  format: FileFormat,
  { spec, pixels, name }: Subject,
  values: ValuesToWrite,
): MadeFile {
  const notes = { network: spec.id, pixels }
  const type = 'application/octet-stream'
  switch (format) {
    case 'safetensors':
      return { name: `${name}.safetensors`, type, bytes: writeNetworkSafetensors(spec, values, notes) }
    case 'onnx':
      return { name: `${name}.onnx`, type, bytes: writeOnnx(spec, values, notes) }
    case 'tfjs': {
      const folder = `${name}-tfjs`
      const bytes = zipTfjs(writeTfjs(spec, values, notes), folder)
      return { name: `${folder}.zip`, type: 'application/zip', bytes }
    }
    default:
      return format satisfies never
  }
}

/** A source text. */
export function sourceFile(format: 'pytorch' | 'keras', { spec, pixels, name }: Subject): MadeFile {
  const input = pixelInputOf(pixels)
  const [file, text] =
    format === 'pytorch'
      ? [torchFileName(name), pytorchSource(spec, input, name)]
      : [kerasFileName(name), kerasSource(spec, input, name)]
  return { name: file, type: 'text/x-python', bytes: new TextEncoder().encode(text) }
}
