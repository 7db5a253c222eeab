import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { DENSE_CODING } from '@/lib/formats/convert-weights'
import { comparedCodings } from '@/scripts/weights/codings'
import { withTables, type WeightResults } from '@/scripts/weights/results'

const results = JSON.parse(readFileSync('docs/weights-results.json', 'utf8')) as WeightResults
const text = readFileSync('docs/weights.md', 'utf8')
const cells = (document: string) =>
  document
    .split('\n')
    .flatMap((line) => (line.startsWith('|') ? [line.split('|').map((cell) => cell.trim())] : []))

describe('the table of codings', () => {
  it('in docs/weights.md is that of the measurement', () => {
    expect(cells(withTables(text, results))).toEqual(cells(text))
    expect(() => withTables('no marks', results)).toThrow('no <!-- accuracy -->')
  })

  it('has the default as the one whose answers change least, on the steering half, within 35 MB', () => {
    const small = results.alexnet.filter(({ bytes }) => bytes <= 35_000_000).map(({ name }) => name)
    const [best] = results.alexnet64
      .filter(({ name }) => small.includes(name))
      .sort((a, b) => b.steering.same - a.steering.same)
    expect(comparedCodings.find(({ name }) => name === best.name)?.dense).toEqual(DENSE_CODING)
  })
})
