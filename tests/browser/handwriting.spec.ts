/** How well the page reads handwriting, on its own pad: generated drawings and scribbles with odd seeds. */
import { writeDigit } from '@/lib/data/handwriting/write-digit'
import { readDrawings } from '../handwriting/on-the-pad'
import { families, scribble } from '../handwriting/scribbles'
import { expect, open, test } from './helpers'

test.describe.configure({ timeout: 240_000 })

const PATH = '/en/read-digits/'
/** Everything was tuned on even seeds. */
const oddSeeds = (count: number) => Array.from({ length: count }, (_, i) => 2 * i + 1)

test('300 drawings of every size, place, lean, pen and form are read, and few are taken for no digit', async ({
  page,
}) => {
  await open(page, PATH)
  const written = oddSeeds(300).map(writeDigit)
  const readings = await readDrawings(
    page,
    written.map(({ drawing }) => drawing),
  )
  const misread = written.flatMap(({ digit, form }, i) =>
    readings[i].value === String(digit) ? [] : [`${digit} (form ${form}): ${readings[i].value}`],
  )
  expect(misread.length, misread.join(', ')).toBeLessThanOrEqual(15)
  const lost = readings.filter(({ phase }) => phase === 'rejected')
  expect(lost.length).toBeLessThanOrEqual(6)
  expect(new Set(written.map(({ digit, form }) => `${digit} ${form}`)).size).toBeGreaterThanOrEqual(30)
})

test('scribbles of five families are answered with "not a digit"', async ({ page }) => {
  await open(page, PATH)
  const made = oddSeeds(100).map(scribble)
  const readings = await readDrawings(
    page,
    made.map(({ drawing }) => drawing),
  )
  const read = made.flatMap(({ family }, i) =>
    readings[i].value === 'none' ? [] : [`${family}: ${readings[i].value}`],
  )
  expect(read.length, read.join(', ')).toBeLessThanOrEqual(10)
  for (const family of families) expect(made.filter((one) => one.family === family)).toHaveLength(20)
})
