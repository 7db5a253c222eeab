import type { JsonMember, JsonNode, Span } from './json'
import { nearestName } from './nearest-name'
import type { FieldCode, SpecProblem } from './problems'
import { ID_PATTERN, LONGEST_TITLE, NAME_PATTERN, type OwnField } from './fields'

type Path = SpecProblem['path']

export type JsonObject = Extract<JsonNode, { type: 'object' }>

/** Collects what is wrong with the fields of a text. */
export class Complaints {
  readonly list: SpecProblem[] = []

  error(
    code: FieldCode,
    span: Span,
    path: Path,
    detail: SpecProblem['detail'] = {},
    fix?: SpecProblem['fix'],
  ): void {
    this.list.push({ code, from: span.from, to: span.to, path, detail, severity: 'error', fix })
  }
}

/** A value as it stands in a sentence. */
export function sayNode(node: JsonNode): string {
  switch (node.type) {
    case 'object':
      return '{…}'
    case 'array':
      return '[…]'
    case 'null':
      return 'null'
    default: {
      const said = String(node.value)
      return said.length > 40 ? `${said.slice(0, 39)}…` : said
    }
  }
}

export const memberOf = ({ members }: JsonObject, name: string): JsonMember | undefined =>
  members.find(({ key }) => key.value === name)

/** Complains of fields that nobody knows or that stand twice. */
export function checkFieldNames(
  node: JsonObject,
  names: readonly string[],
  kind: string,
  path: Path,
  complaints: Complaints,
): void {
  const seen = new Set<string>()
  for (const { key } of node.members) {
    const field = key.value
    const here = [...path, field]
    if (seen.has(field)) complaints.error('double-field', key, here, { field: short(field) })
    seen.add(field)
    if (names.includes(field)) continue
    const free = names.filter((name) => !memberOf(node, name))
    const like = nearestName(field, free)
    const detail = { field: short(field), kind }
    if (like)
      complaints.error(
        'unknown-field-like',
        key,
        here,
        { ...detail, like },
        { ...spanOf(key), insert: `"${like}"` },
      )
    else complaints.error('unknown-field', key, here, { ...detail, fields: names.join(', ') })
  }
}

const short = (word: string) => (word.length > 40 ? `${word.slice(0, 39)}…` : word)
const spanOf = ({ from, to }: Span): Span => ({ from, to })

/** A word of a few; undefined, with a complaint, where it is none of them. */
export function readChoice(
  node: JsonNode,
  choices: readonly string[],
  codes: { unknown: FieldCode; like: FieldCode },
  detail: SpecProblem['detail'],
  path: Path,
  complaints: Complaints,
): string | undefined {
  if (node.type === 'string' && choices.includes(node.value)) return node.value
  const value = sayNode(node)
  const like = node.type === 'string' ? nearestName(node.value, choices) : null
  if (like)
    complaints.error(
      codes.like,
      node,
      path,
      { ...detail, value, like },
      { ...spanOf(node), insert: `"${like}"` },
    )
  else complaints.error(codes.unknown, node, path, { ...detail, value, choices: choices.join(', ') })
  return undefined
}

/** The value of a field; undefined, with a complaint, where it is none that the field can have. */
export function readField(field: OwnField, node: JsonNode, path: Path, complaints: Complaints): unknown {
  const value = sayNode(node)
  const about = { field: field.name, value }
  const refuse = (code: FieldCode, detail: SpecProblem['detail'] = about) => {
    complaints.error(code, node, path, detail)
    return undefined
  }
  switch (field.type) {
    case 'whole': {
      if (node.type !== 'number' || !Number.isInteger(node.value)) return refuse('not-whole')
      const { least, most } = field
      if (node.value < least || node.value > most) return refuse('out-of-range', { ...about, least, most })
      return field.odd && node.value % 2 === 0 ? refuse('not-odd') : node.value
    }
    case 'number': {
      if (node.type !== 'number') return refuse('not-number')
      const { least, most } = field
      if (node.value < least || node.value > most) return refuse('out-of-range', { ...about, least, most })
      if (field.above && node.value === least) return refuse('not-above', { ...about, least })
      return field.below && node.value === most ? refuse('not-below', { ...about, most }) : node.value
    }
    case 'choice': {
      const codes = { unknown: 'unknown-choice', like: 'unknown-choice-like' } as const
      return readChoice(node, field.choices, codes, { field: field.name }, path, complaints)
    }
    case 'name':
      return node.type === 'string' && NAME_PATTERN.test(node.value) ? node.value : refuse('bad-name')
    case 'text':
      if (node.type !== 'string') return refuse('not-text')
      return node.value.length <= LONGEST_TITLE ? node.value : refuse('long-title', { most: LONGEST_TITLE })
    case 'table':
      return readTable(node, path, complaints)
  }
}

export function readId(node: JsonNode, path: Path, complaints: Complaints): string | undefined {
  if (node.type === 'string' && ID_PATTERN.test(node.value)) return node.value
  complaints.error('bad-id', node, path, { value: sayNode(node) })
  return undefined
}

/** A connection table: for each filter the maps that it reads, ascending. */
function readTable(node: JsonNode, path: Path, complaints: Complaints): number[][] | undefined {
  if (node.type !== 'array' || node.items.length === 0 || node.items.length > 4096) {
    complaints.error('table-shape', node, path)
    return undefined
  }
  const table: number[][] = []
  for (const [filter, row] of node.items.entries()) {
    const here = [...path, filter]
    const maps =
      row.type === 'array' ? row.items.map((one) => (one.type === 'number' ? one.value : -1)) : null
    if (!maps || !maps.every((map) => Number.isInteger(map) && map >= 0))
      complaints.error('table-shape', row, here)
    else if (maps.length === 0) complaints.error('table-empty', row, here, { filter })
    else if (maps.some((map, i) => i > 0 && map <= maps[i - 1]))
      complaints.error('table-order', row, here, { filter })
    else {
      table.push(maps)
      continue
    }
    return undefined
  }
  return table
}
