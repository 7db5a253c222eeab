import type { Span, SyntaxCode } from './json'
import type { ShapeCode } from './shape-problem'
import type { TrainCode } from './trainable'

/** What can be wrong with the fields of a text that is JSON. */
export const fieldCodes = [
  'not-object', // detail: what
  'not-list', // detail: what
  'not-text', // detail: field
  'missing-field', // detail: field, kind
  'unknown-field', // detail: field, kind, fields
  'unknown-field-like', // detail: field, kind, like
  'double-field', // detail: field
  'unknown-kind', // detail: value, kinds
  'unknown-kind-like', // detail: value, like
  'kind-rbf',
  'unknown-choice', // detail: value, field, choices
  'unknown-choice-like', // detail: value, field, like
  'not-whole', // detail: field, value
  'not-number', // detail: field, value
  'out-of-range', // detail: field, value, least, most
  'not-above', // detail: field, value, least
  'not-below', // detail: field, value, most
  'not-odd', // detail: field, value
  'bad-name', // detail: value
  'bad-id', // detail: value
  'long-title', // detail: most
  'double-name', // detail: name
  'no-layers',
  'many-layers', // detail: most
  'table-shape',
  'table-empty', // detail: filter
  'table-order', // detail: filter
] as const
export type FieldCode = (typeof fieldCodes)[number]

export type ProblemCode = SyntaxCode | FieldCode | ShapeCode | TrainCode

export interface SpecProblem extends Span {
  code: ProblemCode
  /** Values for the sentence. */
  detail: Readonly<Record<string, string | number>>
  /** An 'error' leaves no network; with a 'warning' there is one, which cannot be trained here. */
  severity: 'error' | 'warning'
  /** Where: ['layers', 2, 'kernel']; empty for the text as a whole. */
  path: readonly (string | number)[]
  /** A change of the text that would mend it. */
  fix?: Span & { insert: string }
}
