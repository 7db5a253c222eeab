import type { TracedLayer } from './examine-messages'
import type { DigitNetwork } from './messages'

/** One digit on its way through a network. */
export interface TracedDigit {
  /** What the network reads, row by row: [side x side], scaled as it wants its pixels. */
  input: Float32Array<ArrayBuffer>
  /** What every layer puts out, in the order of the spec. */
  layers: TracedLayer[]
  /** In the order of `parameterList`; null where they were not wanted. */
  parameters: Float32Array<ArrayBuffer> | null
}

export interface InsideCalls {
  /**
   * What every layer makes of a digit of 784 bytes (0 paper, 255 ink). The plan and the parameters stay on the engine
   * until another network is asked. `withParameters` once for each network: the page shows the numbers.
   */
  'digits/trace': {
    params: {
      base: string
      network: DigitNetwork
      pixels: Uint8Array<ArrayBuffer>
      withParameters: boolean
    }
    progress: never
    result: TracedDigit
  }
}
