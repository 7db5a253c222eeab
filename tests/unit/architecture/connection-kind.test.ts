import { expect, it } from 'vitest'
import { connectionKind } from '@/lib/nn/connection-kind'
import { table1998 } from '@/lib/nn/connection-table'

it('finds the kinds of table I as the paper names them', () => {
  const kinds = table1998.map((maps) => connectionKind(maps, 6))
  expect(kinds.slice(0, 12).every((kind) => kind === 'neighbours')).toBe(true)
  expect(kinds.slice(12)).toEqual(['apart', 'apart', 'apart', 'all'])
})

it.each([
  [[0], 4, 'neighbours'],
  [[0, 3], 4, 'neighbours'], // the last lies beside the first
  [[0, 2], 4, 'apart'],
  [[0, 1, 3], 5, 'apart'],
  [[0, 1, 2], 3, 'all'],
] as const)('%j of %d: %s', (maps, inputs, kind) => expect(connectionKind(maps, inputs)).toBe(kind))
