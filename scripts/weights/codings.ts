import type { ConvertOptions } from '@/lib/formats/convert-weights'

/** Ways to code the dense layers, as they are compared in docs/weights.md. */
export const comparedCodings: readonly { name: string; dense: NonNullable<ConvertOptions['dense']> }[] = [
  { name: '8 bits, one scale for each output', dense: 'int8-per-channel' },
  { name: '8 bits, k-means', dense: { bits: 8, rowsPerBlock: 64, width: null } },
  { name: '6 bits, k-means', dense: { bits: 6, rowsPerBlock: 64, width: null } },
  { name: '4 bits, k-means', dense: { bits: 4, rowsPerBlock: 64, width: null } },
  { name: '6 bits, cells of 0.20 deviations', dense: { bits: 6, rowsPerBlock: 64, width: 0.2 } },
  { name: '6 bits, cells of 0.22 deviations', dense: { bits: 6, rowsPerBlock: 64, width: 0.22 } },
  { name: '6 bits, cells of 0.30 deviations', dense: { bits: 6, rowsPerBlock: 64, width: 0.3 } },
  { name: '6 bits, cells of 0.40 deviations', dense: { bits: 6, rowsPerBlock: 64, width: 0.4 } },
]
