import {
  inputFields,
  isOwnKind,
  kindFields,
  ownKinds,
  rootFields,
  type OwnField,
  type OwnKind,
} from './fields'
import { LONGEST_TEXT, type Span } from './json'

/** Something that can stand where the cursor is. */
export interface Completion {
  label: string
  /** What is put in the place of {@link Completions}. */
  insert: string
  type: 'layer' | 'kind' | 'field' | 'choice' | 'number'
}

export interface Completions extends Span {
  options: readonly Completion[]
}

interface Token extends Span {
  type: 'string' | 'word' | 'sign'
  /** Of a string without its quotes. */
  text: string
  closed: boolean
}

const TOKEN = /"((?:[^"\\\n]|\\.)*)("?)|[\w.+-]+|[{}[\]:,]/g

function tokens(text: string): Token[] {
  return [...text.matchAll(TOKEN)].map(([whole, inside, quote], i, all) => {
    const from = all[i].index
    const span = { from, to: from + whole.length }
    if (whole[0] === '"') return { ...span, type: 'string', text: inside, closed: quote === '"' }
    const type = '{}[]:,'.includes(whole) ? 'sign' : 'word'
    return { ...span, type, text: whole, closed: type === 'sign' }
  })
}

/** A bracket that is open at some place. */
interface Frame {
  open: '{' | '['
  /** The field that it is the value of. */
  field: string | null
  expects: 'key' | 'colon' | 'value' | 'comma'
  key: string
  /** The fields so far, and the texts of those that are strings or words. */
  fields: Map<string, string>
}

const frameOf = (open: '{' | '[', field: string | null): Frame => ({
  open,
  field,
  expects: open === '{' ? 'key' : 'value',
  key: '',
  fields: new Map(),
})

/** Takes in one token; brackets that nobody opened are passed over. */
function take(stack: Frame[], token: Token): void {
  const top = stack.at(-1)
  const { text, type } = token
  if (type === 'sign') {
    if (text === '{' || text === '[') {
      const field = top?.open === '{' ? top.key : null
      if (top) top.expects = 'comma'
      stack.push(frameOf(text, field))
    } else if (text === '}' || text === ']') stack.pop()
    else if (top && text === ':') top.expects = 'value'
    else if (top && text === ',') top.expects = top.open === '{' ? 'key' : 'value'
    return
  }
  if (!top) return
  if (top.open === '{' && top.expects === 'key') {
    top.key = text
    top.fields.set(text, '')
    top.expects = 'colon'
  } else if (top.expects === 'value') {
    if (top.open === '{') top.fields.set(top.key, text)
    top.expects = 'comma'
  }
}

/** Whether the cursor is in this token: what it says is then about to be replaced. */
const holds = ({ from, to, type, closed }: Token, place: number): boolean =>
  type !== 'sign' && from < place && (closed ? place < to : place <= to)

/**
 * What can stand at a place (0 to the text's length) of a text, finished or not: fields that the layer of this kind has
 * and does not say yet, kinds, activations, usual numbers, whole layers in the list. Null where nothing is known.
 */
export function completionsAt(text: string, place: number): Completions | null {
  if (text.length > LONGEST_TEXT) return null
  const all = tokens(text)
  const first = all.findIndex((token) => token.to > place || holds(token, place))
  const before = first < 0 ? all : all.slice(0, first)
  const here = first >= 0 && holds(all[first], place) ? all[first] : null
  const after = first < 0 ? [] : all.slice(first + (here ? 1 : 0))

  const stack: Frame[] = []
  for (const token of before) take(stack, token)
  const top = stack.at(-1)
  if (!top || top.expects === 'colon' || top.expects === 'comma') return null
  const expects = top.expects
  readOn(stack, here, after)

  const span = here ? { from: here.from, to: here.to } : { from: place, to: place }
  const key = top.key
  if (expects === 'key') {
    const colon = after[0]?.text === ':' && after[0].type === 'sign'
    const options = missingFields(stack, top, here?.text ?? null).map((label): Completion => ({
      label,
      insert: `"${label}"${colon ? '' : ': '}`,
      type: 'field',
    }))
    return options.length > 0 ? { ...span, options } : null
  }
  const options = top.open === '[' ? itemOptions(stack, text) : valueOptions(stack, top, key)
  return options.length > 0 ? { ...span, options } : null
}

/** Takes in the rest of the innermost bracket, for what it says behind the cursor. */
function readOn(stack: Frame[], here: Token | null, after: readonly Token[]): void {
  const depth = stack.length
  const top = stack[depth - 1]
  const key = top.key
  if (here) take(stack, here)
  for (const token of after) {
    take(stack, token)
    if (stack.length < depth) {
      stack.push(top)
      break
    }
  }
  stack.length = depth
  top.key = key
}

/** The kind of the layer whose bracket this is; null where it is none or says none. */
function kindOf(stack: readonly Frame[], frame: Frame): OwnKind | null {
  const kind = frame.fields.get('kind')
  return isLayer(stack, frame) && kind !== undefined && isOwnKind(kind) ? kind : null
}

const isRoot = (stack: readonly Frame[], frame: Frame) => stack.length === 1 && frame.open === '{'
const isInput = (stack: readonly Frame[], frame: Frame) =>
  stack.length === 2 && frame.open === '{' && frame.field === 'input'
const isLayer = (stack: readonly Frame[], frame: Frame) =>
  stack.length === 3 && frame.open === '{' && stack[1].field === 'layers'

function missingFields(stack: readonly Frame[], frame: Frame, typed: string | null): string[] {
  const kind = kindOf(stack, frame)
  const names = isRoot(stack, frame)
    ? rootFields
    : isInput(stack, frame)
      ? inputFields.map(({ name }) => name)
      : isLayer(stack, frame)
        ? ['kind', ...(kind ? kindFields[kind].map(({ name }) => name) : [])]
        : []
  return names.filter((name) => name === typed || !frame.fields.has(name))
}

function valueOptions(stack: readonly Frame[], frame: Frame, key: string): Completion[] {
  if (isLayer(stack, frame) && key === 'kind')
    return ownKinds.map((kind) => ({ label: kind, insert: `"${kind}"`, type: 'kind' }))
  const kind = kindOf(stack, frame)
  const fields: readonly OwnField[] = isInput(stack, frame) ? inputFields : kind ? kindFields[kind] : []
  const field = fields.find(({ name }) => name === key)
  switch (field?.type) {
    case 'choice':
      return field.choices.map((label) => ({ label, insert: `"${label}"`, type: 'choice' }))
    case 'whole':
    case 'number':
      return field.usual.map((value) => ({ label: String(value), insert: String(value), type: 'number' }))
    default:
      return []
  }
}

/** Whole layers, where the list of layers takes another. */
function itemOptions(stack: readonly Frame[], text: string): Completion[] {
  if (stack.length !== 2 || stack[1].field !== 'layers') return []
  return ownKinds
    .filter((kind) => kind !== 'table-conv') // a table is not made up
    .map((kind) => ({ label: kind, insert: layerText(kind, freshName(kind, text)), type: 'layer' }))
}

const STEMS: Partial<Record<OwnKind, string>> = { 'batch-norm': 'norm', 'depthwise-conv': 'depthwise' }

/** A name that does not stand in the text yet: conv1, conv2, … */
function freshName(kind: OwnKind, text: string): string {
  const stem = STEMS[kind] ?? kind
  for (let i = 1; ; i++) if (!text.includes(`"${stem}${i}"`)) return `${stem}${i}`
}

/** A layer of a kind with the usual values of the fields that it needs. */
function layerText(kind: OwnKind, name: string): string {
  const said = kindFields[kind]
    .filter(({ required }) => required)
    .map((field) => `"${field.name}": ${JSON.stringify(usualValue(kind, field, name))}`)
  return `{ ${[`"kind": "${kind}"`, ...said].join(', ')} }`
}

function usualValue(kind: OwnKind, field: OwnField, name: string): string | number {
  if (field.type === 'choice') return field.name === 'activation' ? 'relu' : field.choices[0]
  if (field.type !== 'whole' && field.type !== 'number') return name
  const preferred: Readonly<Record<string, number>> = {
    filters: 16,
    kernel: 3,
    units: 84,
    stride: 2,
    rate: 0.5,
  }
  return kind === 'lrn'
    ? { size: 5, k: 2, alpha: 1e-4, beta: 0.75 }[field.name]!
    : (preferred[field.name] ?? field.usual[0])
}
