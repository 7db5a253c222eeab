import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createPhotosOnPage } from '@/lib/engine/photos-on-page'

const MB = 1_000_000
const file = (name: string, size = 1000, lastModified = 1) =>
  new File([new Uint8Array(size)], name, { lastModified })
const source = (name: string, size?: number, lastModified?: number) => ({
  photo: file(name, size, lastModified),
  name,
})

describe('the photos of a page', () => {
  const free = vi.fn(async () => 5)
  const make = (limits: { limitBytes?: number; limitCount?: number } = {}) =>
    createPhotosOnPage({ free, ...limits })
  const names = (page: ReturnType<typeof make>) => page.store.get().photos.map(({ name }) => name)
  const chosen = (page: ReturnType<typeof make>) => {
    const { photos, chosen } = page.store.get()
    return photos.find(({ id }) => id === chosen)?.name ?? null
  }

  beforeEach(() => {
    vi.useFakeTimers()
    free.mockClear()
  })
  afterEach(() => {
    vi.useRealTimers()
    vi.unstubAllGlobals()
  })

  it('come newest first, the first of those that come together is chosen, and the same file is there once', () => {
    const page = make()
    page.add([source('a'), source('b')])
    expect([names(page), chosen(page)]).toEqual([['a', 'b'], 'a'])
    page.add([source('c')])
    expect([names(page), chosen(page)]).toEqual([['c', 'a', 'b'], 'c'])
    const before = page.store.get().chosen
    page.add([source('b')])
    expect([names(page), chosen(page)]).toEqual([['b', 'c', 'a'], 'b'])
    page.add([source('b', 1000, 2)]) // saved anew meanwhile: another file
    expect(names(page)).toEqual(['b', 'b', 'c', 'a'])
    page.choose(before!)
    expect(chosen(page)).toBe('c')
  })

  it('hold no more bytes than they may: the oldest go, never the chosen one', () => {
    const page = make({ limitBytes: 3 * MB })
    page.add([source('old', MB)])
    const [old] = page.store.get().photos
    page.add([source('b', MB), source('c', MB)])
    page.choose(old.id)
    page.add([])
    page.setThumb(old.id, { rgba: new Uint8ClampedArray(4), width: 1, height: 1 })
    expect(names(page)).toEqual(['b', 'old'])
    page.add([source('huge', 5 * MB)])
    expect([names(page), chosen(page)]).toEqual([['huge'], 'huge'])
    const few = make({ limitCount: 2 })
    few.add([source('a'), source('b'), source('c')])
    expect(names(few)).toEqual(['a', 'b'])
  })

  it('are removed, and another is chosen; one that cannot be opened leaves nothing chosen', () => {
    const page = make()
    page.add([source('a'), source('b'), source('c')])
    page.remove(page.store.get().chosen!)
    expect([names(page), chosen(page)]).toEqual([['b', 'c'], 'b'])
    page.refuse(page.store.get().chosen!)
    expect([names(page), chosen(page)]).toEqual([['c'], null])
  })

  it('fetch one of ours once, and again after a failure', async () => {
    const fetch = vi.fn(async () => new Response('', { status: 404 }))
    vi.stubGlobal('fetch', fetch)
    const page = make()
    const [id] = page.add([{ url: '/photos/cat.jpg', name: 'cat' }])
    await expect(page.open(id)).rejects.toMatchObject({
      code: 'download-failed',
      detail: { url: '/photos/cat.jpg', status: 404 },
    })
    expect(fetch).toHaveBeenCalledTimes(1)
    fetch.mockResolvedValue(new Response('picture'))
    expect(await (await page.open(id)).text()).toBe('picture')
    expect(await (await page.open(id)).text()).toBe('picture')
    expect(fetch).toHaveBeenCalledTimes(2)
    expect(page.store.get().photos[0].photo?.size).toBe(7)
    // The same one again brings the picture along.
    const [again] = page.add([{ url: '/photos/cat.jpg', name: 'cat' }])
    await page.open(again)
    expect(fetch).toHaveBeenCalledTimes(2)
    expect(names(page)).toEqual(['cat'])
  })

  it('free the networks when the last bench has gone for good, not for a change of language', async () => {
    const page = make()
    const [first, second] = [page.use(), page.use()]
    first()
    await vi.advanceTimersByTimeAsync(5000)
    expect(free).not.toHaveBeenCalled()
    second()
    const back = page.use() // the same page in the other language
    await vi.advanceTimersByTimeAsync(5000)
    expect(free).not.toHaveBeenCalled()
    back()
    await vi.advanceTimersByTimeAsync(5000)
    expect(free).toHaveBeenCalledTimes(1)
    expect(page.store.get().freed).toBe(5)
  })
})
