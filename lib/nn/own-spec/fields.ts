import { allActivations, type AnyLayer } from '../layers'

/** What a layer of a kind can say of itself: what the checker asks for and what the editor offers. */

/** The kinds that a text can name. RBF units are left out: their codes are drawings, and nothing of them is trained. */
export const ownKinds = [
  'conv',
  'pool',
  'flatten',
  'dense',
  'depthwise-conv',
  'table-conv',
  'subsample',
  'batch-norm',
  'dropout',
  'lrn',
] as const satisfies AnyLayer['kind'][]
export type OwnKind = (typeof ownKinds)[number]

export type OwnField = { name: string; required: boolean } & (
  | { type: 'whole'; least: number; most: number; usual: readonly number[]; odd?: boolean }
  /** `above`: the least value itself is refused; `below`: the greatest is. */
  | {
      type: 'number'
      least: number
      most: number
      above?: boolean
      below?: boolean
      usual: readonly number[]
    }
  | { type: 'choice'; choices: readonly string[] }
  | { type: 'name' }
  | { type: 'text' }
  | { type: 'table' }
)

/** Larger than anything the book shows, small enough that counting takes no time. */
const MOST = { filters: 8192, units: 65_536, window: 64, side: 1024, channels: 4096 } as const

const name: OwnField = { name: 'name', required: true, type: 'name' }
const activation: OwnField = { name: 'activation', required: true, type: 'choice', choices: allActivations }
const whole = (
  field: string,
  least: number,
  most: number,
  usual: readonly number[],
  required = true,
): OwnField => ({ name: field, required, type: 'whole', least, most, usual })
const kernel = whole('kernel', 1, MOST.window, [1, 3, 5, 7, 11])
const optionalStride = whole('stride', 1, MOST.window, [1, 2, 4], false)
const pad = whole('pad', 0, MOST.window - 1, [0, 1, 2, 3], false)
const size = whole('size', 1, MOST.window, [2, 3])
const stride = whole('stride', 1, MOST.window, [1, 2, 3])

/** The fields of each kind besides `kind`, in the order in which they are written. */
export const kindFields: Readonly<Record<OwnKind, readonly OwnField[]>> = {
  conv: [
    name,
    whole('filters', 1, MOST.filters, [6, 8, 16, 32, 64]),
    kernel,
    optionalStride,
    pad,
    whole('groups', 1, MOST.filters, [1, 2, 4], false),
    activation,
  ],
  pool: [name, { name: 'mode', required: true, type: 'choice', choices: ['max', 'average'] }, size, stride],
  flatten: [name],
  dense: [name, whole('units', 1, MOST.units, [10, 84, 120, 256]), activation],
  'depthwise-conv': [name, kernel, optionalStride, pad, activation],
  'table-conv': [
    name,
    { name: 'table', required: true, type: 'table' },
    kernel,
    optionalStride,
    pad,
    activation,
  ],
  subsample: [name, size, stride, activation],
  'batch-norm': [
    name,
    activation,
    { name: 'epsilon', required: false, type: 'number', least: 0, above: true, most: 1, usual: [1e-5, 1e-3] },
    { name: 'keep', required: false, type: 'number', least: 0, most: 1, usual: [0.9, 0.99] },
  ],
  dropout: [
    name,
    { name: 'rate', required: true, type: 'number', least: 0, most: 1, below: true, usual: [0.1, 0.25, 0.5] },
  ],
  lrn: [
    name,
    { name: 'size', required: true, type: 'whole', least: 1, most: 99, odd: true, usual: [3, 5, 9] },
    { name: 'k', required: true, type: 'number', least: 0, above: true, most: 100, usual: [1, 2] },
    { name: 'alpha', required: true, type: 'number', least: 0, most: 100, usual: [1e-4] },
    { name: 'beta', required: true, type: 'number', least: 0, above: true, most: 10, usual: [0.75] },
  ],
}

/** The fields of the whole. */
export const rootFields = ['id', 'title', 'input', 'layers'] as const

export const inputFields: readonly OwnField[] = [
  whole('height', 1, MOST.side, [32, 227]),
  whole('width', 1, MOST.side, [32, 227]),
  whole('channels', 1, MOST.channels, [1, 3]),
]

export const MOST_LAYERS = 60

/** Names stand in files and in generated sources. */
export const NAME_PATTERN = /^[A-Za-z][A-Za-z0-9_-]{0,39}$/
export const ID_PATTERN = /^[a-z0-9][a-z0-9-]{0,39}$/
export const LONGEST_TITLE = 60

export const isOwnKind = (value: string): value is OwnKind => (ownKinds as readonly string[]).includes(value)
