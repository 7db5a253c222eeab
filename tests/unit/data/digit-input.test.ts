import { describe, expect, it } from 'vitest'
import { DIGIT_MEAN, DIGIT_STD, writeDigitInput } from '@/lib/data/digit-input'
import { readMnist } from './mnist-files'

describe('writeDigitInput', () => {
  const value = (byte: number) => Math.fround((byte / 255 - DIGIT_MEAN) / DIGIT_STD)
  const pixels = Uint8Array.from({ length: 2 * 784 }, (_, i) => i % 256)

  it('puts the second digit of two where it belongs, with a border of paper, and touches nothing else', () => {
    const out = new Float32Array(3 * 1024).fill(99)
    writeDigitInput(pixels, 784, out, 1024)
    for (let i = 0; i < 1024; i++) {
      const y = Math.floor(i / 32) - 2
      const x = (i % 32) - 2
      const inside = x >= 0 && x < 28 && y >= 0 && y < 28
      if (out[1024 + i] !== value(inside ? (784 + y * 28 + x) % 256 : 0)) expect.fail(`wrong at ${x}, ${y}`)
    }
    expect(out.slice(0, 1024).every((v) => v === 99)).toBe(true)
    expect(out.slice(2048).every((v) => v === 99)).toBe(true)
  })

  it('covers what an earlier digit left in the buffer', () => {
    const out = new Float32Array(1024).fill(Number.NaN)
    writeDigitInput(new Uint8Array(784), 0, out, 0)
    expect(out.every((v) => v === value(0))).toBe(true)
  })
})

it('the mean and deviation are those of the 60,000 training digits', () => {
  const { data } = readMnist('train-images-idx3-ubyte')
  let sum = 0
  let squares = 0
  for (const byte of data) {
    sum += byte
    squares += byte * byte
  }
  const mean = sum / data.length / 255
  expect(mean).toBeCloseTo(DIGIT_MEAN, 4)
  expect(Math.sqrt(squares / data.length / 255 ** 2 - mean ** 2)).toBeCloseTo(DIGIT_STD, 4)
})
