import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createRandom, randomNormal } from '@/lib/data/random'
import { toTorchLayout } from '@/lib/formats/torch-layout'
import { alexnetTorchvision } from '@/lib/nn/alexnet'
import { initialParametersOf } from '@/lib/data/initial-parameters'
import type { Bench } from '../bench'
import { quantise } from './codes'
import { onnxModel } from './onnx-model'
import { FILES, SEED } from './task'

/** Files in the bench's folder. */
export interface TorchFiles {
  weights: string
  image: string
}

const bytesOf = ({ buffer, byteOffset, byteLength }: Float32Array) =>
  Buffer.from(buffer, byteOffset, byteLength)

/** A picture of noise, as every row gets it: [224,224,3] and the same as [3,224,224]. */
function makePicture() {
  const { height, width, channels } = alexnetTorchvision.input
  const random = createRandom(SEED)
  const channelsLast = Float32Array.from({ length: height * width * channels }, () => randomNormal(random))
  const pixels = height * width
  const channelsFirst = channelsLast.map(
    (_, i) => channelsLast[(i % pixels) * channels + Math.floor(i / pixels)],
  )
  return { channelsLast, channelsFirst }
}

/**
 * Makes AlexNet's weights and a picture and puts them where every row finds them. The dense layers' weights are such as
 * 8-bit codes can hold, so that rows in float32 and rows in codes must give the same logits.
 */
export async function prepareInference({ server, folder, log }: Bench): Promise<TorchFiles> {
  log('making random weights for AlexNet')
  const { flat, codes, scales, floats } = quantise(
    alexnetTorchvision,
    initialParametersOf(alexnetTorchvision, 'he', SEED),
  )
  const tensors = toTorchLayout(alexnetTorchvision, flat)
  const { channelsLast, channelsFirst } = makePicture()
  server.add(FILES.weights, bytesOf(flat))
  server.add(FILES.codes, new Uint8Array(codes.buffer))
  server.add(FILES.scales, bytesOf(scales))
  server.add(FILES.floats, bytesOf(floats))
  server.add(FILES.onnx, onnxModel(alexnetTorchvision, tensors))
  server.add(FILES.channelsLast, bytesOf(channelsLast))
  server.add(FILES.channelsFirst, bytesOf(channelsFirst))
  const files = { weights: join(folder, 'alexnet-torch.bin'), image: join(folder, FILES.channelsFirst) }
  const inOrder = [...tensors.values()].map(({ data }) => bytesOf(data as Float32Array))
  await writeFile(files.weights, Buffer.concat(inOrder))
  await writeFile(files.image, bytesOf(channelsFirst))
  return files
}
