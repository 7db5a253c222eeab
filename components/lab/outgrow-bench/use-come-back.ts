import { useRef, useState } from 'react'
import { networkOf, type InLenetsPlace, type TrainSettings } from '@/lib/data/train-settings'
import { PHOTO_CLASSES, type ScriptPhotoNetwork } from '@/lib/data/training-recipe'
import { forgetMyLeNet, loadMyLeNet, saveMyLeNet, type MyLeNet } from '@/lib/engine/my-lenet'
import { toCodedError, type CodedError } from '@/lib/errors'
import { useOwnNetworkActions } from '@/lib/hooks/use-own-network'
import { useWeights } from '@/lib/hooks/use-weights'
import type { FileNotes } from './come-back'
import { isPhotoNetwork, type Choice, type Made } from './choice'

/** A network for digits that has come back. */
export interface BackDigits {
  kind: 'lenet' | 'own'
  file: string
  count: number
  notes: FileNotes
  /** What was chosen, to be compared with what the file says of itself. */
  id: string
  pixels: string
  /** The LeNet that it has become; null for a network that the reader wrote. */
  mine: MyLeNet | null
  kept: boolean
  /** Puts the network from before in its place; tells whether there was one. */
  undo: () => Promise<boolean>
}

export type ComeBack =
  | { kind: 'working'; file: string }
  | { kind: 'failed'; error: CodedError }
  | BackDigits
  | { kind: 'undone'; some: boolean }
  | { kind: 'tuned'; file: string; names: readonly string[] }
  | { kind: 'fits'; file: string; tensors: number }
  /** In the hands of what converts the weights of large networks. */
  | { kind: 'large'; file: string; network: 'alexnet' | 'alexnet2012' }

const opener = () => import('./come-back')

/** The way back of a network that was trained elsewhere. Of several files the last one counts. */
export function useComeBack({ network, classes }: Choice, made: Made) {
  const [state, setState] = useState<ComeBack | null>(null)
  const latest = useRef(0)
  const { importFile } = useWeights()
  const own = useOwnNetworkActions()

  async function digits(file: File, settings: TrainSettings & InLenetsPlace): Promise<ComeBack> {
    const { openLenet } = await opener()
    const spec = networkOf(settings)
    const { notes, ...weights } = await openLenet(file, spec)
    const { parameters } = weights
    const common = { file: file.name, count: parameters.length, notes, id: spec.id, pixels: settings.pixels }
    if (settings.spec) {
      const before = await own.copy(spec)
      own.take(spec, weights)
      const undo = async () => {
        if (before) own.take(spec, before)
        else own.cancel()
        return before !== null
      }
      return { kind: 'own', ...common, mine: null, kept: true, undo }
    }
    const before = await loadMyLeNet()
    const mine: MyLeNet = {
      ...weights,
      settings: { ...settings, changes: '' },
      step: notes.step,
      testAccuracy: null,
      names: notes.classes,
      savedAt: Date.now(),
    }
    const kept = await saveMyLeNet(mine)
    const undo = async () => {
      if (before) await saveMyLeNet(before)
      else await forgetMyLeNet()
      return before !== null
    }
    return { kind: 'lenet', ...common, mine, kept, undo }
  }

  async function photo(file: File, network: ScriptPhotoNetwork): Promise<ComeBack> {
    const { checkPhotoFile } = await opener()
    const found = await checkPhotoFile(file, network, classes)
    if (found.kind === 'tuned') return { kind: 'tuned', file: file.name, names: found.names }
    if (network !== 'alexnet64' && classes === PHOTO_CLASSES.max) {
      void importFile(network, file)
      return { kind: 'large', file: file.name, network }
    }
    return { kind: 'fits', file: file.name, tensors: found.tensors }
  }

  /** Shows what a piece of work comes to, unless another one has followed. */
  async function attempt(file: string, work: () => Promise<ComeBack>): Promise<void> {
    const mine = ++latest.current
    const show = (next: ComeBack) => {
      if (mine === latest.current) setState(next)
    }
    show({ kind: 'working', file })
    try {
      show(await work())
    } catch (thrown) {
      show({ kind: 'failed', error: toCodedError(thrown) })
    }
  }

  const bring = (file: File) =>
    attempt(file.name, async () => {
      if (isPhotoNetwork(network)) return photo(file, network)
      if (!made.recipe || !made.settings) throw new Error('nothing is chosen')
      return digits(file, made.settings)
    })
  const undo = ({ file, undo }: BackDigits) =>
    attempt(file, async () => ({ kind: 'undone', some: await undo() }))

  return { state, bring, undo }
}
