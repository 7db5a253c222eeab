/** What share each reading has of all that are given, 0 to 1, from their natural logarithms. */
export function readingShares(
  alternatives: readonly { text: string; score: number }[],
): { text: string; share: number }[] {
  if (alternatives.length === 0) return []
  const most = Math.max(...alternatives.map(({ score }) => score))
  const weights = alternatives.map(({ score }) => Math.exp(score - most))
  const sum = weights.reduce((a, b) => a + b)
  return alternatives.map(({ text }, i) => ({ text, share: weights[i] / sum }))
}
