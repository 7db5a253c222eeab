import { refuseWeights } from '../invalid'
import { numberTypes, type NumberType } from '../number-types'
import type { RandomAccess } from '../random-access'
import { Wire, type Field } from './wire'

/** A constant of the graph, its numbers still in the file. */
export interface Initializer {
  name: string
  shape: number[]
  /** Null: numbers that are not floating-point, or not stored in a way that can be read here. */
  type: NumberType | null
  begin: number
  end: number
}

/** An operator with weights. */
export interface WeightedNode {
  operator: 'Conv' | 'Gemm'
  inputs: string[]
  /** Whole-number attributes by name: group, transB. */
  attributes: Map<string, number>
}

/** Enumeration TensorProto.DataType of onnx.proto3. */
const types: Record<number, NumberType> = {
  1: numberTypes.float32,
  10: numberTypes.float16,
  11: numberTypes.float64,
  16: numberTypes.bfloat16,
}

async function readInitializer(wire: Wire, { begin, end }: Field): Promise<Initializer> {
  const made: Initializer = { name: '', shape: [], type: null, begin: 0, end: 0 }
  let [type, elsewhere, floats]: [number, boolean, boolean] = [0, false, false]
  for await (const field of wire.message(begin, end)) {
    if (field.number === 1 && field.end > field.begin) {
      const packed = field.value === 0 ? await wire.numbers(field) : [field.value]
      made.shape.push(...packed)
      if (made.shape.length > 8) refuseWeights('onnx: more than eight dimensions')
    } else if (field.number === 2) type = field.value
    else if (field.number === 8) made.name = await wire.text(field)
    else if (field.number === 14) elsewhere = field.value === 1
    else if (field.number === 9 || field.number === 4) {
      floats = field.number === 4
      made.begin = field.begin
      made.end = field.end
    }
  }
  if (elsewhere)
    refuseWeights(`${made.name}: its numbers are in a file of their own; save the model as one file`)
  if (made.end > made.begin && (!floats || type === 1)) made.type = types[type] ?? null
  return made
}

async function readAttribute(wire: Wire, { begin, end }: Field): Promise<[string, number]> {
  let [name, value] = ['', 0]
  for await (const field of wire.message(begin, end)) {
    if (field.number === 1) name = await wire.text(field)
    else if (field.number === 3) value = field.value
  }
  return [name, value]
}

async function readNode(wire: Wire, { begin, end }: Field): Promise<WeightedNode | null> {
  const inputs: string[] = []
  const attributes: Field[] = []
  let operator = ''
  for await (const field of wire.message(begin, end)) {
    if (field.number === 1) inputs.push(await wire.text(field))
    else if (field.number === 4) operator = await wire.text(field)
    else if (field.number === 5) attributes.push(field)
  }
  if (operator !== 'Conv' && operator !== 'Gemm') return null
  const read: [string, number][] = []
  for (const attribute of attributes) read.push(await readAttribute(wire, attribute))
  return { operator, inputs, attributes: new Map(read) }
}

/**
 * The operators with weights of an ONNX file, in their order, and its constants.
 * @throws CodedError weights-invalid for damage
 */
export async function readGraph(file: RandomAccess) {
  const wire = new Wire(file)
  const nodes: WeightedNode[] = []
  const initializers = new Map<string, Initializer>()
  for await (const part of wire.message(0, file.size)) {
    if (part.number !== 7) continue
    for await (const field of wire.message(part.begin, part.end)) {
      if (field.number === 1) {
        const node = await readNode(wire, field)
        if (node) nodes.push(node)
      } else if (field.number === 5) {
        const initializer = await readInitializer(wire, field)
        if (initializers.has(initializer.name))
          refuseWeights(`onnx: two tensors are called ${initializer.name}`)
        initializers.set(initializer.name, initializer)
      }
    }
  }
  return { nodes, initializers }
}
