import type { AnyNetwork } from '../layers'
import { layerShape, shapeSize, type Shape } from '../shapes'
import {
  inputFields,
  isOwnKind,
  kindFields,
  MOST_LAYERS,
  ownKinds,
  rootFields,
  type OwnField,
} from './fields'
import { parseJson, type JsonNode, type Span } from './json'
import {
  checkFieldNames,
  Complaints,
  memberOf,
  readChoice,
  readField,
  readId,
  sayNode,
  type JsonObject,
} from './node-reader'
import type { SpecProblem } from './problems'
import { MOST_VALUES, shapeProblem, type OwnLayer, type ShapeProblem } from './shape-problem'
import { trainProblems } from './trainable'

/** What a text that was written by hand comes to. */
export interface SpecReading {
  /** Null where the text has errors. */
  spec: AnyNetwork | null
  /** In the order of the text. */
  problems: readonly SpecProblem[]
  /** Where each layer stands; empty where the text is no JSON. */
  layers: readonly Span[]
}

/** Stand for the id and the title of a text without them. */
export const OWN_ID = 'own-network'
export const OWN_TITLE = 'Own Network'

/**
 * Reads a network from JSON: `input` and `layers` as a NetworkSpec has them (spec.ts, layers.ts; RBF units left out), `id`
 * and `title` if need be. Never throws. Fields are looked at in every layer; shapes layer by layer until the first that
 * cannot read what it is handed, since behind it nothing is known.
 */
export function readSpec(text: string): SpecReading {
  const { node, problem } = parseJson(text)
  if (!node) return { spec: null, problems: [{ ...problem, severity: 'error', path: [] }], layers: [] }
  const complaints = new Complaints()
  if (node.type !== 'object') {
    complaints.error('not-object', node, [], { what: sayNode(node) })
    return { spec: null, problems: complaints.list, layers: [] }
  }
  checkFieldNames(node, rootFields, 'network', [], complaints)
  const title = readTitle(node, complaints)
  const idMember = memberOf(node, 'id')
  const id = idMember && readId(idMember.value, ['id'], complaints)
  const input = readInput(node, complaints)
  const list = layerList(node, complaints)
  const layers = list.map((one, index) => readLayer(one, index, complaints))
  checkNames(list, layers, complaints)

  const shaped = input ? walkShapes(input, list, layers) : []
  const problems = [...complaints.list, ...shaped].sort((a, b) => a.from - b.from)
  const spans = list.map(({ from, to }) => ({ from, to }))
  if (problems.length > 0 || !input) return { spec: null, problems, layers: spans }
  const spec: AnyNetwork = {
    id: id ?? OWN_ID,
    title: title ?? OWN_TITLE,
    input: { height: input[0], width: input[1], channels: input[2] },
    layers: layers as OwnLayer[],
  }
  return { spec, problems: trainWarnings(spec, node), layers: spans }
}

function readTitle(node: JsonObject, complaints: Complaints): string | undefined {
  const member = memberOf(node, 'title')
  const field: OwnField = { name: 'title', required: false, type: 'text' }
  return member && (readField(field, member.value, ['title'], complaints) as string | undefined)
}

/** The fields of an object by their list; null where one is missing or wrong. */
function readFields(
  node: JsonObject,
  fields: readonly OwnField[],
  kind: string,
  path: SpecProblem['path'],
  complaints: Complaints,
): Record<string, unknown> | null {
  const values: Record<string, unknown> = {}
  let whole = true
  for (const field of fields) {
    const member = memberOf(node, field.name)
    if (!member) {
      if (!field.required) continue
      complaints.error('missing-field', placeOf(node), path, { field: field.name, kind })
      whole = false
      continue
    }
    const value = readField(field, member.value, [...path, field.name], complaints)
    if (value === undefined) whole = false
    else values[field.name] = value
  }
  return whole ? values : null
}

/** Where it is said that something is missing: at the kind, or at the bracket. */
const placeOf = (node: JsonObject): Span =>
  memberOf(node, 'kind')?.value ?? { from: node.from, to: node.from + 1 }

function readInput(node: JsonObject, complaints: Complaints): [number, number, number] | null {
  const member = memberOf(node, 'input')
  if (!member) {
    complaints.error('missing-field', placeOf(node), [], { field: 'input', kind: 'network' })
    return null
  }
  const { value } = member
  if (value.type !== 'object') {
    complaints.error('not-object', value, ['input'], { what: sayNode(value) })
    return null
  }
  const names = inputFields.map(({ name }) => name)
  checkFieldNames(value, names, 'input', ['input'], complaints)
  const read = readFields(value, inputFields, 'input', ['input'], complaints)
  return read && [read.height as number, read.width as number, read.channels as number]
}

function layerList(node: JsonObject, complaints: Complaints): readonly JsonNode[] {
  const member = memberOf(node, 'layers')
  if (!member) {
    complaints.error('missing-field', placeOf(node), [], { field: 'layers', kind: 'network' })
    return []
  }
  const { value } = member
  if (value.type !== 'array') complaints.error('not-list', value, ['layers'], { what: sayNode(value) })
  else if (value.items.length === 0) complaints.error('no-layers', value, ['layers'])
  else if (value.items.length > MOST_LAYERS)
    complaints.error('many-layers', value.items[MOST_LAYERS], ['layers', MOST_LAYERS], { most: MOST_LAYERS })
  else return value.items
  return []
}

/** A layer whose fields are sound by themselves, or null. */
function readLayer(node: JsonNode, index: number, complaints: Complaints): OwnLayer | null {
  const path = ['layers', index]
  if (node.type !== 'object') {
    complaints.error('not-object', node, path, { what: sayNode(node) })
    return null
  }
  const kindMember = memberOf(node, 'kind')
  if (!kindMember) {
    complaints.error('missing-field', { from: node.from, to: node.from + 1 }, path, {
      field: 'kind',
      kind: 'layer',
    })
    return null
  }
  const kind = readKind(kindMember.value, [...path, 'kind'], complaints)
  if (kind === null) return null
  const fields = kindFields[kind]
  checkFieldNames(node, ['kind', ...fields.map(({ name }) => name)], kind, path, complaints)
  const values = readFields(node, fields, kind, path, complaints)
  return values && ({ kind, ...values } as unknown as OwnLayer)
}

function readKind(node: JsonNode, path: SpecProblem['path'], complaints: Complaints) {
  if (node.type === 'string' && node.value === 'rbf') {
    complaints.error('kind-rbf', node, path)
    return null
  }
  const codes = { unknown: 'unknown-kind', like: 'unknown-kind-like' } as const
  const kind = readChoice(node, ownKinds, codes, { kinds: ownKinds.join(', ') }, path, complaints)
  return kind !== undefined && isOwnKind(kind) ? kind : null
}

function checkNames(
  list: readonly JsonNode[],
  layers: readonly (OwnLayer | null)[],
  complaints: Complaints,
): void {
  const seen = new Set<string>()
  layers.forEach((layer, index) => {
    if (!layer) return
    const node = list[index]
    if (seen.has(layer.name) && node.type === 'object')
      complaints.error('double-name', memberOf(node, 'name')!.value, ['layers', index, 'name'], {
        name: layer.name,
      })
    seen.add(layer.name)
  })
}

/** The first layer that cannot read what it is handed; nothing where all can, or where a layer before is wrong itself. */
function walkShapes(
  input: Shape,
  list: readonly JsonNode[],
  layers: readonly (OwnLayer | null)[],
): SpecProblem[] {
  let shape = input
  for (const [index, layer] of layers.entries()) {
    const node = list[index]
    if (!layer || node.type !== 'object') return []
    const problem = shapeProblem(layer, shape) ?? tooLarge((shape = layerShape(layer, shape)))
    if (!problem) continue
    const { code, detail, field } = problem
    const { from, to } = memberOf(node, field)?.value ?? placeOf(node)
    const path = ['layers', index, field]
    const fix = code === 'needs-vector' ? flattenBefore(node, layers) : undefined
    return [{ code, detail, severity: 'error', path, from, to, fix }]
  }
  return []
}

function tooLarge(shape: Shape): ShapeProblem | null {
  const values = shapeSize(shape)
  return values > MOST_VALUES
    ? { code: 'values-too-many', field: 'kind', detail: { values, most: MOST_VALUES } }
    : null
}

function flattenBefore({ from }: Span, layers: readonly (OwnLayer | null)[]): SpecProblem['fix'] {
  const names = new Set(layers.map((layer) => layer?.name))
  let name = 'flatten'
  for (let i = 2; names.has(name); i++) name = `flatten${i}`
  return { from, to: from, insert: `{ "kind": "flatten", "name": "${name}" },\n    ` }
}

/** Why it cannot be trained here, each at its place in the text. */
function trainWarnings(spec: AnyNetwork, root: JsonObject): SpecProblem[] {
  return trainProblems(spec)
    .map(({ code, detail, path }): SpecProblem => {
      const { from, to } = markOf(root, path)
      return { code, detail, path, from, to, severity: 'warning' }
    })
    .sort((a, b) => a.from - b.from)
}

/** What is marked for a path: a layer at its units, or at its kind; the list of layers at its name. */
function markOf(root: JsonObject, path: SpecProblem['path']): Span {
  const member = memberOf(root, String(path[0]))
  if (!member) return { from: root.from, to: root.from + 1 }
  if (path.length === 1) return path[0] === 'layers' ? member.key : member.value
  const layer = member.value.type === 'array' ? member.value.items[path[1] as number] : undefined
  if (layer?.type !== 'object') return member.key
  return memberOf(layer, String(path[2] ?? 'units'))?.value ?? placeOf(layer)
}
