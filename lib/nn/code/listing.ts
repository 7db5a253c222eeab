import { kerasFileName, kerasLines } from './keras'
import type { LinkedLine } from './linked-lines'
import { isAdaptive, listedSpecs, type ListedNetwork } from './listed-networks'
import { pytorchLines, torchFileName } from './pytorch'
import { tfjsFileName, tfjsLines } from './tfjs'

/** The libraries that the book gives its networks for. */
export const libraries = ['pytorch', 'keras', 'tfjs'] as const
export type Library = (typeof libraries)[number]

/** One of the book's networks as source of a library, every line with the layer that it belongs to. */
export function listingOf(network: ListedNetwork, library: Library): { file: string; lines: LinkedLine[] } {
  const spec = listedSpecs[network]
  switch (library) {
    case 'pytorch':
      return {
        file: torchFileName(spec.id),
        lines: pytorchLines(spec, null, spec.id, { adaptive: isAdaptive(network) }),
      }
    case 'keras':
      return { file: kerasFileName(spec.id), lines: kerasLines(spec, null, spec.id) }
    case 'tfjs':
      return { file: tfjsFileName(spec.id), lines: tfjsLines(spec, spec.id) }
    default:
      return library satisfies never
  }
}
