/** A computed number for the page: so many decimals, a true minus sign, and never minus nought. */
export function sayNumber(value: number, decimals = 2): string {
  const text = Math.abs(value).toFixed(decimals)
  const isNought = Number(text) === 0
  return value < 0 && !isNought ? `−${text}` : text
}
