import { CodedError } from '@/lib/errors'
import type { AnyNetwork } from '@/lib/nn/layers'
import { parameterCount } from '@/lib/nn/parameters'
import { refuseWeights } from './invalid'
import { readSafetensors, safetensorsNotes, writeSafetensors } from './safetensors'
import type { NetworkValues, ValuesToWrite } from './tensor-places'
import { readTfjs } from './tfjs'
import { networkFromTorch, toTorchLayout } from './torch-layout'
import { isZip, readZip } from './zip'

/** A network from a file, and the id of the network that wrote it, where the file says so. */
export interface ReadNetwork extends NetworkValues {
  origin: string | null
}

/** Room for headers, names and JSON beside the numbers themselves. */
const ROOM = 4_000_000

/** The most bytes that one file of this network can have; a larger one need not be opened. */
export const mostFileBytes = (spec: AnyNetwork): number => 16 * parameterCount(spec) + ROOM

/**
 * A network as a safetensors file: weights and running statistics in PyTorch's names and layout (`torchPlaces`).
 * Throws CodedError('weights-invalid') for a wrong number of values.
 */
export function writeNetworkSafetensors(
  spec: AnyNetwork,
  { parameters, statistics }: ValuesToWrite,
  notes: Readonly<Record<string, string>> = {},
): Uint8Array<ArrayBuffer> {
  return writeSafetensors(toTorchLayout(spec, parameters, statistics), { network: spec.id, ...notes })
}

/** PyTorch counts the batches that a normalisation has seen; we do not. */
const isCounter = (name: string) => name.endsWith('.num_batches_tracked')

function readTorchFile(spec: AnyNetwork, bytes: Uint8Array): ReadNetwork {
  const origin = safetensorsNotes(bytes).get('network') ?? null
  return { ...networkFromTorch(spec, readSafetensors(bytes, isCounter)), origin }
}

/** JSON begins with a brace; white space may stand before it. */
const isJson = (bytes: Uint8Array) => bytes.find((byte) => ![0x09, 0x0a, 0x0d, 0x20].includes(byte)) === 0x7b

/** Eight bytes with a length, then JSON: the length is looked at when it is read. */
const isSafetensors = (bytes: Uint8Array) => bytes.length >= 9 && bytes[8] === 0x7b

function readArchive(spec: AnyNetwork, bytes: Uint8Array): ReadNetwork {
  const entries = readZip(bytes).filter(({ name }) => !name.startsWith('__MACOSX/'))
  const models = entries.filter(({ name }) => name.endsWith('.json'))
  const weights = entries.filter(({ name }) => name.endsWith('.bin'))
  if (models.length !== 1 || weights.length !== 1)
    refuseWeights(`zip: ${models.length} .json and ${weights.length} .bin files instead of one of each`)
  return readTfjs(spec, models[0].bytes, weights[0].bytes)
}

/**
 * Reads a network from what a reader chose: one safetensors file; the two files of a tfjs layers model in any order; or
 * both in one zip, stored. Which of them it is, is told from the bytes. The files are not changed.
 * @throws CodedError network-file-unknown for anything else, network-file-incomplete where the other file of a tfjs
 * model is missing, network-file-too-large; weights-invalid with the first difference from `spec`
 */
export function readNetworkFile(files: readonly Uint8Array[], spec: AnyNetwork): ReadNetwork {
  const limit = mostFileBytes(spec)
  for (const { length } of files) if (length > limit) throw tooLarge(length, limit)
  if (files.length === 1) {
    const [bytes] = files
    if (isZip(bytes)) return readArchive(spec, bytes)
    if (isJson(bytes)) throw new CodedError('network-file-incomplete', { missing: 'weights.bin' })
    if (isSafetensors(bytes)) return readTorchFile(spec, bytes)
  }
  if (files.length === 2) {
    const model = files.find(isJson)
    const weights = files.find((bytes) => bytes !== model)
    if (model && weights) return readTfjs(spec, model, weights)
  }
  throw new CodedError('network-file-unknown', { files: files.length })
}

/** The refusal of a file that is larger than `mostFileBytes`; sizes in megabytes. */
export function tooLarge(bytes: number, limit: number): CodedError {
  const megabytes = (size: number) => Math.ceil(size / 1e5) / 10
  return new CodedError('network-file-too-large', { megabytes: megabytes(bytes), limit: megabytes(limit) })
}
