/** A number of the update rule in full: up to eight decimals, none that is an idle nought, and a true minus sign. */
export function exactly(value: number): string {
  const text = Math.abs(value)
    .toFixed(8)
    .replace(/\.?0+$/, '')
  return value < 0 && text !== '0' ? `−${text}` : text
}

/** The same as a factor: a negative one in brackets. */
export const asFactor = (value: number): string => {
  const text = exactly(value)
  return text.startsWith('−') ? `(${text})` : text
}

/** The same as a further term of a sum, with its sign before it. */
export const asTerm = (value: number): string => {
  const text = exactly(value)
  return text.startsWith('−') ? `− ${text.slice(1)}` : `+ ${text}`
}
