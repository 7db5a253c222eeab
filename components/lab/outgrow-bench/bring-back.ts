import { networkOf, type InLenetsPlace, type TrainSettings } from '@/lib/data/train-settings'
import { PHOTO_CLASSES, type ScriptPhotoNetwork } from '@/lib/data/training-recipe'
import type { MyLeNet } from '@/lib/engine/my-lenet'
import type { OwnNetwork } from '@/lib/engine/own-network'
import type { Weights } from '@/lib/engine/weights'
import { toCodedError, type CodedError } from '@/lib/errors'
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

/** What it needs of the page; tests hand in their own. */
export interface BringWorld extends Pick<Weights, 'importFile'> {
  reader(): Promise<Pick<typeof import('./come-back'), 'openLenet' | 'checkPhotoFile'>>
  own: Pick<OwnNetwork, 'take'>
  mine: {
    load(): Promise<MyLeNet | null>
    save(mine: MyLeNet): Promise<boolean>
    forget(): Promise<void>
  }
}

/** The way back of networks that were trained elsewhere. Of several files the last one counts. */
export function createBringing(world: BringWorld, show: (state: ComeBack) => void) {
  let latest = new AbortController()

  async function digits(
    file: File,
    settings: TrainSettings & InLenetsPlace,
    signal: AbortSignal,
  ): Promise<ComeBack> {
    const { openLenet } = await world.reader()
    const spec = networkOf(settings)
    const { notes, ...weights } = await openLenet(file, spec)
    signal.throwIfAborted()
    const { parameters } = weights
    const common = { file: file.name, count: parameters.length, notes, id: spec.id, pixels: settings.pixels }
    if (settings.spec) {
      const taken = await world.own.take(spec, weights, signal)
      return { kind: 'own', ...common, mine: null, ...taken }
    }
    const before = await world.mine.load()
    signal.throwIfAborted()
    const mine: MyLeNet = {
      ...weights,
      settings: { ...settings, changes: '' },
      step: notes.step,
      testAccuracy: null,
      names: notes.classes,
      savedAt: Date.now(),
    }
    const kept = await world.mine.save(mine)
    const undo = async () => {
      if (before) await world.mine.save(before)
      else await world.mine.forget()
      return before !== null
    }
    return { kind: 'lenet', ...common, mine, kept, undo }
  }

  async function photo(
    file: File,
    network: ScriptPhotoNetwork,
    classes: number,
    signal: AbortSignal,
  ): Promise<ComeBack> {
    const { checkPhotoFile } = await world.reader()
    const found = await checkPhotoFile(file, network, classes)
    signal.throwIfAborted()
    if (found.kind === 'tuned') return { kind: 'tuned', file: file.name, names: found.names }
    if (network !== 'alexnet64' && classes === PHOTO_CLASSES.max) {
      void world.importFile(network, file)
      return { kind: 'large', file: file.name, network }
    }
    return { kind: 'fits', file: file.name, tensors: found.tensors }
  }

  /** Shows what a piece of work comes to. The signal tells it that another one has followed: it may change nothing then. */
  async function attempt(file: string, work: (signal: AbortSignal) => Promise<ComeBack>): Promise<void> {
    latest.abort()
    const { signal } = (latest = new AbortController())
    const showLatest = (next: ComeBack) => {
      if (!signal.aborted) show(next)
    }
    showLatest({ kind: 'working', file })
    try {
      showLatest(await work(signal))
    } catch (thrown) {
      showLatest({ kind: 'failed', error: toCodedError(thrown) })
    }
  }

  return {
    bring: (file: File, { network, classes }: Pick<Choice, 'network' | 'classes'>, made: Made) =>
      attempt(file.name, async (signal) => {
        if (isPhotoNetwork(network)) return photo(file, network, classes, signal)
        if (!made.recipe || !made.settings) throw new Error('nothing is chosen')
        return digits(file, made.settings, signal)
      }),
    undo: ({ file, undo }: BackDigits) => attempt(file, async () => ({ kind: 'undone', some: await undo() })),
  }
}
