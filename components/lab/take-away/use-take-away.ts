import { useRef, useState } from 'react'
import { toCodedError, type CodedError } from '@/lib/errors'
import type { AnyNetwork } from '@/lib/nn/layers'
import type { PixelScaling } from '@/lib/data/digit-scaling'
import type { MadeFile } from './encoders'
import { isSource, type SourceFormat } from './formats'
import type { TakeAwayFormat } from '@/lib/formats/format-support'

/** A network's values: parameters in the order of `parameterList`, statistics in that of `statisticsList`. */
export interface Weights {
  parameters: Float32Array
  statistics: Float32Array
}

export interface TakeAwayProps {
  spec: AnyNetwork
  /** How digits are scaled for this network. */
  pixels: PixelScaling
  /** What the files are called, without an ending. */
  name: string
  /** The network as it is now, null where nothing is trained yet. */
  weights: () => Promise<Weights | null>
  /** Takes a network that was read from a file; it fits `spec`. */
  onLoad: (
    parameters: Float32Array<ArrayBuffer>,
    statistics: Float32Array<ArrayBuffer>,
  ) => void | Promise<void>
}

/** What the panel says or shows since the last press of a button. */
export type Outcome =
  | { kind: 'working' }
  | { kind: 'untrained' }
  | { kind: 'saved'; file: string; bytes: number }
  | { kind: 'loaded'; file: string; count: number; origin: string | null }
  | { kind: 'failed'; error: CodedError }
  | { kind: 'source'; format: SourceFormat; file: MadeFile }

interface Shown {
  /** Of which network. */
  spec: AnyNetwork
  pixels: PixelScaling
  outcome: Outcome
  /** Whether a file was to be loaded, and not to be made. */
  back: boolean
}

/** The encoders come when they are asked for. */
const encoders = () => import('./encoders')

/** State of the panel: what was pressed last and what came of it. Of several presses the last one counts. */
export function useTakeAway({ spec, pixels, name, weights, onLoad }: TakeAwayProps) {
  const [state, setState] = useState<Shown | null>(null)
  const latest = useRef(0)
  /** Counts files chosen: a slow one that another has followed is not taken any more. */
  const loads = useRef(0)

  /** Runs one press; what it comes to is shown unless another press has followed. */
  async function attempt(back: boolean, work: () => Promise<Outcome>): Promise<void> {
    const mine = ++latest.current
    const show = (outcome: Outcome) => {
      if (mine === latest.current) setState({ spec, pixels, outcome, back })
    }
    show({ kind: 'working' })
    try {
      show(await work())
    } catch (error) {
      show({ kind: 'failed', error: toCodedError(error) })
    }
  }

  const take = (format: TakeAwayFormat) =>
    attempt(false, async () => {
      const { weightFile, sourceFile } = await encoders()
      if (isSource(format))
        return { kind: 'source', format, file: sourceFile(format, { spec, pixels, name }) }
      const values = await weights()
      if (!values) return { kind: 'untrained' }
      const file = weightFile(format, { spec, pixels, name }, values)
      const { saveFile } = await import('./save-file')
      saveFile(file)
      return { kind: 'saved', file: file.name, bytes: file.bytes.length }
    })

  const load = (files: readonly File[]) =>
    attempt(true, async () => {
      const mine = ++loads.current
      const { readNetworkFile, mostFileBytes, tooLarge } = await encoders()
      const limit = mostFileBytes(spec)
      const huge = files.find(({ size }) => size > limit)
      if (huge) throw tooLarge(huge.size, limit) // before it is brought into memory
      const bytes = await Promise.all(files.map(async (file) => new Uint8Array(await file.arrayBuffer())))
      const { parameters, statistics, origin } = readNetworkFile(bytes, spec)
      if (mine !== loads.current) throw new DOMException('Another file has followed.', 'AbortError')
      await onLoad(parameters, statistics)
      const file = files.map((one) => one.name).join(' + ')
      return { kind: 'loaded', file, count: parameters.length, origin }
    })

  const close = () => {
    latest.current++
    setState(null)
  }
  // Of another network there is nothing to say here.
  const shown = state && state.spec.id === spec.id && state.pixels === pixels ? state : null
  return { outcome: shown?.outcome ?? null, back: shown?.back ?? false, take, load, close }
}
