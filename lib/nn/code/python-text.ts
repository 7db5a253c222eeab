import type { LinkedLine } from './linked-lines'

/** A line of code, what stands behind it as a comment, and the layer (index in the spec) that it belongs to. */
export type CodeLine = readonly [code: string, comment?: string, layer?: number]

/** Code beyond this column keeps its comment close; the others share a column. */
const FURTHEST_COMMENT = 82
/** A comment that would make its line longer than this stands above it. */
const LONGEST_LINE = 120

/** 60000 as '60,000', whatever the machine's language. */
export const thousands = (value: number): string => String(value).replace(/\B(?=(\d{3})+$)/g, ',')

/** '156 parameters', '1 parameter'. */
export const counted = (count: number, noun: string): string =>
  `${thousands(count)} ${noun}${count === 1 ? '' : 's'}`

/** Lines of a block, indented, their comments below each other; `sign` begins a comment. */
export function commented(lines: readonly CodeLine[], indent: string, sign = '#'): LinkedLine[] {
  const lengths = lines.filter(([, comment]) => comment).map(([code]) => code.length)
  const column = Math.max(0, ...lengths.filter((length) => length <= FURTHEST_COMMENT))
  return lines.flatMap(([code, comment, layer = null]) => {
    if (!comment) return [{ line: `${indent}${code}`, layer }]
    const line = `${indent}${code.padEnd(column)}  ${sign} ${comment}`
    if (line.length <= LONGEST_LINE) return [{ line, layer }]
    return [
      { line: `${indent}${sign} ${comment}`, layer },
      { line: `${indent}${code}`, layer },
    ]
  })
}

/** A call with its arguments, those that are null left out. */
export function call(name: string, args: readonly (string | null)[]): string {
  return `${name}(${args.filter((arg) => arg !== null).join(', ')})`
}

/** A number as Python reads it, without the last digits' noise: 1 - 0.9 is 0.1. */
export function pythonNumber(value: number): string {
  const rounded = Number(value.toPrecision(12))
  return rounded !== 0 && Math.abs(rounded) < 1e-3 ? rounded.toExponential() : String(rounded)
}

/** A source file's name, which Python can also import: 'lenet5-modern' is lenet5_modern.py. */
export const pythonFileName = (file: string): string =>
  `${file.replace(/[^A-Za-z0-9_]/g, '_').replace(/^(?=[0-9])/, 'network_')}.py`

/** Text that can stand in a Python string, and in a comment: of one line, without control characters. */
export const plainText = (text: string): string => text.replace(/["\\\p{Cc}\u2028\u2029]/gu, ' ')

/** What a network's class cannot be called: names of the sources, of their imports and helpers, and of the languages. */
const takenClasses = new Set(
  (
    'CLASSES CODES Data DistributedDataParallel F False Image ImageOps ImportError NOTES None OSError Optimiser PICTURES Rbf ' +
    'RuntimeError SETTINGS Subsample TableConv2d True ' +
    'Array DataView Float32Array JSON Math Number Object TextDecoder Uint8Array'
  ).split(' '),
)

/** A class name from a network's title, which may be the reader's own: 'LeNet-5 (1998)' is LeNet5. */
export function className(title: string): string {
  const plain = title.replace(/\(.*?\)/g, '').replace(/[^A-Za-z0-9]/g, '')
  const name = /^[A-Za-z]/.test(plain) ? plain[0].toUpperCase() + plain.slice(1) : `Network${plain}`
  return takenClasses.has(name) ? `${name}Network` : name
}

/** Parts of a module, two empty lines between them, as PEP 8 asks. */
export const moduleText = (parts: readonly (string | null)[]): string =>
  `${parts.filter((part) => part !== null).join('\n\n\n')}\n`
