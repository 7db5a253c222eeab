import { CodedError } from '@/lib/errors'
import { alexnet64 } from '@/lib/nn/alexnet64'
import { featureLayers, lastFrozen, tailOf, tunedNetwork, tunedParts, type Tuning } from '@/lib/nn/fine-tune'
import { mostFileBytes, tooLarge } from './network-file'
import { readSafetensors, safetensorsNotes, writeSafetensors } from './safetensors'
import { fromTorchLayout, toTorchLayout } from './torch-layout'

/** A tuned AlexNet-64 and the names of its classes: all of it, or what comes after the frozen layer. */
export interface TunedFile {
  tuning: Tuning
  names: string[]
  whole: boolean
  /** In the order of `parameterList` of the whole network or of its tail. */
  parameters: Float32Array<ArrayBuffer>
}

/** Class names beyond this are cut by nobody: such a file is not one of ours. */
const LONGEST_NAME = 200
const CLASSES = { least: 2, most: 10 }

const specOf = ({ tuning, names, whole }: Omit<TunedFile, 'parameters'>) => {
  const tuned = tunedNetwork(alexnet64, tuning, names.length)
  return whole ? tuned : tailOf(tuned, lastFrozen(tuning))
}

/**
 * One safetensors file: tensors in PyTorch's names and layout ('fc8.weight' [classes, inputs]), what was tuned and the
 * names of the classes in its notes.
 */
export function writeTunedFile(file: TunedFile): Uint8Array<ArrayBuffer> {
  const { tuning, names, whole, parameters } = file
  return writeSafetensors(toTorchLayout(specOf(file), parameters), {
    network: `${alexnet64.id}-tuned`,
    base: alexnet64.id,
    part: tuning.part,
    layer: tuning.layer,
    whole: String(whole),
    classes: JSON.stringify(names),
  })
}

const other = (problem: string) => new CodedError('tuning-file-other', { problem })

function among<Value extends string>(
  name: string,
  value: string | undefined,
  values: readonly Value[],
): Value {
  const found = values.find((one) => one === value)
  if (found === undefined) throw other(`${name}: ${value ?? '?'}`)
  return found
}

function namesIn(text: string | undefined): string[] {
  let names: unknown
  try {
    names = JSON.parse(text ?? '')
  } catch {
    throw other('classes')
  }
  const fits =
    Array.isArray(names) &&
    names.length >= CLASSES.least &&
    names.length <= CLASSES.most &&
    names.every((name) => typeof name === 'string' && name.length <= LONGEST_NAME)
  if (!fits) throw other('classes')
  return names as string[]
}

/** The most bytes that such a file can have; a larger one need not be opened. */
export const mostTunedBytes = mostFileBytes(alexnet64)

/**
 * Reads what {@link writeTunedFile} wrote, or what PyTorch has made of it since. Nothing that the file says is trusted.
 * @throws CodedError tuning-file-other where it is not one of ours, network-file-too-large, weights-invalid with the
 *   first tensor that does not fit
 */
export function readTunedFile(bytes: Uint8Array): TunedFile {
  if (bytes.length > mostTunedBytes) throw tooLarge(bytes.length, mostTunedBytes)
  let notes: Map<string, string>
  try {
    notes = safetensorsNotes(bytes)
  } catch {
    throw other('safetensors')
  }
  among('base', notes.get('base'), [alexnet64.id])
  const file = {
    tuning: {
      part: among('part', notes.get('part'), tunedParts),
      layer: among('layer', notes.get('layer'), featureLayers),
    },
    names: namesIn(notes.get('classes')),
    whole: among('whole', notes.get('whole'), ['true', 'false']) === 'true',
  }
  return { ...file, parameters: fromTorchLayout(specOf(file), readSafetensors(bytes)) }
}
