/** An ONNX file of AlexNet of 2012, of full size and quickly made: nearly all of it is a hole on the disk. */
import { closeSync, ftruncateSync, openSync, writeSync } from 'node:fs'
import { message, text, varint, whole, type Pieces } from '@/lib/formats/onnx/protobuf'
import { photoSpecs } from '@/lib/nn/photo-networks'
import { weightShapes } from '@/lib/nn/parameters'

/** Bytes, or so many zeros. */
type Piece = Uint8Array | number
const sizeOf = (pieces: readonly Piece[]) =>
  pieces.reduce<number>((sum, piece) => sum + (typeof piece === 'number' ? piece : piece.length), 0)

/** A field with a message that may hold zeros. */
const holding = (field: number, content: readonly Piece[]): Piece[] => [
  varint(field * 8 + 2),
  varint(sizeOf(content)),
  ...content,
]

/** TensorProto: dims 1, data_type 2 (1 is float), name 8, raw_data 9. */
function tensor(name: string, shape: readonly number[], content?: Uint8Array): Piece[] {
  const count = shape.reduce((product, length) => product * length, 1)
  const head: Pieces = [...shape.flatMap((length) => whole(1, length)), ...whole(2, 1), ...text(8, name)]
  return holding(5, [...head, ...holding(9, [content ?? 4 * count])])
}

/** NodeProto: input 1, output 2, op_type 4, attribute 5 (name 1, i 3, type 20: 2 is a whole number). */
const node = (operator: string, name: string, attribute: string, value: number): Pieces =>
  message(1, [
    ...text(1, `${name}-in`),
    ...text(1, `${name}.weight`),
    ...text(1, `${name}.bias`),
    ...text(2, `${name}-out`),
    ...text(4, operator),
    ...message(5, [...text(1, attribute), ...whole(3, value), ...whole(20, 2)]),
  ])

/**
 * All weights 0, and one bias of the last layer 10, so that whatever it is shown it answers `answer` with
 * e^10 / (e^10 + 999).
 * @returns bytes of the file
 */
export function writeAlexNet2012Onnx(path: string, answer: number): number {
  const spec = photoSpecs.alexnet2012
  const shapes = weightShapes(spec)
  const graph = spec.layers.flatMap((layer, i): Piece[] => {
    const shape = shapes[i]
    if (layer.kind === 'conv') {
      const [height, width, inputs, outputs] = shape!
      return [
        ...node('Conv', layer.name, 'group', layer.groups ?? 1),
        ...tensor(`${layer.name}.weight`, [outputs, inputs, height, width]),
        ...tensor(`${layer.name}.bias`, [outputs]),
      ]
    }
    if (layer.kind !== 'dense') return []
    const [inputs, outputs] = shape!
    const bias = new Float32Array(outputs)
    if (layer.name === 'fc8') bias[answer] = 10
    return [
      ...node('Gemm', layer.name, 'transB', 1),
      ...tensor(`${layer.name}.weight`, [outputs, inputs]),
      ...tensor(`${layer.name}.bias`, [outputs], new Uint8Array(bias.buffer)),
    ]
  })
  const model: Piece[] = [...whole(1, 8), ...holding(7, graph), ...message(8, whole(2, 17))]
  const file = openSync(path, 'w')
  let at = 0
  for (const piece of model) {
    if (typeof piece === 'number') at += piece
    else at += writeSync(file, piece, 0, piece.length, at)
  }
  ftruncateSync(file, at)
  closeSync(file)
  return at
}
