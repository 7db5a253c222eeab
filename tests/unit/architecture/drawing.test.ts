import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { publishedInput } from '@/components/chapters/lenet-architecture/forms'
import { ConnectionGrid } from '@/components/viz/connection-grid'
import { inkOf, rangeOf } from '@/components/viz/ink-of'
import { placeAt, planeOf } from '@/components/viz/plane'
import { sayNumber } from '@/components/viz/say-number'
import { cellAt, walk } from '@/components/viz/walk'
import { architecture as en } from '@/lib/i18n/en/lenet-architecture-figures'
import { architecture as zh } from '@/lib/i18n/zh/lenet-architecture-figures'
import { table1998 } from '@/lib/nn/connection-table'

describe('walk', () => {
  it.each([
    ['ArrowLeft', { row: 1, column: 1 }],
    ['ArrowRight', { row: 1, column: 3 }],
    ['ArrowUp', { row: 0, column: 2 }],
    ['ArrowDown', { row: 2, column: 2 }],
    ['Home', { row: 1, column: 0 }],
    ['End', { row: 1, column: 4 }],
  ])('%s', (key, cell) => expect(walk(key, { row: 1, column: 2 }, 3, 5)).toEqual(cell))

  it('stays inside, and leaves other keys alone', () => {
    expect(walk('ArrowUp', { row: 0, column: 0 }, 3, 5)).toEqual({ row: 0, column: 0 })
    expect(walk('ArrowRight', { row: 2, column: 4 }, 3, 5)).toEqual({ row: 2, column: 4 })
    expect(walk('a', { row: 0, column: 0 }, 3, 5)).toBeNull()
  })

  it('finds the cell under a point', () => {
    const box = { left: 10, top: 20, width: 100, height: 60 } as DOMRect
    expect(cellAt(box, 10, 20, 3, 5)).toEqual({ row: 0, column: 0 })
    expect(cellAt(box, 69, 59, 3, 5)).toEqual({ row: 1, column: 2 })
    expect(cellAt(box, 110, 80, 3, 5)).toEqual({ row: 2, column: 4 })
  })
})

describe('planes', () => {
  it('take one map out of NHWC, and lay a vector out in rows', () => {
    const values = Float64Array.from({ length: 2 * 3 * 4 }, (_, i) => i)
    expect([...planeOf(values, [2, 3, 4], 1).values]).toEqual([1, 5, 9, 13, 17, 21])
    const vector = Float64Array.from({ length: 84 }, (_, i) => i)
    const plane = planeOf(vector, [84], 0)
    expect([plane.rows, plane.columns]).toEqual([12, 7])
    expect([...plane.values]).toEqual([...vector])
  })

  it('know which output stands at a cell', () => {
    expect(placeAt([2, 3, 4], 1, { row: 1, column: 2 })).toEqual({ row: 1, column: 2, channel: 1 })
    expect(placeAt([84], 0, { row: 2, column: 3 })).toEqual({ row: 0, column: 0, channel: 17 })
  })
})

it('ink runs from paper at the least to full at the most', () => {
  expect(rangeOf([0.5, -1, 3])).toEqual({ least: -1, most: 3 })
  expect([...inkOf([-1, 1, 3, 9], { least: -1, most: 3 })]).toEqual([0, 128, 255, 255])
  expect([...inkOf([2, 2], rangeOf([2, 2]))]).toEqual([0, 0])
})

it('numbers have a true minus, and nought has none', () => {
  expect([-0.125, -0.001, 0, 1.5].map((value) => sayNumber(value))).toEqual(['−0.13', '0.00', '0.00', '1.50'])
})

it('the input of 1998 is the digit between -0.1 and 1.175, with a border of two pixels', () => {
  const pixels = new Uint8Array(28 * 28)
  pixels[0] = 255
  pixels[1] = 51
  const input = publishedInput(pixels)
  expect(input[2 * 32 + 2]).toBeCloseTo(1.175, 6)
  expect(input[2 * 32 + 3]).toBeCloseTo(-0.1 + 1.275 / 5, 6)
  expect([...input].filter((value) => Math.abs(value + 0.1) < 1e-6)).toHaveLength(32 * 32 - 2)
})

describe('ConnectionGrid', () => {
  const words = {
    label: 'Grid',
    inputs: 'S2',
    filters: 'C3',
    linked: en.table.linked,
    unlinked: en.table.unlinked,
  }
  const html = renderToStaticMarkup(
    createElement(ConnectionGrid, {
      table: table1998,
      inputs: 6,
      at: { filter: 4, map: 5 },
      onMove: () => {},
      words,
    }),
  )

  it('marks the 60 links of table I and names each place', () => {
    expect(html.match(/data-linked="true"/g)).toHaveLength(60)
    expect(html.match(/data-linked="false"/g)).toHaveLength(36)
    expect(html).toContain('aria-label="C3 4 reads S2 5"')
    expect(html).toContain('aria-label="C3 4 does not read S2 1"')
  })

  it('has one place that the tab key reaches: the chosen one', () => {
    const places = html.match(/<td[^>]*role="gridcell"[^>]*>/g) ?? []
    expect(places).toHaveLength(96)
    const reached = places.filter((place) => place.includes('tabindex="0"') || place.includes('tabIndex="0"'))
    expect(reached).toHaveLength(1)
    expect(reached[0]).toContain('C3 4 reads S2 5')
  })
})

it('the words of both languages have the same places for values', () => {
  const places = (tree: object, path = ''): string[] =>
    Object.entries(tree).flatMap(([key, value]) =>
      typeof value === 'string'
        ? [`${path}${key} ${[...new Set(value.match(/\{\w+\}/g) ?? [])].sort().join(' ')}`]
        : places(value as object, `${path}${key}.`),
    )
  expect(places(zh)).toEqual(places(en))
})
