/** How one setting of a figure is written as text, and read back. */
export interface Field<Value> {
  initial: Value
  /** undefined for a text that means nothing here. */
  parse: (text: string) => Value | undefined
  format: (value: Value) => string
}

/** One of a few names. */
export function oneOf<const Value extends string>(options: readonly Value[], initial: Value): Field<Value> {
  return {
    initial,
    parse: (text) => options.find((option) => option === text),
    format: (value) => value,
  }
}

/** A whole number from `least` to `most`, both included. */
export function whole(initial: number, least: number, most: number): Field<number> {
  const fits = (value: number) => Number.isSafeInteger(value) && value >= least && value <= most
  return {
    initial,
    parse: (text) => (/^-?\d{1,9}$/.test(text) && fits(Number(text)) ? Number(text) : undefined),
    format: String,
  }
}

/** A number from `least` to `most`, both included, to so many decimals. */
export function decimal(initial: number, least: number, most: number, decimals: number): Field<number> {
  const format = (value: number) => String(Number(value.toFixed(decimals)))
  return {
    initial,
    parse: (text) => {
      const value = /^-?\d{1,6}(\.\d{1,6})?$/.test(text) ? Number(text) : NaN
      return value >= least && value <= most ? Number(format(value)) : undefined
    },
    format,
  }
}

/** So many numbers of at most this size, to three decimals: '1_-2_0.5'. */
export function numbers(initial: readonly number[], largest: number): Field<readonly number[]> {
  return {
    initial,
    parse: (text) => {
      const parts = text.split('_')
      if (parts.length !== initial.length || !parts.every((part) => /^-?\d{1,4}(\.\d{1,6})?$/.test(part)))
        return undefined
      const values = parts.map(Number)
      return values.every((value) => Math.abs(value) <= largest) ? values : undefined
    },
    format: (values) => values.map((value) => Number(value.toFixed(3))).join('_'),
  }
}

/** A word of letters, digits and hyphens, for what only the figure itself can judge. */
export function word(initial: string, fits: (text: string) => boolean): Field<string> {
  return { initial, parse: (text) => (fits(text) ? text : undefined), format: (value) => value }
}
