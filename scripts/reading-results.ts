/** How well handwriting is read: what docs/reading-results.json holds, and the section of docs/lenet-results.md made of it. */

/** Of so many, this many. */
export interface Count {
  of: number
  are: number
}

export interface DrawingResults {
  /** Drawings with odd seeds read as the digit that was meant. */
  read: Count
  byDigit: readonly Count[]
  /** The same with one step left out: the line, the fit, the centring, the grey. */
  without: Readonly<Record<string, Count>>
}

export interface ScribbleResults {
  /** Each score with its own limit, found on even seeds and validation digits. */
  scores: readonly { name: string; evenRejected: Count; oddRejected: Count; drawingsLost: Count }[]
  /** What the site does, on odd seeds. */
  chosen: { name: string; rejected: Count; byFamily: Readonly<Record<string, Count>>; drawingsLost: Count }
  /** MNIST's own digits that are taken for none. */
  validationLost: Count
  testLost: Count
}

/** What scripts/measure-pages.ts finds. */
interface PageResults {
  pages: number
  seeds: string
  right: number
  accepted: number
  acceptedWrongly: number
}

export interface ReadingResults {
  drawings?: DrawingResults
  scribbles?: ScribbleResults
  /** Sentences made by the measurement of amounts. */
  amounts?: { summary: readonly string[] }
  pages?: PageResults
}

export const percent = ({ of, are }: Count, decimals = 1) => `${((100 * are) / of).toFixed(decimals)}%`

const counted = (count: Count) => `${percent(count)} (${count.are} of ${count.of})`

const STEP_NAMES: Readonly<Record<string, string>> = {
  line: 'the line as thick as it was drawn',
  fit: 'the whole pad as 28x28 (not cut out and fitted)',
  centre: 'on the side where it was drawn (not centred by mass)',
  grey: 'pixels from 0 to 1 (not standardised)',
}

function drawingsText({ read, byDigit, without }: DrawingResults): string {
  const digits = byDigit.map((_, digit) => ` ${digit} |`).join('')
  const rights = byDigit.map((count) => ` ${percent(count)} |`).join('')
  const rows = Object.entries(without)
    .map(([step, count]) => `| ${STEP_NAMES[step] ?? step} | ${counted(count)} |`)
    .join('\n')
  return `Drawings written by a generator (its forms and ranges: lib/data/handwriting) and read by the LeNet of the site: **${counted(read)}** with odd seeds, on which nothing was tuned.

|${digits}
|${' ---: |'.repeat(byDigit.length)}
|${rights}

| one step left out | read |
| --- | ---: |
${rows}
`
}

function scribblesText({ scores, chosen, validationLost, testLost }: ScribbleResults): string {
  const rows = scores
    .map(
      (score) =>
        `| ${score.name} | ${percent(score.evenRejected)} | ${percent(score.oddRejected)} | ${percent(score.drawingsLost)} |`,
    )
    .join('\n')
  const families = Object.entries(chosen.byFamily)
    .map(([family, count]) => `${family} ${percent(count)}`)
    .join(', ')
  return `Scribbles of five families (tests/handwriting): **${counted(chosen.rejected)}** with odd seeds are answered with "not a digit" (${families}), and ${counted(chosen.drawingsLost)} of the drawn digits are lost by it. Of MNIST's digits it refuses ${counted(validationLost)} of those held back for validation, on which it was calibrated, and ${counted(testLost)} of the test digits, on which nothing was.

The score that decides is "${chosen.name}": it rejects most scribbles with even seeds. Every score has a limit that loses at most 1% of the drawings with even seeds and at most 1% of the validation digits.

| score | scribbles rejected, even | odd | drawings lost, odd |
| --- | ---: | ---: | ---: |
${rows}
`
}

const pagesText = ({ pages, seeds, right, accepted, acceptedWrongly }: PageResults) =>
  `- Generated pages with a handwritten number (seeds: ${seeds}): the whole number is read on **${counted({ of: pages, are: right })}**. ${accepted} are accepted, ${acceptedWrongly} of them wrongly.`

/** The section as markdown, without its heading. */
export function readingSection({ drawings, scribbles, amounts, pages }: ReadingResults): string {
  const parts = [
    drawings && drawingsText(drawings),
    scribbles && scribblesText(scribbles),
    amounts && amounts.summary.map((line) => `- ${line}`).join('\n'),
    pages && pagesText(pages),
  ]
  return parts.filter(Boolean).join('\n\n')
}
