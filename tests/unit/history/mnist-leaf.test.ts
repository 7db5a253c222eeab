import { describe, expect, it } from 'vitest'
import { createMnistLeaf, type LeafWish } from '@/lib/engine/mnist-leaf'
import { DIGIT_PIXELS } from '@/lib/data/mnist'
import { fileFetch } from '@/scripts/file-fetch'
import { join } from 'node:path'
import { readMnist } from '../data/mnist-files'

const files = fileFetch(join(import.meta.dirname, '../../../public'))
const trainLabels = readMnist('train-labels-idx1-ubyte').data
const trainImages = readMnist('train-images-idx3-ubyte').data

async function settled(leafing: ReturnType<typeof createMnistLeaf>) {
  for (let i = 0; i < 400 && leafing.store.get().loading; i++)
    await new Promise((resolve) => setTimeout(resolve, 25))
  return leafing.store.get()
}

const FIRST: LeafWish = { view: 'leaf', part: 'train', label: null, from: 0 }

const indices = (state: { page: readonly { index: number }[] }) => state.page.map(({ index }) => index)

describe('leafing through MNIST', () => {
  it('begins at the first training digit, with its very pixels', async () => {
    const leafing = createMnistLeaf({ base: '', fetch: files, count: 5 })
    leafing.take(FIRST)
    const state = await settled(leafing)
    expect(indices(state)).toEqual([0, 1, 2, 3, 4])
    expect([state.before, state.after]).toEqual([false, true])
    const { pixels, label } = state.page[3]
    expect(label).toBe(trainLabels[3])
    expect([...pixels]).toEqual([...trainImages.subarray(3 * DIGIT_PIXELS, 4 * DIGIT_PIXELS)])
  })

  it('turns on and back over the border of two files, and goes to a number', async () => {
    const leafing = createMnistLeaf({ base: '', fetch: files, count: 4 })
    leafing.take({ ...FIRST, from: 4_998 })
    expect(indices(await settled(leafing))).toEqual([4_998, 4_999, 5_000, 5_001])
    leafing.turn('on')
    expect(indices(await settled(leafing))).toEqual([5_002, 5_003, 5_004, 5_005])
    leafing.turn('back')
    expect(indices(await settled(leafing))).toEqual([4_998, 4_999, 5_000, 5_001])
  })

  it('shows one class in file order, also at the end', async () => {
    const leafing = createMnistLeaf({ base: '', fetch: files, count: 4 })
    leafing.take({ ...FIRST, label: 6 })
    const sixes = Array.from(trainLabels.keys()).filter((index) => trainLabels[index] === 6)
    expect(indices(await settled(leafing))).toEqual(sixes.slice(0, 4))
    leafing.take({ ...FIRST, label: 6, from: 59_999 }) // an 8: no 6 comes after it, so the last page is shown
    const last = await settled(leafing)
    expect(trainLabels[59_999]).toBe(8)
    expect(indices(last)).toEqual(sixes.slice(-4))
    expect(last.after).toBe(false)
    expect(last.before).toBe(true)
  })

  it('does nothing for a wish that is there already', async () => {
    const leafing = createMnistLeaf({ base: '', fetch: files, count: 3 })
    leafing.take({ ...FIRST, part: 'test' })
    const { page } = await settled(leafing)
    expect(page[0].part).toBe('test')
    leafing.turn('on')
    const turned = await settled(leafing)
    leafing.take({ ...FIRST, part: 'test', from: 3 }) // where the turn has come to
    expect(leafing.store.get().loading).toBeNull()
    expect(leafing.store.get().page).toBe(turned.page)
  })

  it('lets the newest wish win', async () => {
    const leafing = createMnistLeaf({ base: '', fetch: files, count: 2 })
    leafing.take({ ...FIRST, from: 30_000 })
    leafing.take({ ...FIRST, from: 10 })
    expect(indices(await settled(leafing))).toEqual([10, 11])
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect(indices(leafing.store.get())).toEqual([10, 11])
  })

  it('says when a file cannot be had, and fetches it at a retry', async () => {
    let away = true
    const leafing = createMnistLeaf({
      base: '',
      fetch: (...args) => (away ? Promise.reject(new TypeError('away')) : files(...args)),
      count: 3,
    })
    leafing.take({ ...FIRST, view: 'classes' })
    expect((await settled(leafing)).error?.code).toBe('download-failed')
    away = false
    leafing.retry()
    const state = await settled(leafing)
    expect(state.error).toBeNull()
    expect(state.classes?.length).toBe(10)
  })
})
