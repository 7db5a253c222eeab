import { describe, expect, it } from 'vitest'
import {
  KEPT_SIDE,
  MIDDLE,
  nameOfBytes,
  PICTURE_BYTES,
  rgbOf,
  viewInputs,
  viewPixels,
  VIEW_SIDE,
  viewsOf,
} from '@/lib/data/fine-tune/pictures'
import { drawPattern, drawSamples } from '@/lib/data/fine-tune/samples'
import { checkTuneSettings, defaultTuneSettings, examplesOf } from '@/lib/data/fine-tune/settings'
import { splitPictures } from '@/lib/data/fine-tune/split'
import { alexnet64 } from '@/lib/nn/alexnet64'
import { lastFrozen, tailOf, tailStart, tunedNetwork, upTo } from '@/lib/nn/fine-tune'
import { parameterCount, parameterList } from '@/lib/nn/parameters'
import { meanColour, colourAccuracy } from '../../../scripts/fine-tune-baseline'

describe('drawings of stripes and rings', () => {
  it('are not told apart by mean colour and brightness', () => {
    const known = drawSamples('shapes', 150, 1)
    const asked = drawSamples('shapes', 150, 2)
    expect(Math.abs(colourAccuracy(known, asked) - 0.5)).toBeLessThan(0.1)
    // The same of their means: no colour is more of one than of the other.
    const mean = (label: number, channel: number) =>
      known
        .filter((one) => one.label === label)
        .reduce((sum, { rgb }) => sum + meanColour(rgb)[channel] / 150, 0)
    for (const channel of [0, 1, 2, 3]) expect(Math.abs(mean(0, channel) - mean(1, channel))).toBeLessThan(12)
  })

  it('are told apart by the ground where the ground gives them away', () => {
    expect(colourAccuracy(drawSamples('background', 50, 1), drawSamples('background', 50, 2))).toBe(1)
    expect(colourAccuracy(drawSamples('background', 50, 1), drawSamples('swapped', 50, 2))).toBe(0)
  })

  it('are the same for the same seed, others for another, each of 15,552 bytes', () => {
    expect(drawPattern('rings', 5)).toEqual(drawPattern('rings', 5))
    expect(nameOfBytes(drawPattern('rings', 5))).not.toBe(nameOfBytes(drawPattern('rings', 6)))
    expect(drawPattern('stripes', 5)).toHaveLength(PICTURE_BYTES)
    const names = drawSamples('shapes', 100, 1).map(({ rgb }) => nameOfBytes(rgb))
    expect(new Set(names).size).toBe(200)
  })
})

describe('a kept picture', () => {
  it('takes so few bytes that 500 of them are less than 8 MB', () => {
    expect(PICTURE_BYTES).toBe(72 * 72 * 3)
    expect(500 * PICTURE_BYTES).toBeLessThan(8e6)
  })

  it('is seen in its middle, or elsewhere and mirrored, pixel by pixel', () => {
    const rgb = Uint8Array.from({ length: PICTURE_BYTES }, (_, i) => (i * 7) % 251)
    const at = (x: number, y: number, c: number) => rgb[(y * KEPT_SIDE + x) * 3 + c]
    const middle = viewPixels(rgb, MIDDLE)
    const mirrored = viewPixels(rgb, { x: 1, y: 7, mirrored: true })
    for (const [x, y] of [
      [0, 0],
      [63, 0],
      [20, 63],
    ])
      for (const c of [0, 1, 2]) {
        expect(middle[(y * VIEW_SIDE + x) * 4 + c]).toBe(at(x + 4, y + 4, c))
        expect(mirrored[(y * VIEW_SIDE + x) * 4 + c]).toBe(at(1 + 63 - x, y + 7, c))
      }
    expect(rgbOf(middle)).toHaveLength(VIEW_SIDE * VIEW_SIDE * 3)
    const inputs = viewInputs([{ rgb, view: MIDDLE }])
    expect(inputs[0]).toBeCloseTo((at(4, 4, 0) / 255 - 0.485) / 0.229, 5)
    expect(inputs[2]).toBeCloseTo((at(4, 4, 2) / 255 - 0.406) / 0.225, 5)
  })

  it('has the same copies each time, all within it', () => {
    const views = viewsOf('a', 4)
    expect(views).toEqual(viewsOf('a', 4))
    expect(views).not.toEqual(viewsOf('b', 4))
    expect(views[0]).toEqual(MIDDLE)
    expect(views.slice(1).map(({ mirrored }) => mirrored)).toEqual([true, false, true, false])
    for (const { x, y } of views) {
      expect(Math.min(x, y)).toBeGreaterThanOrEqual(0)
      expect(Math.max(x, y)).toBeLessThanOrEqual(KEPT_SIDE - VIEW_SIDE)
    }
  })
})

const labelled = (counts: number[]) =>
  counts.flatMap((count, label) => Array.from({ length: count }, (_, i) => ({ id: `${label}-${i}`, label })))

describe('the split', () => {
  it('holds back the same share of each class, never all, at least one of two', () => {
    const pictures = labelled([20, 7, 2, 1])
    const { training, validation } = splitPictures(pictures, 4, 0.25, 1)
    const held = (label: number) => validation.filter((at) => pictures[at].label === label).length
    expect([0, 1, 2, 3].map(held)).toEqual([5, 2, 1, 0])
    expect([...training, ...validation].sort((a, b) => a - b)).toEqual(pictures.map((_, at) => at))
    expect(splitPictures(pictures, 4, 0, 1).validation).toEqual([])
  })

  it('is the same for the same seed, and hardly moves when a picture comes', () => {
    const pictures = labelled([40, 40])
    const ids = (list: typeof pictures, seed: number) =>
      splitPictures(list, 2, 0.25, seed).validation.map((at) => list[at].id)
    expect(ids(pictures, 1)).toEqual(ids(pictures, 1))
    expect(ids(pictures, 1)).not.toEqual(ids(pictures, 2))
    const more = ids([{ id: 'new', label: 0 }, ...pictures], 1)
    expect(ids(pictures, 1).filter((id) => !more.includes(id)).length).toBeLessThanOrEqual(1)
  })

  it('keeps a picture and its copies on one side, unless the leak is asked for', () => {
    const pictures = labelled([12, 12])
    const sides = (leak: boolean) => {
      const { training, validation } = examplesOf(pictures, 2, { ...defaultTuneSettings, copies: 3, leak })
      const learnt = new Set(training.map(({ picture }) => picture))
      return { both: validation.filter(({ picture }) => learnt.has(picture)).length, training, validation }
    }
    const honest = sides(false)
    expect(honest.both).toBe(0)
    expect(honest.training).toHaveLength(18 * 4)
    expect(honest.validation).toHaveLength(6)
    for (const { view } of honest.validation) expect(view).toEqual(MIDDLE)
    expect(sides(true).both).toBeGreaterThan(15)
    expect(sides(true).training.length + sides(true).validation.length).toBe(24 * 4)
  })

  it('with few pictures to learn from, or shuffled labels, holds back the same', () => {
    const pictures = labelled([16, 16])
    const of = (patch: object) => examplesOf(pictures, 2, { ...defaultTuneSettings, copies: 0, ...patch })
    const held = (patch: object) => of(patch).validation.map(({ picture }) => picture)
    expect(held({ most: 2 })).toEqual(held({}))
    expect(held({ shuffled: true })).toEqual(held({}))
    expect(of({ most: 2 }).training).toHaveLength(4)
    const { training, validation } = of({ shuffled: true })
    const said = [...training, ...validation]
    expect(said.filter(({ label }) => label === 0)).toHaveLength(16)
    expect(said.filter(({ picture, label }) => pictures[picture].label === label).length).toBeLessThan(28)
  })
})

describe('settings', () => {
  it.each([
    ['part', 'conv1'],
    ['layer', 'conv5'],
    ['copies', 5],
    ['epochs', 0],
    ['learningRate', Infinity],
    ['share', 0.9],
    ['most', 0],
    ['seed', 1.5],
  ])('refuse %s %s by name', (name, value) => {
    expect(() => checkTuneSettings({ ...defaultTuneSettings, [name]: value })).toThrowError(
      expect.objectContaining({ code: 'settings-invalid', detail: expect.objectContaining({ name }) }),
    )
  })
})

describe('the tuned network', () => {
  it('ends in the reader’s classes, and its tail begins with what the layers know', () => {
    const values = new Float32Array(parameterCount(alexnet64)).map((_, i) => (i % 1000) + 1)
    for (const tuning of [
      { part: 'linear', layer: 'pool5' },
      { part: 'linear', layer: 'fc7' },
      { part: 'fc7', layer: 'fc7' },
      { part: 'conv5', layer: 'fc7' },
    ] as const) {
      const tuned = tunedNetwork(alexnet64, tuning, 3)
      const tail = tailOf(tuned, lastFrozen(tuning))
      const start = tailStart(alexnet64, values, tuning, 3)
      expect(tuned.layers.at(-1)).toMatchObject({ kind: 'dense', units: 3, activation: 'linear' })
      for (const { name, offset, size } of parameterList(tail)) {
        const own = start.subarray(offset, offset + size)
        const known = parameterList(alexnet64).find((entry) => entry.name === name)!
        if (name.startsWith('fc8')) expect(own.every((value) => value === 0)).toBe(true)
        // Not toEqual: millions of numbers would take it minutes.
        else
          expect(
            own.every((value, i) => value === values[known.offset + i]),
            name,
          ).toBe(true)
      }
      expect(parameterCount(tuned) - parameterCount(tail)).toBe(
        parameterCount(upTo(alexnet64, lastFrozen(tuning))),
      )
    }
  })
})
