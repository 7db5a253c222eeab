import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { photoPreparations, roundHalfToEven, viewsOf } from '@/lib/data/photo-preparation'
import { photoInputs } from '@/lib/data/photo-input'
import { pieceFor, resizeBilinear } from '@/lib/data/resize-bilinear'
import { findPython, named, runPython } from '../code/find-python'

const python = findPython('torch', 'torchvision', 'numpy')
const fixtures = join(import.meta.dirname, '../../fixtures/photos/torchvision')

/** Each picture before and after torchvision's transforms, and the tensor that its AlexNet is given. */
const SCRIPT = `
import base64, importlib.util, json, sys
import numpy as np
import torch
from PIL import Image
from torchvision import transforms

job = json.load(sys.stdin)
spec = importlib.util.spec_from_file_location('make', job['make'])
make = importlib.util.module_from_spec(spec)
spec.loader.exec_module(make)
noise = np.random.default_rng(1)
pictures = [Image.open(path).convert('RGB') for path in sorted(make.PHOTOS.glob('*.jpg'))]
fixtures = [Image.open(make.HERE / f'{path.stem}.png') for path in sorted(make.PHOTOS.glob('*.jpg'))]
for width, height in job['sizes']:
    pictures.append(Image.fromarray(noise.integers(0, 256, (height, width, 3), dtype=np.uint8)))
normal = transforms.Compose([
    transforms.ToTensor(), transforms.Normalize(mean=[0.485, 0.456, 0.406], std=[0.229, 0.224, 0.225])])
text = lambda picture: base64.b64encode(np.asarray(picture).tobytes()).decode()
answers = []
for picture in pictures:
    crop = make.prepared(picture)
    answers.append({'width': picture.width, 'height': picture.height, 'rgb': text(picture), 'crop': text(crop),
                    'first': normal(crop)[:, 0, 0].tolist()})
json.dump({'answers': answers, 'same': [text(fixture) == answer['crop'] for fixture, answer in zip(fixtures, answers)]},
          sys.stdout)
`

/** Landscape and portrait, odd sides, much larger and smaller than 256, a strip. */
const sizes = [
  [1000, 667],
  [333, 778],
  [257, 256],
  [90, 61],
  [1, 900],
  [2049, 1401],
] as const

const bytes = (base64: string) => new Uint8Array(Buffer.from(base64, 'base64'))
const rgbaOf = (rgb: Uint8Array) =>
  Uint8ClampedArray.from({ length: (rgb.length / 3) * 4 }, (_, i) =>
    i % 4 === 3 ? 255 : rgb[Math.floor(i / 4) * 3 + (i % 4)],
  )

/** Shorter side 256, centre crop 224, out of a whole picture. */
function prepared(rgba: Uint8ClampedArray, width: number, height: number): Uint8ClampedArray<ArrayBuffer> {
  const { side, shorter } = photoPreparations.alexnet
  const [scaledWidth, scaledHeight] = [width, height].map((length) =>
    Math.floor((shorter * length) / Math.min(width, height)),
  )
  const window = {
    ...{ width: scaledWidth, height: scaledHeight, columns: side, rows: side },
    x: roundHalfToEven((scaledWidth - side) / 2),
    y: roundHalfToEven((scaledHeight - side) / 2),
  }
  const whole = { rgba, x: 0, y: 0, columns: width, rows: height, width, height }
  const all = resizeBilinear(whole, window)
  // A piece of the picture is enough.
  const piece = pieceFor(whole, window)
  const cut = new Uint8ClampedArray(piece.columns * piece.rows * 4)
  for (let row = 0; row < piece.rows; row++) {
    const from = ((piece.y + row) * width + piece.x) * 4
    cut.set(rgba.subarray(from, from + piece.columns * 4), row * piece.columns * 4)
  }
  expect(resizeBilinear({ ...piece, rgba: cut }, window)).toEqual(all)
  expect(() => resizeBilinear({ ...whole, rgba: rgba.subarray(4) }, window)).toThrow(RangeError)
  return all
}

describe('a photo as torchvision prepares it', () => {
  it.skipIf(!python)(
    named(
      python,
      'torch and torchvision',
      'is scaled and cut to the same bytes, but for a rounding here and there',
    ),
    { timeout: 60_000 },
    () => {
      const make = join(fixtures, 'make.py')
      const { answers, same } = runPython<{
        answers: { width: number; height: number; rgb: string; crop: string; first: number[] }[]
        same: boolean[]
      }>(python!, SCRIPT, { make, sizes })
      expect(same).toEqual([true, true, true]) // the committed pictures are what torchvision makes
      expect(answers).toHaveLength(3 + sizes.length)
      for (const { width, height, rgb, crop, first } of answers) {
        const got = prepared(rgbaOf(bytes(rgb)), width, height)
        const expected = bytes(crop)
        let sum = 0
        let greatest = 0
        expected.forEach((value, i) => {
          const difference = Math.abs(value - got[Math.floor(i / 3) * 4 + (i % 3)])
          sum += difference
          greatest = Math.max(greatest, difference)
        })
        expect(sum / expected.length, `${width}x${height}`).toBeLessThan(0.01)
        expect(greatest, `${width}x${height}`).toBeLessThanOrEqual(1)
        const input = photoInputs([rgbaOf(expected)], photoPreparations.alexnet)
        first.forEach((value, c) => expect(input[c]).toBeCloseTo(value, 5))
      }
    },
  )

  it('has committed pictures for machines without torchvision', () => {
    for (const name of ['cat', 'espresso', 'rocket']) {
      const header = readFileSync(join(fixtures, `${name}.png`)).subarray(16, 24)
      expect([header.readUInt32BE(0), header.readUInt32BE(4)]).toEqual([224, 224])
    }
  })
})

describe('views of a photo', () => {
  it('is one in the middle, where torchvision cuts it', () => {
    expect(viewsOf(photoPreparations.alexnet, 1)).toEqual({
      square: 256,
      views: [{ place: 'centre', mirrored: false, x: 16, y: 16 }],
    })
    expect(viewsOf(photoPreparations.alexnet64, 1)).toMatchObject({ square: 64, views: [{ x: 0, y: 0 }] })
    // Half a pixel: Python rounds 14.5 to the even 14.
    expect(viewsOf(photoPreparations.alexnet2012, 1).views[0]).toMatchObject({ x: 14, y: 14 })
  })

  it('are ten: four corners and the centre of the centred square, and their mirror images', () => {
    const { square, views } = viewsOf(photoPreparations.alexnet, 10)
    expect(square).toBe(256)
    expect(views.map(({ x, y, mirrored }) => [x, y, mirrored])).toEqual(
      [false, true].flatMap((mirrored) =>
        [
          [0, 0],
          [32, 0],
          [0, 32],
          [32, 32],
          [16, 16],
        ].map(([x, y]) => [x, y, mirrored]),
      ),
    )
  })

  it('of AlexNet-64, which sees the whole square, are cut from one a seventh larger', () => {
    const { square, views } = viewsOf(photoPreparations.alexnet64, 10)
    expect(square).toBe(73)
    expect(views.slice(1, 5).map(({ x, y }) => [x, y])).toEqual([
      [9, 0],
      [0, 9],
      [9, 9],
      [4, 4],
    ])
  })
})
