import { toCodedError, type ErrorCode, type ErrorDetail } from '@/lib/errors'
import type { PhotoNetwork } from '@/lib/nn/photo-networks'
import type { PhotoAnswer } from '@/lib/protocol/messages'
import type { ClassifyProgress } from '@/lib/protocol/photo-messages'
import { twice } from './photo-connection'
import type { PhotoClassifierParts, PhotoQuestion } from './photo-classifier'
import { createStore, type Store } from './store'

/** What one network says of the photo. */
export interface ComparedAnswer {
  network: PhotoNetwork
  /** null until it has answered, and when it could not. */
  answer: PhotoAnswer | null
  error: { code: ErrorCode; detail: ErrorDetail } | null
}

export interface CompareState {
  /** Of the photo that was asked about, and how; null before the first. */
  of: { id: number; crops: 1 | 10 } | null
  busy: boolean
  /** In the order in which they are asked; each comes as soon as it is known. */
  answers: readonly ComparedAnswer[]
  /** The answer under way: bytes of its weights, or views. */
  progress: { network: PhotoNetwork; done: number; total: number } | null
}

export interface PhotoCompare {
  store: Store<CompareState>
  /** Asks networks about the same photo, one after the other. */
  ask(question: Omit<PhotoQuestion, 'network'>, networks: readonly PhotoNetwork[]): Promise<void>
  cancel(): void
}

/** The same photo before several networks. */
export function createPhotoCompare({
  connect,
  base,
  names,
}: Pick<PhotoClassifierParts, 'connect' | 'base' | 'names'>): PhotoCompare {
  const store = createStore<CompareState>({ of: null, busy: false, answers: [], progress: null })
  let controller: AbortController | undefined

  return {
    store,
    async ask({ id, name, open, crops }, networks) {
      controller?.abort()
      const { signal } = (controller = new AbortController())
      store.set({ of: { id, crops }, busy: true, answers: [], progress: null })
      for (const network of networks) {
        const onProgress = (value: ClassifyProgress) => {
          if (signal.aborted || 'decoded' in value) return
          const [done, total] =
            'views' in value ? [value.views.done, value.views.total] : [value.received, value.total]
          store.set({ progress: { network, done, total } })
        }
        const found: ComparedAnswer = { network, answer: null, error: null }
        try {
          const photo = await open()
          await names?.(network)
          signal.throwIfAborted()
          found.answer = await twice(connect, signal, ({ client }) =>
            client.call('photo/classify', { base, photo, name, network, crops }, { signal, onProgress }),
          )
        } catch (thrown) {
          const { code, detail } = toCodedError(thrown)
          found.error = { code, detail }
        }
        if (signal.aborted) return
        store.set(({ answers }) => ({ answers: [...answers, found], progress: null }))
      }
      store.set({ busy: false })
    },
    cancel() {
      controller?.abort()
      store.set({ busy: false, progress: null })
    },
  }
}
