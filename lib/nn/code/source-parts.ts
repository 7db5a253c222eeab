import { describeNetwork, type LayerDescription } from '../arithmetic'
import { codeLength, type Bitmap } from '../digit-codes'
import { SCALED_TANH, type AnyLayer, type AnyNetwork } from '../layers'
import { flattenedPictures, indexChannelsFirst, type Picture } from './flattened-pictures'
import { linkedText, type LinkedLine } from './linked-lines'
import { pythonNames } from './python-names'
import { counted, pythonNumber } from './python-text'

/** How a pixel's ink, 0 (paper) to 1 (ink), becomes what the network reads: from one number to another, or standardised. */
export type PixelInput =
  { kind: 'range'; paper: number; ink: number } | { kind: 'standardised'; mean: number; deviation: number }

/** A layer with all that its source says of it. */
export interface SourceLayer extends LayerDescription {
  /** In the spec. */
  index: number
  layer: AnyLayer
  /** As Python can say it. */
  pythonName: string
  /** As in `flattenedPictures`. */
  picture: Picture | null
}

/** Throws CodedError('settings-invalid') for an impossible spec. */
export function sourceLayers(spec: AnyNetwork): SourceLayer[] {
  const names = pythonNames(spec)
  const pictures = flattenedPictures(spec)
  return describeNetwork(spec).layers.map((facts, index) => ({
    ...facts,
    index,
    layer: spec.layers[index],
    pythonName: names[index],
    picture: pictures[index],
  }))
}

export const usesScaledTanh = ({ layers }: AnyNetwork) =>
  layers.some((layer) => 'activation' in layer && layer.activation === 'scaled-tanh')

/** The slope as one would write it by hand. */
export const slopeText = SCALED_TANH.slope === 2 / 3 ? '2 / 3' : pythonNumber(SCALED_TANH.slope)

/** What of the network is said in the first lines of a source: its size, what it reads and what it gives. */
export function networkFacts(
  spec: AnyNetwork,
  input: string,
  output: string,
  pixels: PixelInput | null,
): string[] {
  const { parameters, macs } = describeNetwork(spec)
  const wins =
    spec.layers.at(-1)?.kind === 'rbf'
      ? 'squared distances from the codes: the smallest wins'
      : 'scores (logits): the greatest wins'
  return [
    `${counted(parameters, 'trained parameter')}, ${counted(macs, 'multiply-accumulate')} for one picture.`,
    `Reads ${input}, float32.`,
    ...(pixels ? [`A pixel is ${pixelFormula(pixels)}, with ink from 0 (paper) to 1.`] : []),
    `Gives ${output}, ${wins}.`,
  ]
}

/** The scaling as Python: of `ink`, 0 (paper) to 1 (ink). */
export function pixelFormula(pixels: PixelInput): string {
  switch (pixels.kind) {
    case 'range': {
      const { paper, ink } = pixels
      if (paper === 0 && ink === 1) return 'ink'
      return `${pythonNumber(paper)} + ${pythonNumber(ink - paper)} * ink`
    }
    case 'standardised':
      return `(ink - ${pythonNumber(pixels.mean)}) / ${pythonNumber(pixels.deviation)}`
    default:
      return pixels satisfies never
  }
}

/** MNIST's digits are 28x28. */
const DIGIT = 28

/**
 * A function `prepare` that makes the network's input of digits, or null where its input is no digit. `lastLine` returns
 * it from `scaled`, [batch, side, side].
 */
export function prepareFunction(
  spec: AnyNetwork,
  pixels: PixelInput | null,
  shape: string,
  lastLine: string,
) {
  const { height, width, channels } = spec.input
  const border = (height - DIGIT) / 2
  if (!pixels || channels !== 1 || height !== width || !Number.isInteger(border) || border < 0) return null
  return [
    'def prepare(digits):',
    `    """${DIGIT}x${DIGIT} digits, bytes from 0 (paper) to 255 (ink), as the network reads them: ${shape}."""`,
    `    ink = np.asarray(digits, dtype=np.float32).reshape(-1, ${DIGIT}, ${DIGIT}) / 255`,
    ...(border > 0
      ? [
          `    ink = np.pad(ink, ((0, 0), (${border}, ${border}), (${border}, ${border})))  # a border of paper`,
        ]
      : []),
    `    scaled = ${pixelFormula(pixels)}`,
    lastLine,
  ].join('\n')
}

/** A module's constant for each connection table: [name of the layer, text]. */
export const tableName = (pythonName: string) => `TABLE_${pythonName.toUpperCase()}`
export function tableConstants(layers: readonly SourceLayer[]): LinkedLine[][] {
  return layers.flatMap(({ layer, pythonName, name, index }) => {
    if (layer.kind !== 'table-conv') return []
    const rows = layer.table.map((maps) => `    [${maps.join(', ')}],`)
    const text = `# For each filter of ${name}, the maps that it reads.\n${tableName(pythonName)} = [\n${rows.join('\n')}\n]`
    return [linkedText(text, index)]
  })
}

/** Codes in CHW order: what PyTorch's flattened picture meets. */
function channelsFirst(code: string, picture: Picture): string {
  const moved = new Array<string>(code.length)
  for (let i = 0; i < code.length; i++) moved[indexChannelsFirst(i, picture)] = code[i]
  return moved.join('')
}

/** The codes drawn side by side, as they look, a row a line; null without RBF units. */
export function codesDrawing(layers: readonly SourceLayer[], order: 'HWC' | 'CHW'): string[] | null {
  const last = layers.at(-1)
  if (last?.layer.kind !== 'rbf') return null
  const codes: readonly Bitmap[] = last.layer.codes
  const width = codes[0][0].length
  const dots = codes.map((bitmap) => {
    const code = bitmap.join('')
    return order === 'CHW' && last.picture ? channelsFirst(code, last.picture) : code
  })
  return Array.from({ length: codeLength(codes) / width }, (_, row) =>
    dots.map((code) => code.slice(row * width, (row + 1) * width)).join(' '),
  )
}

/** That drawing under the name CODES in Python; null without RBF units. */
export function codesConstant(layers: readonly SourceLayer[], order: 'HWC' | 'CHW'): LinkedLine[] | null {
  const rows = codesDrawing(layers, order)
  if (!rows) return null
  const text = `# The codes of the classes side by side: # is +1, . is -1.\nCODES = """\n${rows.join('\n')}\n"""`
  return linkedText(text, layers.length - 1)
}

/** Reads a safetensors file with json and numpy alone; `wrap` is what becomes of each array. */
export const readSafetensorsFunction = (wrap: string) => `def read_safetensors(path):
    """A safetensors file: the length of its header in eight bytes, the header in JSON, then the numbers."""
    with open(path, 'rb') as file:
        length = int.from_bytes(file.read(8), 'little')
        header = json.loads(file.read(length))
        numbers = file.read()
    tensors = {}
    for name, entry in header.items():
        if name == '__metadata__':
            continue
        begin, end = entry['data_offsets']
        values = np.frombuffer(numbers[begin:end], dtype='<f4').reshape(entry['shape'])
        tensors[name] = ${wrap}
    return tensors`
