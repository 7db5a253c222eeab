/** The two files of public/history/ say what MNIST and the network that comes with the site say. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readClassPictures } from '@/lib/data/class-pictures'
import { writeDigitInput } from '@/lib/data/digit-input'
import { HARD_DIGITS, parseHardest } from '@/lib/data/hard-digits'
import { DIGIT_PIXELS } from '@/lib/data/mnist'
import { lenet5Modern } from '@/lib/nn/lenet5'
import { loadNetwork } from '@/lib/tf/load-network'
import { startNodeEngine } from '@/lib/tf/node-engine'
import { fileFetch } from '@/scripts/file-fetch'
import { readMnist } from '../data/mnist-files'

const root = join(import.meta.dirname, '../../../public')
const read = (name: string) => Uint8Array.from(readFileSync(join(root, 'history', name)))

describe('classes.bin', () => {
  const classes = readClassPictures(read('classes.bin'))
  const images = readMnist('train-images-idx3-ubyte').data
  const labels = readMnist('train-labels-idx1-ubyte').data

  it.each([
    [0, 400],
    [1, 406],
    [8, 210],
  ])('has the mean and the deviation of class %i, pixel %i', (label, pixel) => {
    const ink = Array.from(labels.keys())
      .filter((digit) => labels[digit] === label)
      .map((digit) => images[digit * DIGIT_PIXELS + pixel])
    const mean = ink.reduce((sum, value) => sum + value, 0) / ink.length
    const variance = ink.reduce((sum, value) => sum + (value - mean) ** 2, 0) / ink.length
    expect(classes[label].mean[pixel]).toBe(Math.round(mean))
    expect(classes[label].spread[pixel]).toBe(Math.round(2 * Math.sqrt(variance)))
    expect(mean).toBeGreaterThan(1) // a pixel that says something
  })

  it('is refused when it is cut', () => {
    expect(() => readClassPictures(read('classes.bin').slice(1))).toThrow(/15679 bytes/)
  })
})

describe('hardest.json', () => {
  const digits = parseHardest(JSON.parse(Buffer.from(read('hardest.json')).toString()))
  const labels = readMnist('t10k-labels-idx1-ubyte').data

  it('lists the test digits to whose label the network gives least', async () => {
    await startNodeEngine('wasm')
    const images = readMnist('t10k-images-idx3-ubyte').data
    const network = await loadNetwork('/weights/lenet5', lenet5Modern, { fetch: fileFetch(root) })
    const size = 32 * 32
    const shares = new Float32Array(labels.length)
    const answers = new Uint8Array(labels.length)
    for (let from = 0; from < labels.length; from += 500) {
      const inputs = new Float32Array(500 * size)
      for (let i = 0; i < 500; i++) writeDigitInput(images, (from + i) * DIGIT_PIXELS, inputs, i * size)
      const probabilities = await network.probabilities(inputs)
      for (let i = 0; i < 500; i++) {
        const own = probabilities.subarray(i * 10, i * 10 + 10)
        shares[from + i] = own[labels[from + i]]
        answers[from + i] = own.indexOf(Math.max(...own))
      }
    }
    network.dispose()
    expect(digits.length).toBe(HARD_DIGITS)
    for (const { index, label, answer, share } of digits) {
      expect(label).toBe(labels[index])
      expect(answer).toBe(answers[index])
      expect(share).toBeCloseTo(shares[index], 3)
    }
    const listed = new Set(digits.map(({ index }) => index))
    const others = Array.from(shares).filter((_, index) => !listed.has(index))
    expect(Math.min(...others)).toBeGreaterThan(digits.at(-1)!.share - 1e-3)
  }, 240_000)

  it.each([
    ['no list', {}],
    ['an index beyond the file', { digits: [{ index: 10_000, label: 1, answer: 2, share: 0.1 }] }],
    ['a class that is none', { digits: [{ index: 1, label: 10, answer: 2, share: 0.1 }] }],
  ])('is refused with %s', (_, json) => {
    expect(() => parseHardest(json)).toThrow()
  })
})
