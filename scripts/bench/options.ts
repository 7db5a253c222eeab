import { parseArgs } from 'node:util'

export const GROUPS = ['training', 'inference', 'page'] as const
export type Group = (typeof GROUPS)[number]

export interface BenchOptions {
  /** How often each row is measured; the table holds the median. */
  rounds: number
  /** How long one measurement lasts at least, in milliseconds. */
  windowMs: number
  groups: readonly Group[]
  /** Rows whose name matches; null for all of them. */
  rows: RegExp | null
  /** Use the machine's own graphics card instead of emulated graphics. */
  hardware: boolean
  /** Only then is docs/ written. */
  whole: boolean
}

const positive = (name: string, text: string): number => {
  const value = Number(text)
  if (!(value > 0)) throw new Error(`--${name} ${text}: not a positive number`)
  return value
}

/** @throws Error saying which option is wrong */
export function readOptions(args: string[]): BenchOptions {
  const { values } = parseArgs({
    args,
    options: {
      rounds: { type: 'string', default: '5' },
      seconds: { type: 'string', default: '1.5' },
      only: { type: 'string' },
      rows: { type: 'string' },
      hardware: { type: 'boolean', default: false },
    },
  })
  const only = GROUPS.find((group) => group === values.only)
  if (values.only !== undefined && !only)
    throw new Error(`--only ${values.only}: one of ${GROUPS.join(', ')}`)
  const rounds = positive('rounds', values.rounds)
  if (!Number.isInteger(rounds)) throw new Error(`--rounds ${values.rounds}: not a whole number`)
  return {
    rounds,
    windowMs: 1000 * positive('seconds', values.seconds),
    groups: only ? [only] : GROUPS,
    rows: values.rows === undefined ? null : new RegExp(values.rows, 'i'),
    hardware: values.hardware,
    whole: !only && values.rows === undefined,
  }
}

/** The rows that --rows asks for, all of them without it. */
export const chosen = <Row extends { name: string }>({ rows }: BenchOptions, list: readonly Row[]): Row[] =>
  list.filter(({ name }) => rows?.test(name) ?? true)
