/** A drawing of rows of equal length: '#' is +1, '.' is -1. */
export type Bitmap = readonly string[]

/**
 * The ten digits, 7 wide and 12 high, as the fixed centres of LeNet-5's output (LeCun et al. 1998, section II.B and
 * figure 3, where 7 x 12 = 84 gives F6 its units). The drawings are our own. As there, digits that look alike have
 * codes that are near each other: 3 and 8, or 5 and 6, differ in 10 of the 84 places, 0 and 1 in 55.
 */
export const digitCodes: readonly Bitmap[] = [
  [
    '..###..',
    '.#####.',
    '##...##',
    '##...##',
    '##...##',
    '##...##',
    '##...##',
    '##...##',
    '##...##',
    '##...##',
    '.#####.',
    '..###..',
  ],
  [
    '...##..',
    '..###..',
    '.####..',
    '...##..',
    '...##..',
    '...##..',
    '...##..',
    '...##..',
    '...##..',
    '...##..',
    '.######',
    '.######',
  ],
  [
    '.#####.',
    '#######',
    '##...##',
    '.....##',
    '....##.',
    '...##..',
    '..##...',
    '.##....',
    '##.....',
    '##.....',
    '#######',
    '#######',
  ],
  [
    '.#####.',
    '#######',
    '##...##',
    '.....##',
    '.....##',
    '..####.',
    '..####.',
    '.....##',
    '.....##',
    '##...##',
    '#######',
    '.#####.',
  ],
  [
    '##...##',
    '##...##',
    '##...##',
    '##...##',
    '##...##',
    '#######',
    '#######',
    '.....##',
    '.....##',
    '.....##',
    '.....##',
    '.....##',
  ],
  [
    '#######',
    '#######',
    '##.....',
    '##.....',
    '######.',
    '#######',
    '.....##',
    '.....##',
    '.....##',
    '##...##',
    '#######',
    '.#####.',
  ],
  [
    '..####.',
    '.######',
    '##.....',
    '##.....',
    '######.',
    '#######',
    '##...##',
    '##...##',
    '##...##',
    '##...##',
    '#######',
    '.#####.',
  ],
  [
    '#######',
    '#######',
    '.....##',
    '....##.',
    '....##.',
    '...##..',
    '...##..',
    '..##...',
    '..##...',
    '.##....',
    '.##....',
    '.##....',
  ],
  [
    '.#####.',
    '#######',
    '##...##',
    '##...##',
    '##...##',
    '.#####.',
    '.#####.',
    '##...##',
    '##...##',
    '##...##',
    '#######',
    '.#####.',
  ],
  [
    '.#####.',
    '#######',
    '##...##',
    '##...##',
    '##...##',
    '#######',
    '.######',
    '.....##',
    '.....##',
    '.....##',
    '######.',
    '.####..',
  ],
]

/** Values of one code: the units that the layer before must have. */
export function codeLength(codes: readonly Bitmap[]): number {
  return codes[0].length * codes[0][0].length
}

/** The centres as numbers, +1 and -1: [classes, units], row-major. */
export function codeCentres(codes: readonly Bitmap[]): Float32Array {
  return Float32Array.from(codes.map((bitmap) => bitmap.join('')).join(''), (dot) => (dot === '#' ? 1 : -1))
}

/** What is wrong with codes for `units` units, or null. Takes anything: they may come from a file. */
export function problemOfCodes(codes: unknown, units: number): string | null {
  if (!Array.isArray(codes) || codes.length === 0) return 'none'
  for (const [index, bitmap] of (codes as unknown[]).entries()) {
    const rows: unknown[] = Array.isArray(bitmap) ? bitmap : []
    if (!rows.every((row): row is string => typeof row === 'string' && /^[#.]+$/.test(row)))
      return `code ${index} has rows of something other than # and .`
    if (rows.some((row) => row.length !== rows[0].length)) return `code ${index} has rows of unequal length`
    const size = rows.length === 0 ? 0 : rows.length * rows[0].length
    if (size !== units) return `code ${index} has ${size} places for ${units} units`
  }
  return null
}
