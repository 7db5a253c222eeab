import { readFileSync } from 'node:fs'

export { shippedAnswer } from '../unit/limits/shipped'

const sample = readFileSync('public/mnist/sample.bin')

/** The first of the page's ten test digits of a class, 784 bytes. */
export const testDigit = (label: number) => Uint8Array.from(sample.subarray(7840 * label, 7840 * label + 784))
