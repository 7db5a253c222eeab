import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readPhotoHeader, type PhotoHeader } from '@/lib/data/photo-header'
import { createRandom } from '@/lib/data/random'
import { pngChunk } from '../../fixtures/photos/png-chunk'

const root = join(import.meta.dirname, '../../..')
const fixture = (name: string) => new Uint8Array(readFileSync(join(root, 'tests/fixtures/photos', name)))
const photo = (name: string) => new Uint8Array(readFileSync(join(root, 'public/photos', name)))
const text = (content: string) => new TextEncoder().encode(content)
const concat = (...parts: Uint8Array[]) => new Uint8Array(Buffer.concat(parts))

const plain = { animated: false, complete: true, cmyk: false }
const expected: Record<string, PhotoHeader> = {
  'baseline.jpg': { type: 'jpeg', width: 120, height: 80, ...plain },
  'progressive.jpg': { type: 'jpeg', width: 120, height: 80, ...plain },
  'cmyk.jpg': { type: 'jpeg', width: 200, height: 133, ...plain, cmyk: true },
  'exif-orientation-6.jpg': { type: 'jpeg', width: 200, height: 300, ...plain },
  'truncated.jpg': { type: 'jpeg', width: 160, height: 107, ...plain, complete: false },
  'grey16.png': { type: 'png', width: 64, height: 48, ...plain },
  'palette-alpha.png': { type: 'png', width: 48, height: 48, ...plain },
  'one.png': { type: 'png', width: 1, height: 1, ...plain },
  'tall.png': { type: 'png', width: 1, height: 3000, ...plain },
  'huge.png': { type: 'png', width: 9000, height: 6000, ...plain },
  'truncated.png': { type: 'png', width: 64, height: 43, ...plain, complete: false },
  'still.gif': { type: 'gif', width: 64, height: 43, ...plain },
  'animated.gif': { type: 'gif', width: 32, height: 24, ...plain, animated: true },
  'lossy.webp': { type: 'webp', width: 96, height: 64, ...plain },
  'lossless.webp': { type: 'webp', width: 48, height: 32, ...plain },
  'animated.webp': { type: 'webp', width: 32, height: 24, ...plain, animated: true },
  'still.avif': { type: 'avif', width: 96, height: 64, ...plain },
  'still.bmp': { type: 'bmp', width: 48, height: 32, ...plain },
  'drawing.svg': { type: 'svg', width: null, height: null, ...plain },
  'text-named.jpg': { type: 'unknown', width: null, height: null, ...plain },
  'empty.jpg': { type: 'unknown', width: null, height: null, ...plain },
}
const whole = Object.keys(expected).filter((name) => expected[name].complete && expected[name].width)

describe('readPhotoHeader', () => {
  it.each(Object.entries(expected))('%s', (name, header) => {
    expect(readPhotoHeader(fixture(name))).toEqual(header)
  })

  it.each(['cat.jpg', 'espresso.jpg', 'rocket.jpg'])('our own %s is a whole JPEG', (name) => {
    const header = readPhotoHeader(photo(name))
    expect(header).toMatchObject({ type: 'jpeg', ...plain })
    expect(header.width! > 100 && header.height! > 100).toBe(true)
  })

  it('notices that the end is missing, wherever a file is cut', () => {
    for (const name of whole) {
      const bytes = fixture(name)
      // A GIF may lack its trailer (1 byte) or, if animated, its last frames.
      const cuts = expected[name].type === 'gif' ? [0.3, 0.2] : [0.3, 0.5, 0.7, 0.9]
      for (const share of cuts) {
        const header = readPhotoHeader(bytes.subarray(0, Math.floor(bytes.length * share)))
        expect(header.type, `${share} of ${name}`).toBe(expected[name].type)
        expect(header.complete, `${share} of ${name}`).toBe(false)
      }
      if (expected[name].type !== 'gif')
        expect(readPhotoHeader(bytes.subarray(0, -1)).complete, `all but one byte of ${name}`).toBe(false)
    }
  })

  it('does not mind what is appended after the end', () => {
    for (const name of whole)
      expect(readPhotoHeader(concat(fixture(name), new Uint8Array(1000))), name).toEqual(expected[name])
    expect(readPhotoHeader(concat(fixture('baseline.jpg'), fixture('cmyk.jpg'))).cmyk).toBe(false)
  })
})

describe('JPEG', () => {
  const jpeg = fixture('baseline.jpg')

  it('is not fooled by a thumbnail inside EXIF', () => {
    const thumbnail = fixture('cmyk.jpg')
    const length = thumbnail.length + 2
    const app1 = concat(Uint8Array.of(0xff, 0xe1, length >> 8, length & 255), thumbnail)
    expect(readPhotoHeader(concat(jpeg.subarray(0, 2), app1, jpeg.subarray(2)))).toEqual(
      expected['baseline.jpg'],
    )
  })

  it('takes fill bytes before a marker and skips garbage between segments', () => {
    const filled = concat(jpeg.subarray(0, 2), Uint8Array.of(0xff, 0xff, 0xff), jpeg.subarray(2))
    expect(readPhotoHeader(filled)).toEqual(expected['baseline.jpg'])
    const dirty = concat(
      jpeg.subarray(0, 2),
      jpeg.subarray(2, 20),
      Uint8Array.of(1, 2, 3, 0xff, 0),
      jpeg.subarray(20),
    )
    expect(readPhotoHeader(dirty)).toEqual(expected['baseline.jpg'])
  })

  it('every kind of frame header counts, the other Cx markers do not', () => {
    for (let marker = 0xc0; marker <= 0xcf; marker++) {
      const frame = [0xff, marker, 0, 11, 8, 0, 50, 0, 70, 1, 1, 0x11, 0]
      const header = readPhotoHeader(Uint8Array.of(0xff, 0xd8, ...frame, 0xff, 0xd9))
      const counts = ![0xc4, 0xc8, 0xcc].includes(marker)
      expect([header.width, header.height], marker.toString(16)).toEqual(counts ? [70, 50] : [null, null])
    }
  })
})

describe('PNG', () => {
  it('is animated when acTL announces more than one frame', () => {
    const png = fixture('one.png')
    const withFrames = (frames: number) =>
      concat(
        png.subarray(0, 33),
        pngChunk('acTL', Uint8Array.of(0, 0, 0, frames, 0, 0, 0, 0)),
        png.subarray(33),
      )
    expect(readPhotoHeader(withFrames(3)).animated).toBe(true)
    expect(readPhotoHeader(withFrames(1)).animated).toBe(false)
  })

  it('leaves a damaged one to the decoder', () => {
    const png = fixture('grey16.png')
    png.fill(0, 37, 41)
    expect(readPhotoHeader(png)).toMatchObject({ type: 'png', width: 64, complete: true })
  })
})

describe('SVG', () => {
  it.each([
    ['bare', '<svg/>'],
    ['byte order mark and white space', '\uFEFF \n<svg width="1">'],
    [
      'declaration, comments and doctype',
      '<?xml version="1.0"?><!-- <b> --><!DOCTYPE svg PUBLIC "x" "y">\n<svg>',
    ],
    ['a doctype with declarations', '<!doctype svg [ <!ENTITY a "b"> ]>\n<svg>'],
    ['a prefix', '<s:svg xmlns:s="http://www.w3.org/2000/svg">'],
  ])('%s', (_, content) => {
    expect(readPhotoHeader(text(content)).type).toBe('svg')
  })

  it('UTF-16', () => {
    const little = new Uint8Array(Buffer.from('\uFEFF<svg >', 'utf16le'))
    expect(readPhotoHeader(little).type).toBe('svg')
    expect(readPhotoHeader(new Uint8Array(Buffer.from(little).swap16())).type).toBe('svg')
  })

  it.each(['<html><svg></svg></html>', '<!doctype html><p>', '<svgx>', '<!-- <svg>', 'an <svg>', '<?xml'])(
    'not %s',
    (content) => {
      expect(readPhotoHeader(text(content)).type).toBe('unknown')
    },
  )
})

describe('any bytes', () => {
  const seeds = Object.keys(expected).map(fixture)
  const valid = (header: PhotoHeader) =>
    [header.width, header.height].every((side) => side === null || (Number.isInteger(side) && side > 0)) &&
    [header.animated, header.complete, header.cmyk].every((flag) => typeof flag === 'boolean')

  it('3,000 mutations and truncations: never throws, never hangs, never an impossible answer', () => {
    const random = createRandom(20261124)
    const below = (n: number) => Math.floor(random() * n)
    for (let round = 0; round < 3000; round++) {
      let bytes = seeds[below(seeds.length)].slice()
      const interesting = [0, 1, 0x7f, 0x80, 0xff, 0xd9, 0xda, below(256)]
      for (let i = below(12); i >= 0 && bytes.length > 0; i--)
        // Half of the changes in the first bytes, where the structure is.
        bytes[below(random() < 0.5 ? Math.min(64, bytes.length) : bytes.length)] = interesting[below(8)]
      if (random() < 0.5) bytes = bytes.subarray(0, below(bytes.length + 1))
      const start = performance.now()
      const header = readPhotoHeader(bytes)
      if (!valid(header)) expect.fail(`round ${round}: ${JSON.stringify(header)}`)
      if (performance.now() - start > 500) expect.fail(`round ${round}: slow`)
    }
  })

  it.each([
    ['JPEG of nothing but FF', [0xff, 0xd8, 0xff], 0xff],
    ['PNG of empty chunks', [0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10], 0],
    ['GIF of extensions', [0x47, 0x49, 0x46, 0x38, 0x39, 0x61, 1, 0, 1, 0, 0, 0, 0], 0x21],
    ['JPEG of zeros', [0xff, 0xd8, 0xff], 0],
    ['white space', [], 0x20],
    ['comments that never end', [0x3c, 0x21, 0x2d, 0x2d], 0x3c],
  ])('4 MB: %s', (_, start, fill) => {
    const bytes = new Uint8Array(4_000_000).fill(fill)
    bytes.set(start)
    const began = performance.now()
    readPhotoHeader(bytes)
    expect(performance.now() - began).toBeLessThan(5000)
  })

  it('4 MB of JPEG restart markers and of the shortest segments', () => {
    for (const pair of [
      [0xff, 0xd0],
      [0xff, 0x01],
      [0xff, 0xe0, 0, 2],
      [0xff, 0xda, 0, 2],
    ]) {
      const bytes = new Uint8Array(Buffer.alloc(4_000_000, Uint8Array.from(pair)))
      bytes.set([0xff, 0xd8])
      bytes[2] = 0xff
      const began = performance.now()
      readPhotoHeader(bytes)
      expect(performance.now() - began).toBeLessThan(5000)
    }
  })
})
