import { networkOf } from '@/lib/data/train-settings'
import { CodedError, isAbort, toCodedError } from '@/lib/errors'
import type { AnyNetwork } from '@/lib/nn/layers'
import { lenet5Modern } from '@/lib/nn/lenet5'
import { winningOutput } from '@/lib/nn/loss'
import { layerShapes, shapeSize } from '@/lib/nn/shapes'
import type { DigitNetwork } from '@/lib/protocol/messages'
import type { DigitWorker } from './digit-worker'
import type { MyLeNet } from './my-lenet'
import { createStore, type Store } from './store'

/** The network that a digit went through, with every number of it. */
export interface InsideNetwork {
  spec: AnyNetwork
  /** In the order of `parameterList`. */
  parameters: Float32Array
  /** In the order of `statisticsList`; null without batch normalisation. */
  statistics: Float32Array | null
  /** The reader's own, or null for the one that comes with the site. */
  mine: MyLeNet | null
}

/** One digit in all layers of one network. */
export interface InsideDigit {
  network: InsideNetwork
  /** 784 bytes, 0 paper to 255 ink. */
  pixels: Uint8Array
  /** What the network reads, [side x side]. */
  input: Float32Array
  /** What every layer puts out, in the order of `network.spec.layers`. */
  outputs: readonly Float32Array[]
}

export interface InsideState {
  /** `starting` until the worker has answered once: engine and weights are on their way. */
  phase: 'idle' | 'starting' | 'looking' | 'failed'
  digit: InsideDigit | null
  error: CodedError | null
}

export interface InsideParts {
  /** The worker ready for that network; a dead one is replaced at the next call. */
  worker: (choice: DigitNetwork, signal: AbortSignal) => Promise<DigitWorker>
  /** What stands before every public path. */
  base: string
  /** Least time between two calls, ms. */
  intervalMs?: number
}

export interface Inside {
  store: Store<InsideState>
  /** Asks for 784 ink bytes to be followed through the layers. A newer picture replaces one that waits. */
  look(pixels: Uint8Array, network: DigitNetwork): void
  /** Asks again for what failed last. */
  retry(): void
  /** Called by each user at its start; the function it returns says that the user is gone. */
  open(): () => void
}

/** A reader who only changes the language leaves and comes back at once: nothing is cancelled for that. */
const GONE_MS = 1000

interface Wish {
  pixels: Uint8Array
  network: DigitNetwork
}

/**
 * Follows the picture on the pad through all layers while it is drawn. At most one call is in flight and at most one
 * picture waits, the newest. A worker that dies is replaced once in silence.
 */
export function createInside({ worker, base, intervalMs = 50 }: InsideParts): Inside {
  const store = createStore<InsideState>({ phase: 'idle', digit: null, error: null })
  let waiting: Wish | null = null
  let last: Wish | null = null
  let controller: AbortController | null = null
  let startedAt = -Infinity // of the last call, ms
  let users = 0
  let shipped: InsideNetwork | null = null
  let own: InsideNetwork | null = null

  async function attempt({ pixels, network: choice }: Wish, signal: AbortSignal): Promise<InsideDigit> {
    store.set(({ digit }) => ({ phase: digit ? 'looking' : 'starting' }))
    const { client, network, mine } = await worker(choice, signal)
    signal.throwIfAborted()
    const known = mine ? ownNetwork(mine) : shipped
    const traced = await client.call(
      'digits/trace',
      // A copy: the drawing's own bytes stay here.
      { base, network, pixels: Uint8Array.from(pixels), withParameters: known === null },
      { signal },
    )
    if (!known) {
      if (!traced.parameters) throw new CodedError('weights-invalid', { problem: 'no parameters came' })
      shipped = { spec: lenet5Modern, parameters: traced.parameters, statistics: null, mine: null }
    }
    const made = known ?? shipped!
    const outputs = traced.layers.map(({ values }) => values)
    requireOutputs(made.spec, outputs)
    return { network: made, pixels, input: traced.input, outputs }
  }

  /** The same object for the same network. */
  function ownNetwork(mine: MyLeNet): InsideNetwork {
    if (own?.mine !== mine)
      own = {
        spec: networkOf(mine.settings),
        parameters: mine.parameters,
        statistics: mine.statistics.length > 0 ? mine.statistics : null,
        mine,
      }
    return own
  }

  async function lookOnce(wish: Wish, signal: AbortSignal): Promise<InsideDigit> {
    try {
      return await attempt(wish, signal)
    } catch (thrown) {
      if (signal.aborted || toCodedError(thrown).code !== 'worker-died') throw thrown
      return attempt(wish, signal)
    }
  }

  async function run(signal: AbortSignal): Promise<void> {
    while (waiting && !signal.aborted) {
      const left = startedAt + intervalMs - performance.now()
      if (left > 0) await new Promise((resolve) => setTimeout(resolve, left))
      if (!waiting || signal.aborted) return
      const wish: Wish = waiting
      waiting = null
      startedAt = performance.now()
      const digit = await lookOnce(wish, signal)
      if (!signal.aborted) store.set({ phase: 'idle', digit, error: null })
    }
  }

  async function pump(): Promise<void> {
    if (controller) return // the run under way takes what waits
    controller = new AbortController()
    const { signal } = controller
    try {
      await run(signal)
    } catch (thrown) {
      if (!isAbort(thrown) && !signal.aborted) {
        // What waited would fail too; the next stroke or a retry asks again.
        waiting = null
        store.set({ phase: 'failed', error: toCodedError(thrown) })
      }
    }
    controller = null
    if (store.get().phase !== 'failed') store.set({ phase: 'idle' })
    if (waiting) void pump()
  }

  function look(pixels: Uint8Array, network: DigitNetwork) {
    waiting = last = { pixels, network }
    void pump()
  }

  return {
    store,
    look,
    retry() {
      store.set({ phase: 'idle', error: null })
      if (last) look(last.pixels, last.network)
    },
    open() {
      users++
      return () => {
        users--
        setTimeout(() => {
          if (users > 0) return
          waiting = null
          controller?.abort()
        }, GONE_MS)
      }
    },
  }
}

function requireOutputs(spec: AnyNetwork, outputs: readonly Float32Array[]): void {
  const sizes = layerShapes(spec).map(shapeSize)
  if (sizes.length === outputs.length && sizes.every((size, i) => size === outputs[i].length)) return
  throw new CodedError('weights-invalid', { problem: 'the layers are not those of the network' })
}

/** What the layer at `index` reads of a digit. */
export const readBy = ({ input, outputs }: InsideDigit, index: number): Float32Array =>
  index === 0 ? input : outputs[index - 1]

/** Shares of the classes, 0 to 1: softmax of the logits, or of the penalties of RBF units with their sign turned. */
export function sharesOf({ network, outputs }: InsideDigit): number[] {
  const sign = winningOutput(network.spec) === 'smallest' ? -1 : 1
  const scores = Array.from(outputs[outputs.length - 1], (value) => sign * value)
  const greatest = Math.max(...scores)
  const powers = scores.map((score) => Math.exp(score - greatest))
  const sum = powers.reduce((total, power) => total + power, 0)
  return powers.map((power) => power / sum)
}
