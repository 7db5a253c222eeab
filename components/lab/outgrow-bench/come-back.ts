import { DIGIT_CLASSES } from '@/lib/data/mnist'
import { photoSpec, TUNED_CLASSES, type ScriptPhotoNetwork } from '@/lib/data/training-recipe'
import { readTunedFile } from '@/lib/formats/fine-tune-file'
import { matchTensors } from '@/lib/formats/name-tensors'
import { mostFileBytes, readNetworkFile, tooLarge } from '@/lib/formats/network-file'
import { openTensors } from '@/lib/formats/open-tensors'
import { blobAccess } from '@/lib/formats/random-access'
import { safetensorsNotes } from '@/lib/formats/safetensors'
import { torchPlaces } from '@/lib/formats/torch-layout'
import type { AnyNetwork } from '@/lib/nn/layers'

/** What reads the files that the programs write: a chunk of its own. */

/** What a file says of itself; nothing of it is trusted. */
export interface FileNotes {
  /** The network's id. */
  network: string | null
  pixels: string | null
  step: number
  /** Names of the classes, where they are no digits. */
  classes: string[] | null
}

/** Names beyond this are of no use as labels. */
const LONGEST_NAME = 200

function classesIn(text: string | undefined, most: number): string[] | null {
  try {
    const names: unknown = JSON.parse(text ?? '')
    const fits =
      Array.isArray(names) &&
      names.length > 0 &&
      names.length <= most &&
      names.every((name) => typeof name === 'string' && name.length <= LONGEST_NAME)
    return fits ? (names as string[]) : null
  } catch {
    return null
  }
}

function notesOf(bytes: Uint8Array, mostClasses: number): FileNotes {
  const notes = safetensorsNotes(bytes)
  const step = Number(notes.get('step'))
  return {
    network: notes.get('network') ?? null,
    pixels: notes.get('pixels') ?? null,
    step: Number.isSafeInteger(step) && step > 0 ? step : 0,
    classes: classesIn(notes.get('classes'), mostClasses),
  }
}

/** A LeNet's file. @throws CodedError as `readNetworkFile` */
export async function openLenet(file: File, spec: AnyNetwork) {
  const limit = mostFileBytes(spec)
  if (file.size > limit) throw tooLarge(file.size, limit) // before it is brought into memory
  const bytes = new Uint8Array(await file.arrayBuffer())
  const { parameters, statistics } = readNetworkFile([bytes], spec)
  return { parameters, statistics, notes: notesOf(bytes, DIGIT_CLASSES) }
}

/**
 * The form of an AlexNet's file: names and shapes of all tensors, and the names of its classes. Of a large file only the
 * header is read; an AlexNet-64 of few classes is read whole, as the bench for fine-tuning will.
 * @throws CodedError weights-invalid with the first difference, weights-file-unknown, tuning-file-other
 */
export async function checkPhotoFile(file: File, network: ScriptPhotoNetwork, classes: number) {
  const spec = photoSpec(network, classes)
  const { tensors } = await openTensors(blobAccess(file), spec)
  const found = matchTensors(spec, torchPlaces(spec), tensors)
  const tuned = network === 'alexnet64' && classes <= TUNED_CLASSES
  if (tuned) {
    const { names } = readTunedFile(new Uint8Array(await file.arrayBuffer()))
    return { kind: 'tuned' as const, names, tensors: found.length }
  }
  return { kind: 'fits' as const, names: null, tensors: found.length }
}
