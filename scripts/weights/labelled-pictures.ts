import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { photoInputs } from '@/lib/data/photo-input'
import { photoPreparations } from '@/lib/data/photo-preparation'
import { openBrowserDecoder } from '../decode-in-browser'

/** Pictures in one batch. */
const BATCH = 100

/** A picture's place in images.bin, and its class. */
export type LabelledPicture = readonly [offset: number, length: number, label: number]

/** All pictures of a folder as measure-alexnet64.ts describes it. */
export const pictureIndex = async (folder: string): Promise<LabelledPicture[]> =>
  JSON.parse(await readFile(join(folder, 'index.json'), 'utf8')) as LabelledPicture[]

/** Pictures as AlexNet-64 takes them in, opened by the page's own decoder, in batches. */
export async function decodedPictures(
  folder: string,
  pictures: readonly LabelledPicture[],
): Promise<Float32Array[]> {
  const images = await readFile(join(folder, 'images.bin'))
  const preparation = photoPreparations.alexnet64
  const size = preparation.side * preparation.side * 4
  const decoder = await openBrowserDecoder()
  const inputs: Float32Array[] = []
  for (let from = 0; from < pictures.length; from += BATCH) {
    const batch = pictures.slice(from, from + BATCH)
    const rgba = await decoder.decode(
      batch.map(([offset, length]) => images.subarray(offset, offset + length)),
      preparation,
    )
    const decoded = batch.map((_, i) => new Uint8ClampedArray(rgba.subarray(i * size, (i + 1) * size)))
    inputs.push(photoInputs(decoded, preparation))
  }
  await decoder.close()
  return inputs
}
