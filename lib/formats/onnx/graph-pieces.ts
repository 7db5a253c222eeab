import { float, message, text, whole, type Pieces } from './protobuf'

/** The messages of onnx.proto3 that a graph is made of; the numbers are its field numbers and enumerations. */

const [FLOAT, INT64] = [1, 7]
const [ATTRIBUTE_FLOAT, ATTRIBUTE_INT, ATTRIBUTE_INTS] = [1, 2, 7]

/** Whole numbers, lists of them, or one float (`{ float: 1e-5 }`). */
export type Attributes = Record<string, number | readonly number[] | { float: number }>

function attribute(name: string, value: Attributes[string]): Pieces {
  const content =
    typeof value === 'number'
      ? [...whole(3, value), ...whole(20, ATTRIBUTE_INT)]
      : 'float' in value
        ? [...float(2, value.float), ...whole(20, ATTRIBUTE_FLOAT)]
        : [...value.flatMap((each) => whole(8, each)), ...whole(20, ATTRIBUTE_INTS)]
  return message(5, [...text(1, name), ...content])
}

/** NodeProto, as a field of the graph: one operator, whose name is that of its output. */
export const node = (
  operator: string,
  inputs: readonly string[],
  output: string,
  attributes: Attributes = {},
): Pieces =>
  message(1, [
    ...inputs.flatMap((input) => text(1, input)),
    ...text(2, output),
    ...text(3, output),
    ...text(4, operator),
    ...Object.entries(attributes).flatMap(([name, value]) => attribute(name, value)),
  ])

/** TensorProto, as a field of the graph: a constant or a weight, its numbers as raw little-endian bytes. */
export function initializer(
  name: string,
  shape: readonly number[],
  data: Float32Array | BigInt64Array,
): Pieces {
  return message(5, [
    ...shape.flatMap((dimension) => whole(1, dimension)),
    ...whole(2, data instanceof Float32Array ? FLOAT : INT64),
    ...text(8, name),
    ...message(9, [new Uint8Array(data.buffer, data.byteOffset, data.byteLength)]),
  ])
}

/** An input (field 11) or output (field 12) of the graph: float32, its name and shape; a dimension may have a name only. */
export function valueInfo(
  field: 11 | 12,
  name: string,
  shape: readonly (number | string)[],
  about: string,
): Pieces {
  const dimensions = shape.flatMap((dimension) =>
    message(1, typeof dimension === 'number' ? whole(1, dimension) : text(2, dimension)),
  )
  const tensorType = message(1, [...whole(1, FLOAT), ...message(2, dimensions)])
  return message(field, [...text(1, name), ...message(2, tensorType), ...text(3, about)])
}

/** StringStringEntryProto, as a field of the model: a note that runtimes hand on and do not read. */
export const metadata = (key: string, value: string): Pieces =>
  message(14, [...text(1, key), ...text(2, value)])
