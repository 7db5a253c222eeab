import { bigEndian, characters, dimension, type HeaderReader } from './read'

interface MediaBox {
  type: string
  /** Where its content lies; `end` may be beyond the file. */
  start: number
  end: number
}

/** AVIF: a film of pictures has the brand 'avis'. */
export const readAvif: HeaderReader = (bytes) => readBoxed(bytes, ['avif'], ['avis'])

/** HEIC, as phones take it (ISO/IEC 23008-12, annex B). */
export const readHeic: HeaderReader = (bytes) =>
  readBoxed(bytes, ['heic', 'heix', 'heim', 'heis', 'mif1'], ['hevc', 'hevx', 'msf1'])

/** Pictures in ISO/IEC 14496-12 boxes: brands in ftyp, the size in meta / iprp / ipco / ispe. */
function readBoxed(bytes: Uint8Array, still: string[], moving: string[]): ReturnType<HeaderReader> {
  const outline = boxes(bytes, 0, bytes.length)
  const brands = outline[0]?.type === 'ftyp' ? readBrands(bytes, outline[0]) : []
  const animated = moving.some((brand) => brands.includes(brand))
  if (!animated && !still.some((brand) => brands.includes(brand))) return null

  let content = outline
  for (const type of ['meta', 'iprp', 'ipco']) {
    const box = content.find((one) => one.type === type)
    // meta begins with four bytes of version and flags
    content = box ? boxes(bytes, box.start + (type === 'meta' ? 4 : 0), Math.min(box.end, bytes.length)) : []
  }
  // A picture made of tiles has a size for each and one for the whole: the largest.
  const sizes = content
    .filter((box) => box.type === 'ispe')
    .map(({ start }) => ({ width: bigEndian(bytes, start + 4, 4), height: bigEndian(bytes, start + 8, 4) }))
    .sort((a, b) => b.width * b.height - a.width * a.height)
  const last = outline[outline.length - 1]
  return {
    width: dimension(sizes[0]?.width),
    height: dimension(sizes[0]?.height),
    animated,
    // The pixels lie in mdat, nearly always the last box.
    complete: last.end <= bytes.length && outline.some((box) => box.type === 'mdat'),
    cmyk: false,
  }
}

/** The major brand and the compatible ones, without the version between them. */
function readBrands(bytes: Uint8Array, { start, end }: MediaBox): string[] {
  const names = characters(bytes, start, Math.min(end - start, 256))
  return (names.match(/[^]{4}/g) ?? []).filter((_, index) => index !== 1)
}

/** The boxes that stand one after another in [from, to); at most a few hundred are looked at. */
function boxes(bytes: Uint8Array, from: number, to: number): MediaBox[] {
  const found: MediaBox[] = []
  let at = from
  while (at + 8 <= to && found.length < 500) {
    const short = bigEndian(bytes, at, 4)
    const isLong = short === 1
    const size = isLong ? bigEndian(bytes, at + 10, 6) : short === 0 ? to - at : short
    const header = isLong ? 16 : 8
    if (!(size >= header)) break
    found.push({ type: characters(bytes, at + 4, 4), start: at + header, end: at + size })
    at += size
  }
  return found
}
