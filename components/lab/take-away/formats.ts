import type { TakeAwayFormat } from '@/lib/formats/format-support'

export type SourceFormat = Extract<TakeAwayFormat, 'pytorch' | 'keras'>
export type FileFormat = Exclude<TakeAwayFormat, SourceFormat>

/** Whether a format is a text to be shown, made from the network's form alone. */
export const isSource = (format: TakeAwayFormat): format is SourceFormat =>
  format === 'pytorch' || format === 'keras'
