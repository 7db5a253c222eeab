import { describe, expect, it } from 'vitest'
import { placesInFullFilter, problemOfTable, table1998, tableLinks } from '@/lib/nn/connection-table'

/** Table I as it is printed: a row for each map of S2, a column for each map of C3. */
const printed = [
  'X...XXX..XXXX.XX',
  'XX...XXX..XXXX.X',
  'XXX...XXX..X.XXX',
  '.XXX..XXXX..X.XX',
  '..XXX..XXXX.XX.X',
  '...XXX..XXXX.XXX',
]

describe('table I of LeCun et al. 1998', () => {
  it('is the printed one', () => {
    const drawn = printed.map((_, map) => table1998.map((maps) => (maps.includes(map) ? 'X' : '.')).join(''))
    expect(drawn).toEqual(printed)
  })

  it('has 60 links of 96, ten from each map of S2: six triples, nine quadruples, one of all', () => {
    const links = tableLinks(table1998)
    expect(links.length).toBe(60)
    for (let map = 0; map < 6; map++) expect(links.filter((link) => link.map === map).length).toBe(10)
    expect(table1998.map((maps) => maps.length)).toEqual([3, 3, 3, 3, 3, 3, 4, 4, 4, 4, 4, 4, 4, 4, 4, 6])
  })

  it('is six cyclic triples, six cyclic quadruples, and three quadruples that are not contiguous', () => {
    const contiguous = (maps: readonly number[]) =>
      maps.some((first) => maps.every((map) => (map - first + 6) % 6 < maps.length))
    expect(table1998.map(contiguous)).toEqual([
      ...new Array<boolean>(12).fill(true),
      ...[false, false, false],
      true,
    ])
    expect(new Set(table1998.map((maps) => maps.join())).size).toBe(16)
  })
})

describe('links', () => {
  it('come filter by filter, maps ascending', () => {
    expect(tableLinks([[0, 2], [1]])).toEqual([
      { filter: 0, map: 0 },
      { filter: 0, map: 2 },
      { filter: 1, map: 1 },
    ])
  })

  it('have their place in the full filter HWIO', () => {
    // 3 maps, 2 filters: pixel p, map m, filter f lie at (p * 3 + m) * 2 + f.
    expect([...placesInFullFilter([[0, 2], [1]], 2, 3)]).toEqual([0, 4, 3, 6, 10, 9, 12, 16, 15, 18, 22, 21])
  })
})

describe('problemOfTable', () => {
  it('finds none in table I for six maps', () => expect(problemOfTable(table1998, 6)).toBeNull())

  it.each([
    [[], 'no filters'],
    ['012', 'no filters'],
    [[[0], []], 'filter 1 reads no map'],
    [[[0], 'all'], 'filter 1 reads no map'],
    [[[0, 6]], 'not there'],
    [[[-1]], 'not there'],
    [[[0.5]], 'not there'],
    [[[1, 0]], 'do not ascend'],
    [[[1, 1]], 'do not ascend'],
  ])('names what is wrong with %j', (table, problem) => {
    expect(problemOfTable(table, 6)).toContain(problem)
  })
})
