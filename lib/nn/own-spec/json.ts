/** JSON read with the place of everything in it, so that whatever is wrong can be marked where it stands. */

/** A stretch of the text: UTF-16 units from its beginning, `to` excluded. */
export interface Span {
  from: number
  to: number
}

export interface JsonMember {
  /** Its quotes included. */
  key: Span & { value: string }
  value: JsonNode
}

export type JsonNode = Span &
  (
    | { type: 'object'; members: JsonMember[] }
    | { type: 'array'; items: JsonNode[] }
    | { type: 'string'; value: string }
    | { type: 'number'; value: number }
    | { type: 'boolean'; value: boolean }
    | { type: 'null' }
  )

export const syntaxCodes = [
  'text-empty', // nothing but white space
  'text-long', // detail: length, most
  'json-value', // a value is missing
  'json-key', // a field's name in quotes is missing
  'json-colon',
  'json-comma', // detail: close
  'json-trailing-comma', // detail: close
  'json-quotes', // a word without its quotes, or in single ones; detail: word
  'json-string', // not closed on its line, or a bad escape
  'json-number', // detail: word
  'json-unclosed', // the text ends; detail: close
  'json-after', // something behind the end
  'json-deep', // detail: most
  'json-comment',
] as const
export type SyntaxCode = (typeof syntaxCodes)[number]

export interface SyntaxProblem extends Span {
  code: SyntaxCode
  detail: Readonly<Record<string, string | number>>
  /** What would mend it. */
  fix?: Span & { insert: string }
}

export const LONGEST_TEXT = 20_000
const DEEPEST = 8

/** Thrown inside, caught by {@link parseJson}. */
class Stop {
  constructor(readonly problem: SyntaxProblem) {}
}

const WORD = /[A-Za-z_$][\w$-]*/y
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y
const NUMBER_LIKE = /[+-]?[\w.+-]+/y
const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y
const SINGLE_QUOTED = /'([^'\n]*)'/y

/** What a sticky expression finds at a place, or null. */
function at(expression: RegExp, text: string, from: number): RegExpExecArray | null {
  expression.lastIndex = from
  return expression.exec(text)
}

/**
 * Reads a text of at most {@link LONGEST_TEXT} units as JSON (RFC 8259), at most {@link DEEPEST} levels deep. Of a field
 * that stands twice both are kept. Never throws: what is wrong first comes back with its place.
 */
export function parseJson(
  text: string,
): { node: JsonNode; problem: null } | { node: null; problem: SyntaxProblem } {
  try {
    return { node: read(text), problem: null }
  } catch (thrown) {
    if (thrown instanceof Stop) return { node: null, problem: thrown.problem }
    throw thrown
  }
}

function read(text: string): JsonNode {
  let place = 0

  function stop(
    code: SyntaxCode,
    from: number,
    to: number,
    detail: SyntaxProblem['detail'] = {},
    fix?: SyntaxProblem['fix'],
  ): never {
    throw new Stop({ code, from: Math.min(from, text.length), to: Math.min(to, text.length), detail, fix })
  }
  function space() {
    while (place < text.length && ' \t\n\r'.includes(text[place])) place++
    if (text.startsWith('//', place) || text.startsWith('/*', place)) stop('json-comment', place, place + 2)
  }
  /** Where the last sign before the place ends: what is missing is missing there, not on the next line. */
  function behind() {
    let end = place
    while (end > 0 && ' \t\n\r'.includes(text[end - 1])) end--
    return end
  }

  function string(): Span & { value: string } {
    const found = at(STRING, text, place)
    const from = place
    if (!found) {
      const line = text.indexOf('\n', from)
      return stop('json-string', from, line < 0 ? text.length : line)
    }
    place += found[0].length
    return { from, to: place, value: JSON.parse(found[0]) as string }
  }

  /** A word, or something in single quotes, where a string is due. */
  function refuseBareWord(): void {
    const single = at(SINGLE_QUOTED, text, place)
    const word = single ?? at(WORD, text, place)
    if (!word) return
    const [from, to] = [place, place + word[0].length]
    const bare = single ? single[1] : word[0]
    stop('json-quotes', from, to, { word: bare }, { from, to, insert: JSON.stringify(bare) })
  }

  function value(depth: number): JsonNode {
    space()
    const from = place
    const sign = text[place]
    if (sign === '{' || sign === '[') {
      if (depth >= DEEPEST) stop('json-deep', from, from + 1, { most: DEEPEST })
      return sign === '{' ? object(depth) : array(depth)
    }
    if (sign === '"') return { type: 'string', ...string() }
    const word = at(WORD, text, place)?.[0]
    if (word === 'true' || word === 'false' || word === 'null') {
      place += word.length
      return word === 'null'
        ? { type: 'null', from, to: place }
        : { type: 'boolean', from, to: place, value: word === 'true' }
    }
    refuseBareWord()
    const like = at(NUMBER_LIKE, text, place)?.[0]
    if (like) {
      const number = at(NUMBER, text, place)?.[0]
      if (number !== like || !Number.isFinite(Number(number)))
        stop('json-number', from, from + like.length, { word: like })
      place += like.length
      return { type: 'number', from, to: place, value: Number(like) }
    }
    return stop('json-value', from, from + 1)
  }

  /** Behind a part of a list: true where another comes, false where the list ends. */
  function goesOn(open: number, close: '}' | ']'): boolean {
    space()
    if (text[place] === close) {
      place++
      return false
    }
    if (place >= text.length) stop('json-unclosed', open, open + 1, { close })
    if (text[place] !== ',') {
      const end = behind()
      stop('json-comma', end, Math.max(end + 1, place + 1), { close }, missingComma(end))
    }
    const comma = place++
    space()
    if (text[place] === close)
      stop('json-trailing-comma', comma, comma + 1, { close }, { from: comma, to: comma + 1, insert: '' })
    if (place >= text.length) stop('json-unclosed', open, open + 1, { close })
    return true
  }
  /** A comma mends it only where another part begins. */
  const missingComma = (end: number) =>
    '"{['.includes(text[place]) ? { from: end, to: end, insert: ',' } : undefined

  function object(depth: number): JsonNode {
    const from = place++
    const members: JsonMember[] = []
    space()
    if (text[place] === '}') return { type: 'object', from, to: ++place, members }
    do {
      space()
      if (place >= text.length) stop('json-unclosed', from, from + 1, { close: '}' })
      if (text[place] !== '"') {
        refuseBareWord()
        stop('json-key', place, place + 1)
      }
      const key = string()
      space()
      if (text[place] !== ':')
        stop('json-colon', key.from, key.to, {}, { from: key.to, to: key.to, insert: ':' })
      place++
      members.push({ key, value: value(depth + 1) })
    } while (goesOn(from, '}'))
    return { type: 'object', from, to: place, members }
  }

  function array(depth: number): JsonNode {
    const from = place++
    const items: JsonNode[] = []
    space()
    if (text[place] === ']') return { type: 'array', from, to: ++place, items }
    do items.push(value(depth + 1))
    while (goesOn(from, ']'))
    return { type: 'array', from, to: place, items }
  }

  if (text.length > LONGEST_TEXT)
    stop('text-long', LONGEST_TEXT, text.length, { length: text.length, most: LONGEST_TEXT })
  space()
  if (place >= text.length) stop('text-empty', 0, text.length)
  const node = value(0)
  space()
  if (place < text.length) stop('json-after', place, text.length)
  return node
}
