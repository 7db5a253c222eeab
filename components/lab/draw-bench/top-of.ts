/** Index of the largest value; the first of equals. */
export const topOf = (values: readonly number[]) => values.indexOf(Math.max(...values))
