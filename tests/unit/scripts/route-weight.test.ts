import { randomBytes } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { checkPageWeight, chunksOfPage } from '@/scripts/route-weight.mjs'

/** As Next 16.4 writes a page: tags, one of them for old browsers, a preload, and flight data. */
const page = (...inFlight: string[]) =>
  '<link rel="preload" as="script" href="/_next/static/chunks/a.js"/>' +
  '<script src="/_next/static/chunks/a.js" async=""></script>' +
  '<script src="/book/_next/static/chunks/turbopack-1x~.js" async=""></script>' +
  '<script src="/_next/static/chunks/old.js" noModule=""></script>' +
  inFlight
    .map(
      (name) => String.raw`<script>self.__next_f.push([1,"9:\"/_next/static/chunks/${name}\"\n"])</script>`,
    )
    .join('')

/** Text that does not compress: `bytes` bytes of it, in hex twice as long. */
const noise = (bytes: number) => randomBytes(bytes).toString('hex')
const chunks = new Map([
  ['a.js', noise(3000)],
  ['turbopack-1x~.js', noise(500)],
  ['old.js', noise(9000)],
  ['b.js', `import("static/chunks/later.js");${noise(1000)}`],
  ['later.js', noise(9000)],
])
const gzip = (...names: string[]) =>
  names.reduce((sum, name) => sum + gzipSync(chunks.get(name)!, { level: 9 }).length, 0)

describe('chunksOfPage', () => {
  it('finds what tags and flight data name, each once, and leaves out what old browsers get', () => {
    expect(chunksOfPage(page())).toEqual(['a.js', 'turbopack-1x~.js'])
    expect(chunksOfPage(page('b.js', 'a.js'))).toEqual(['a.js', 'turbopack-1x~.js', 'b.js'])
  })
})

describe('checkPageWeight', () => {
  const pages = new Map([
    ['/light/', page()],
    ['/heavy/', page('b.js')],
  ])
  const light = gzip('a.js', 'turbopack-1x~.js')
  const heavy = light + gzip('b.js')

  it('names the heaviest page, without what loads later', () => {
    expect(checkPageWeight(pages, chunks)).toEqual({ page: '/heavy/', bytes: heavy })
  })

  it('passes at the limit and fails one byte above it, naming the page and its scripts', () => {
    expect(checkPageWeight(pages, chunks, heavy).bytes).toBe(heavy)
    expect(() => checkPageWeight(pages, chunks, heavy - 1)).toThrow(/^\/heavy\/: .*b\.js/)
    expect(() => checkPageWeight(pages, chunks, light - 1)).toThrow('/light/')
  })

  it('fails rather than weigh nothing', () => {
    expect(() => checkPageWeight(new Map([['/', '<p>no scripts</p>']]), chunks)).toThrow('out of date')
    expect(() => checkPageWeight(new Map([['/', page('gone.js')]]), chunks)).toThrow('gone.js')
  })
})
