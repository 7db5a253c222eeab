import { isUndamaged, UNDAMAGED, type Damage, type DamagedLayer } from '@/lib/data/damage'
import {
  curvePictures,
  curveValues,
  transformDigit,
  UNTOUCHED,
  type DigitTransform,
  type TransformName,
} from '@/lib/data/transform-digit'
import { CodedError, isAbort, toCodedError } from '@/lib/errors'
import type { BreakProgress } from '@/lib/protocol/break-messages'
import type { DigitNetwork } from '@/lib/protocol/messages'
import { parseBreakSettings, type BreakSettings } from './break-settings'
import { callDigitWorker, type GetDigitWorker } from './call-digit-worker'
import { createLatest } from './latest'
import { createStore, type Store } from './store'

export interface Accuracy {
  right: number
  total: number
}

export interface BreakState extends BreakSettings {
  /** The digit as the network sees it, 784 bytes; null without a digit. */
  picture: Uint8Array<ArrayBuffer> | null
  /** What the damaged network answers to it, and the whole network to the untouched digit. */
  answer: { probabilities: readonly number[]; whole: readonly number[] } | null
  /** Probabilities along one transform, the others as they are: ten at each value. */
  curve: { along: TransformName; values: readonly number[]; rows: readonly (readonly number[])[] } | null
  /** Of the whole network, of the damaged one, and the damage that is of. */
  accuracy: { whole: Accuracy; damaged: Accuracy; damage: Damage } | null
  /** Told while 1,000 digits are looked at: null until the worker's first word. */
  measuring: { progress: BreakProgress | null } | null
  /** What the loss of each map costs, as far as that is known. */
  losses: { layer: DamagedLayer; whole: Accuracy; without: readonly Accuracy[]; maps: number } | null
  sweeping: boolean
  error: CodedError | null
}

export interface Break {
  store: Store<BreakState>
  /** Settings of an earlier visit. */
  open(): Promise<void>
  /** The digit to be changed and the network, with what names its present state. */
  show(digit: Uint8Array<ArrayBuffer> | null, network: DigitNetwork, version: string): void
  change(patch: Partial<DigitTransform>): void
  chooseAlong(along: TransformName): void
  damage(patch: Partial<Damage>): void
  /** Digit and network as they were. */
  reset(): void
  /** Looks at 1,000 digits, and from then on at each change of the damage. */
  measure(): void
  /** Switches each map of a layer off in turn, the others on. */
  sweep(layer: DamagedLayer, maps: number): Promise<void>
  cancel(): void
  retry(): void
}

interface BreakParts {
  worker: GetDigitWorker
  base: string
  load: (key: string) => Promise<unknown>
  save: (key: string, value: unknown) => Promise<boolean>
}

const KEY = 'break-settings'
const PIXELS = 784
const CLASSES = 10

/** A digit and a network that the reader breaks, and what becomes of the answers. */
export function createBreak({ worker, base, load, save }: BreakParts): Break {
  const store = createStore<BreakState>({
    transform: UNTOUCHED,
    along: 'rotation',
    damage: UNDAMAGED,
    picture: null,
    answer: null,
    curve: null,
    accuracy: null,
    measuring: null,
    losses: null,
    sweeping: false,
    error: null,
  })
  const forever = new AbortController().signal
  let digit: Uint8Array<ArrayBuffer> | null = null
  let network: DigitNetwork = 'shipped'
  let version = ''
  let whole: { version: string; accuracy: Accuracy } | null = null
  let running = new AbortController()
  let watching = false
  let touched = false

  /** The pictures of the curve; the same while only its own slider moves. */
  let drawn: { of: Uint8Array; by: string; pictures: Uint8Array } | null = null
  function picturesAlong(of: Uint8Array, transform: DigitTransform, along: TransformName): Uint8Array {
    const by = JSON.stringify([along, { ...transform, [along]: null }])
    if (drawn?.of !== of || drawn.by !== by) drawn = { of, by, pictures: curvePictures(of, transform, along) }
    return drawn.pictures
  }

  const fail = (thrown: unknown) => {
    if (!isAbort(thrown)) store.set({ error: toCodedError(thrown) })
  }

  const read = createLatest<Uint8Array<ArrayBuffer>>(async (untouched) => {
    const { transform, along, damage } = store.get()
    const values = curveValues(along)
    const pixels = new Uint8Array((1 + values.length) * PIXELS)
    pixels.set(transformDigit(untouched, transform))
    pixels.set(picturesAlong(untouched, transform, along), PIXELS)
    try {
      const result = await callDigitWorker(worker, network, forever, ({ client, network }) =>
        client.call('break/read', { base, network, damage, pixels, untouched }),
      )
      if (!digit) return
      const rows = Array.from({ length: values.length + 1 }, (_, i) =>
        Array.from(result.probabilities.subarray(i * CLASSES, (i + 1) * CLASSES)),
      )
      store.set({
        answer: { probabilities: rows[0], whole: Array.from(result.whole) },
        curve: { along, values, rows: rows.slice(1) },
        error: null,
      })
    } catch (thrown) {
      fail(thrown)
    }
  })

  async function accuracyOf(damage: Damage, signal: AbortSignal): Promise<Accuracy> {
    return callDigitWorker(worker, network, signal, ({ client, network }) =>
      client.call(
        'break/accuracy',
        { base, network, damage },
        {
          signal,
          onProgress: (progress) => {
            if (!signal.aborted) store.set({ measuring: { progress } })
          },
        },
      ),
    )
  }

  /** Of the whole network: once for each of its states. */
  async function wholeAccuracy(signal: AbortSignal): Promise<Accuracy> {
    const asked = version
    if (whole?.version === asked) return whole.accuracy
    const accuracy = await accuracyOf(UNDAMAGED, signal)
    whole = { version: asked, accuracy }
    return accuracy
  }

  const measureNow = createLatest<Damage>(async (damage) => {
    const { signal } = running
    store.set({ measuring: { progress: null }, error: null })
    try {
      const untouched = await wholeAccuracy(signal)
      const damaged = isUndamaged(damage) ? untouched : await accuracyOf(damage, signal)
      store.set({ accuracy: { whole: untouched, damaged, damage } })
    } catch (thrown) {
      if (!signal.aborted) fail(thrown)
    } finally {
      store.set({ measuring: null })
    }
  })

  function again() {
    const { transform } = store.get()
    store.set({ picture: digit && transformDigit(digit, transform) })
    if (digit) read.ask(digit)
  }

  function set(patch: Partial<BreakSettings>) {
    touched = true
    store.set(patch)
    const { transform, along, damage } = store.get()
    void save(KEY, { transform, along, damage })
    again()
    if (watching && patch.damage) measureNow.ask(damage)
  }

  function cancel() {
    running.abort()
    running = new AbortController()
    measureNow.drop()
    watching = false
  }

  return {
    store,
    async open() {
      const kept = parseBreakSettings(await load(KEY))
      if (!touched && kept) {
        store.set(kept)
        again()
      }
    },
    show(newDigit, newNetwork, newVersion) {
      const other = newVersion !== version
      digit = newDigit
      network = newNetwork
      version = newVersion
      if (other) {
        cancel()
        store.set({ accuracy: null, losses: null })
      }
      if (!digit) {
        read.drop()
        store.set({ answer: null, curve: null })
      }
      again()
    },
    change: (patch) => set({ transform: { ...store.get().transform, ...patch } }),
    chooseAlong: (along) => set({ along }),
    damage: (patch) => set({ damage: { ...store.get().damage, ...patch } }),
    reset: () => set({ transform: UNTOUCHED, damage: UNDAMAGED }),
    measure() {
      watching = true
      measureNow.ask(store.get().damage)
    },
    async sweep(layer, maps) {
      if (store.get().sweeping) return
      const { signal } = running
      store.set({ sweeping: true, losses: null, error: null })
      try {
        const untouched = await wholeAccuracy(signal)
        const without: Accuracy[] = []
        for (let map = 0; map < maps; map++) {
          const off = { ...UNDAMAGED.off, [layer]: [map] }
          without.push(await accuracyOf({ ...UNDAMAGED, off }, signal))
          store.set({ losses: { layer, whole: untouched, without: [...without], maps } })
        }
      } catch (thrown) {
        if (!signal.aborted) fail(thrown)
      } finally {
        store.set({ sweeping: false, measuring: null })
      }
    },
    cancel,
    retry() {
      store.set({ error: null })
      again()
    },
  }
}
