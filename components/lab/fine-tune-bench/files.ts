import type { TunedModel } from '@/lib/data/fine-tune/model'
import { KEPT_SIDE, VIEW_SIDE } from '@/lib/data/fine-tune/pictures'
import { IMAGENET_DEVIATION, IMAGENET_MEAN } from '@/lib/data/photo-preparation'
import { mostTunedBytes, readTunedFile, writeTunedFile } from '@/lib/formats/fine-tune-file'
import { tooLarge } from '@/lib/formats/network-file'
import { tunedFileName, tunedPytorchSource } from '@/lib/nn/code/tuned-pytorch'
import type { NetworkSpec } from '@/lib/nn/spec'
import type { MadeFile } from '../take-away/encoders'

/** What makes and reads files: a chunk of its own. */
export function tunedFile(
  name: string,
  { tuning, whole, parameters }: TunedModel,
  names: readonly string[],
): MadeFile {
  return {
    name: `${name}.safetensors`,
    type: 'application/octet-stream',
    bytes: writeTunedFile({ tuning, whole, parameters, names: [...names] }),
  }
}

export function scriptFile(spec: NetworkSpec, name: string): MadeFile {
  const input = { kept: KEPT_SIDE, side: VIEW_SIDE, mean: IMAGENET_MEAN, deviation: IMAGENET_DEVIATION }
  const text = tunedPytorchSource(spec, input, name)
  return { name: tunedFileName(name), type: 'text/x-python', bytes: new TextEncoder().encode(text) }
}

/** @throws CodedError as `readTunedFile`; a file that is too large is not opened */
export async function modelOf(file: Blob): Promise<{ model: TunedModel; names: string[] }> {
  if (file.size > mostTunedBytes) throw tooLarge(file.size, mostTunedBytes)
  const { names, ...model } = readTunedFile(new Uint8Array(await file.arrayBuffer()))
  return { model: { ...model, classes: names.length }, names }
}
