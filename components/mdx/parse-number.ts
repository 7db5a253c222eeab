/**
 * A number as readers type it, with separators ('61,706', '61 706', '６１７０６'), a sign or a trailing unit or '%';
 * null when it is not one. A comma is always a separator of thousands, in both of the book's languages.
 */
export function parseNumber(text: string): number | null {
  const plain = text
    .normalize('NFKC')
    .replace(/[\s,_'’，]/gu, '')
    .replace(/−/g, '-')
  const found = /^[+-]?(\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?(?=\D*$)/i.exec(plain)
  return found ? Number(found[0]) : null
}

/** Right when within `within` of `expect`, up to the noise of binary fractions. */
export function isClose(given: number, expect: number, within = 0): boolean {
  return Math.abs(given - expect) <= within + 1e-9 * Math.max(1, Math.abs(expect))
}
