import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const FILE = 'docs/reading-results.json'

/**
 * One number of what was measured of reading handwriting: `path` leads to it ('drawings.read.of'), a name in brackets to
 * the entry of a list that has it ('scribbles.scores.[energy of the scores].oddRejected.are'). Read at build time: a page
 * that quotes a number which nobody measured does not build.
 */
function measuredOfReading(path: readonly string[]): number {
  const file = join(/* turbopackIgnore: true */ process.cwd(), FILE)
  const value = path.reduce<unknown>(
    (part, name) => {
      const wanted = /^\[(.*)\]$/.exec(name)?.[1]
      if (wanted === undefined) return (part as Record<string, unknown> | undefined)?.[name]
      return Array.isArray(part) ? part.find((one: { name?: unknown }) => one.name === wanted) : undefined
    },
    JSON.parse(readFileSync(file, 'utf8')),
  )
  if (typeof value !== 'number' || !Number.isFinite(value))
    throw new Error(`${FILE} has no number ${path.join(' / ')}: \`npm run measure:reading\` writes it`)
  return value
}

const number =
  (...path: string[]) =>
  () => ({ value: measuredOfReading(path) })

/** So many of so many, in per cent to one decimal. */
const share = (are: string[], of: string[]) => () => ({
  value: Number(((100 * measuredOfReading(are)) / measuredOfReading(of)).toFixed(1)),
})
const counted = (...path: string[]) => share([...path, 'are'], [...path, 'of'])
const ofScribbles = (score: string) => counted('scribbles', 'scores', `[${score}]`, 'oddRejected')
const ofAmounts = (what: string) => share(['amounts', 'testMany', what], ['amounts', 'testMany', 'amounts'])

/** Per cent unless it is said otherwise; drawings and scribbles are those with odd seeds, on which nothing was tuned. */
export const readingFacts: Readonly<Record<string, () => { value: number }>> = {
  'reading.read': counted('drawings', 'read'),
  'reading.withoutLine': counted('drawings', 'without', 'line'),
  'reading.withoutFit': counted('drawings', 'without', 'fit'),
  'reading.withoutCentre': counted('drawings', 'without', 'centre'),
  'reading.withoutGrey': counted('drawings', 'without', 'grey'),
  'reading.scribblesByEntropy': ofScribbles('entropy of the shares'),
  'reading.scribblesByEnergy': ofScribbles('energy of the scores'),
  'reading.scribblesByMeans': ofScribbles('F6 to the nearest class mean'),
  'reading.scribblesByCodes': ofScribbles('F6 to the codes of the classes, as in 1998'),
  'reading.scribblesRejected': counted('scribbles', 'chosen', 'rejected'),
  // Counts, not shares.
  'reading.drawingsLost': number('scribbles', 'chosen', 'drawingsLost', 'are'),
  'reading.drawings': number('scribbles', 'chosen', 'drawingsLost', 'of'),
  'reading.testLost': counted('scribbles', 'testLost'),
  'reading.amounts': number('amounts', 'testMany', 'amounts'),
  'reading.amountsRight': ofAmounts('right'),
  'reading.amountsWrong': ofAmounts('wrong'),
  'reading.amountsRejected': ofAmounts('rejected'),
}
