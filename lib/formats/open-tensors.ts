import { CodedError } from '@/lib/errors'
import type { AnyNetwork } from '@/lib/nn/layers'
import { isOnnx, openOnnx } from './onnx/read-weights'
import type { RandomAccess } from './random-access'
import { isSafetensors, openSafetensors } from './read-safetensors'
import type { TensorSource } from './tensor-source'
import { isTorchLegacy, readTorchLegacy, readTorchZip } from './torch'

export type WeightFileKind = 'torch' | 'torch-legacy' | 'safetensors' | 'onnx'

/** Told from the first bytes, never from a name; null for anything else. */
export function weightFileKind(start: Uint8Array): WeightFileKind | null {
  if (start[0] === 0x50 && start[1] === 0x4b && start[2] === 3 && start[3] === 4) return 'torch'
  if (isSafetensors(start)) return 'safetensors'
  if (isTorchLegacy(start)) return 'torch-legacy'
  return isOnnx(start) ? 'onnx' : null
}

/**
 * The tensors of a file with weights, their numbers still in it. Reading them runs nothing that the file says.
 * @throws CodedError weights-file-unknown for another kind of file, weights-invalid for a damaged one
 */
export async function openTensors(
  file: RandomAccess,
  spec: AnyNetwork,
): Promise<{ kind: WeightFileKind; tensors: Map<string, TensorSource> }> {
  const kind = weightFileKind(await file.read(0, Math.min(64, file.size)))
  switch (kind) {
    case 'torch':
      return { kind, tensors: await readTorchZip(file) }
    case 'torch-legacy':
      return { kind, tensors: await readTorchLegacy(file) }
    case 'safetensors':
      return { kind, tensors: await openSafetensors(file) }
    case 'onnx':
      return { kind, tensors: await openOnnx(file, spec) }
    case null:
      throw new CodedError('weights-file-unknown')
    default:
      return kind satisfies never
  }
}
