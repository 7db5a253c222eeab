import type { Counts } from './outcomes'

/** What scripts/measure-amounts.ts finds, key `amounts` of docs/reading-results.json. */
export interface AmountResults {
  /** The certainty that was asked for. */
  bar: number
  validationMade: Counts
  validationWritten: Counts
  validationScribbles: Counts
  testStack: Counts
  testMany: Counts
}

const share = (part: number, of: number) => `${((100 * part) / of).toFixed(1)}%`

const counted = ({ amounts, right, wrong, rejected, rightUnrejected }: Counts) =>
  `${share(right, amounts)} read right, ${share(wrong, amounts)} read wrong, ${share(rejected, amounts)} rejected (${right}, ${wrong} and ${rejected} of ${amounts}; if nothing were rejected, ${share(rightUnrejected, amounts)} would be right)`

/** The results in sentences, for docs/lenet-results.md. */
export function summaryOf(results: AmountResults): string[] {
  const { bar, testStack, testMany, validationMade, validationWritten, validationScribbles } = results
  return [
    `Whole amounts of 1 to 6 digits, at the bar of ${bar} that the page starts with. The ${testStack.amounts} of the page's own stack, made of official test digits side by side (gaps of -15% to +40% of a digit's width, sizes ±15%): **${counted(testStack)}**.`,
    `${testMany.amounts} amounts made in the same way of official test digits: ${counted(testMany)}.`,
    `On what the bar was chosen with: amounts of validation digits ${counted(validationMade)}; amounts written with a pen ${counted(validationWritten)}; of ${validationScribbles.amounts} scribbles in the amount box ${validationScribbles.rejected} rejected.`,
  ]
}
