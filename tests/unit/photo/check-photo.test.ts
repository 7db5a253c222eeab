import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { checkPhoto, checkSize } from '@/lib/workers/check-photo'
import { centredSquare } from '@/lib/workers/scale-photo'

const fixture = (name: string) =>
  new Blob([readFileSync(`tests/fixtures/photos/${name}`)], { type: 'text/html' })

/** A blob that counts the bytes that are read of it. */
function counted(blob: Blob) {
  const count = { bytes: 0 }
  const slice = (from = 0, to = blob.size, type?: string) => {
    const part = blob.slice(from, to, type)
    return Object.assign(part, {
      arrayBuffer: () => {
        count.bytes += part.size
        return blob.slice(from, to).arrayBuffer()
      },
    })
  }
  return { photo: Object.assign(blob.slice(), { slice }) as Blob, count }
}

describe('checkPhoto', () => {
  it.each([
    ['baseline.jpg', { type: 'JPEG', mime: 'image/jpeg', animated: false }],
    ['cmyk.jpg', { type: 'JPEG', mime: 'image/jpeg', animated: false }],
    ['grey16.png', { type: 'PNG', mime: 'image/png', animated: false }],
    ['lossy.webp', { type: 'WebP', mime: 'image/webp', animated: false }],
    ['still.avif', { type: 'AVIF', mime: 'image/avif', animated: false }],
    ['still.bmp', { type: 'BMP', mime: 'image/bmp', animated: false }],
    ['animated.gif', { type: 'GIF', mime: 'image/gif', animated: true }],
  ])('knows %s by its bytes, whatever the blob says', async (name, expected) => {
    expect(await checkPhoto(fixture(name), 'notes.txt')).toEqual(expected)
  })

  it.each([
    ['empty.jpg', 'photo-empty', {}],
    ['text-named.jpg', 'photo-not-a-picture', { name: 'text-named.jpg' }],
    ['drawing.svg', 'photo-svg', {}],
    ['truncated.jpg', 'photo-truncated', { type: 'JPEG' }],
    ['truncated.png', 'photo-truncated', { type: 'PNG' }],
    ['huge.png', 'photo-too-large', { megapixels: 54, limit: 40 }],
  ])('refuses %s', async (name, code, detail) => {
    await expect(checkPhoto(fixture(name), name)).rejects.toMatchObject({ code, detail })
  })

  it('reads no more than the beginning of a large file that is no picture, or one too large', async () => {
    const film = counted(new Blob([new Uint8Array(5e6)]))
    await expect(checkPhoto(film.photo, 'film.jpg')).rejects.toMatchObject({ code: 'photo-not-a-picture' })
    expect(film.count.bytes).toBe(256 * 1024)
    const huge = counted(new Blob([readFileSync('tests/fixtures/photos/huge.png'), new Uint8Array(5e6)]))
    await expect(checkPhoto(huge.photo, 'huge.png')).rejects.toMatchObject({ code: 'photo-too-large' })
    expect(huge.count.bytes).toBe(256 * 1024)
  })

  it('finds the end of a file that is longer than its beginning', async () => {
    // Metadata push the picture behind the first 256 kB: JPEG comments of 65,533 bytes each.
    const comment = new Uint8Array(65_535 + 2)
    comment.set([0xff, 0xfe, 0xff, 0xff])
    const bytes = readFileSync('tests/fixtures/photos/baseline.jpg')
    const long = [bytes.subarray(0, 2), ...Array(6).fill(comment), bytes.subarray(2)]
    expect(await checkPhoto(new Blob(long), 'a')).toMatchObject({ type: 'JPEG' })
    const cut = [...long.slice(0, -1), bytes.subarray(2, bytes.length / 2)]
    await expect(checkPhoto(new Blob(cut), 'a')).rejects.toMatchObject({ code: 'photo-truncated' })
  })

  it('says so when a file cannot be read any more', async () => {
    const gone = Object.assign(new Blob(['x']), {
      slice: () => ({ arrayBuffer: () => Promise.reject(new DOMException('', 'NotReadableError')) }),
    }) as unknown as Blob
    await expect(checkPhoto(gone, 'a.jpg')).rejects.toMatchObject({ code: 'photo-not-a-picture' })
  })
})

describe('checkSize', () => {
  it('refuses above 40 megapixels, with a number that shows why', () => {
    expect(() => checkSize(8000, 5000)).not.toThrow()
    expect(() => checkSize(8001, 5000)).toThrow(
      expect.objectContaining({ detail: { megapixels: 40.1, limit: 40 } }),
    )
  })
})

describe('centredSquare', () => {
  it('is the largest one, in the middle', () => {
    expect(centredSquare(300, 200)).toEqual({ x: 50, y: 0, width: 200, height: 200 })
    expect(centredSquare(1, 3000)).toEqual({ x: 0, y: 1499, width: 1, height: 1 })
    expect(centredSquare(64, 64)).toEqual({ x: 0, y: 0, width: 64, height: 64 })
  })
})
