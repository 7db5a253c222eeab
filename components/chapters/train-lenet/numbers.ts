/** A number with a fixed count of decimals and a true minus sign; nothing is ever "minus nought". */
export function fixed(value: number, decimals = 2): string {
  const text = value.toFixed(decimals)
  return Number(text) === 0 ? text.replace('-', '') : text.replace('-', '−')
}

/** The same within a product or after a minus: negative numbers in brackets. */
export function bracketed(value: number, decimals = 2): string {
  const text = fixed(value, decimals)
  return text.startsWith('−') ? `(${text})` : text
}

/** Evenly spaced numbers from `from` to `to`, both included. */
export function spread(from: number, to: number, count: number): number[] {
  return Array.from({ length: count }, (_, i) => from + ((to - from) * i) / (count - 1))
}
