import { isCount, refuseWeights } from '../invalid'
import { Dictionary, Global, StorageReference, TensorView, Tuple, type Value } from './values'

const ORDERED = 'collections OrderedDict'
const TENSORS = ['torch._utils _rebuild_tensor_v2', 'torch._utils _rebuild_tensor']
const PARAMETER = 'torch._utils _rebuild_parameter'
const STORAGE = /^torch ([A-Z][A-Za-z0-9]*Storage)$/

/** As it stands in a message: a name from a file, cut to a sensible length. */
const shown = (value: Value) =>
  value instanceof Global ? value.name.slice(0, 80).replace(/[^\x20-\x7e]/g, '?') : 'something else'

/** At most eight whole numbers, of which a shape or its strides are made. */
function counts(value: Value): number[] {
  const items = value instanceof Tuple ? value.items : refuseWeights('pickle: a shape that is no tuple')
  if (items.length > 8 || !items.every(isCount)) refuseWeights('pickle: a shape that is no list of counts')
  return [...items] as number[]
}

function tensor([storage, offset, shape, strides]: readonly Value[]): TensorView {
  if (!(storage instanceof StorageReference)) refuseWeights('pickle: a tensor without a storage')
  if (!isCount(offset)) refuseWeights('pickle: a tensor whose place is no count')
  const [dimensions, steps] = [counts(shape), counts(strides)]
  if (dimensions.length !== steps.length) refuseWeights('pickle: a tensor with strides for another shape')
  return new TensorView(storage, offset, dimensions, steps)
}

/** OrderedDict(), or of a list of pairs, as older Pythons wrote it. */
function ordered(items: readonly Value[]): Dictionary {
  const pairs = items.length === 0 ? [] : items[0]
  if (!Array.isArray(pairs)) refuseWeights('pickle: an OrderedDict of something else')
  const made = new Dictionary()
  for (const pair of pairs) {
    const [key, value] = pair instanceof Tuple ? pair.items : Array.isArray(pair) ? pair : []
    if (typeof key !== 'string' || value === undefined)
      refuseWeights('pickle: an OrderedDict of something else')
    made.set(key, value)
  }
  return made
}

/** What a call with these arguments would make. Nothing is called. @throws CodedError weights-invalid for any other call */
export function reduce(called: Value, given: Value): Value {
  const name = called instanceof Global ? called.name : ''
  const items = given instanceof Tuple ? given.items : refuseWeights('pickle: a call without a tuple')
  if (name === ORDERED) return ordered(items)
  if (TENSORS.includes(name)) return tensor(items)
  if (name === PARAMETER && items[0] instanceof TensorView) return items[0]
  return refuseWeights(`pickle: would call ${shown(called)}, which no weights need`)
}

/** Attributes of a state_dict (the versions of its layers) are of no use here; nothing else has any. */
export function build(target: Value): void {
  if (!(target instanceof Dictionary)) refuseWeights('pickle: sets attributes of what is no dictionary')
}

/** ('storage', torch.FloatStorage, key, device, length), and None where an old file tells of a view. */
export function fromReference(value: Value): StorageReference {
  const [kind, type, key, , length, view] = value instanceof Tuple ? value.items : []
  const known = type instanceof Global ? STORAGE.exec(type.name) : null
  if (kind !== 'storage' || !known || typeof key !== 'string' || !isCount(length))
    refuseWeights('pickle: refers to something that is no storage')
  if (view !== undefined && view !== null) refuseWeights('pickle: a storage that is a view of another one')
  return new StorageReference(known[1], key, length)
}
