import { viewInputs, type View } from '@/lib/data/fine-tune/pictures'
import { breathe } from '@/lib/tf/breathe'
import type { OpenNetwork } from '@/lib/tf/open-network'

/** Pictures that go through the network at once: more take more memory, and no cancel is heard meanwhile. */
const AT_ONCE = 8

export interface WantedView {
  /** Of which picture. */
  id: string
  rgb: Uint8Array
  view: View
}

const keyOf = ({ id, view }: WantedView) => `${id}/${view.x}/${view.y}/${view.mirrored ? 'm' : ''}`

/**
 * What a frozen layer puts out for views of pictures, computed once and kept. Of one layer at a time: those of another
 * are forgotten when it is asked for.
 */
export function createFeatureCache() {
  let layer = ''
  let known = new Map<string, Float32Array<ArrayBuffer>>()
  const bytes = () => [...known.values()].reduce((sum, values) => sum + values.byteLength, 0)

  return {
    bytes,

    /**
     * @param open gives the network; asked for only where something is to be computed
     * @param report how many of those that were not known are computed, and how long the last of them took (ms)
     * @throws the signal's reason when aborted; what is computed by then stays known
     */
    async of(
      wanted: readonly WantedView[],
      name: string,
      open: () => Promise<OpenNetwork>,
      signal: AbortSignal,
      report: (done: number, total: number, unitMs: number) => void,
    ): Promise<{ features: Float32Array<ArrayBuffer>[]; computed: number }> {
      if (name !== layer) known = new Map()
      layer = name
      const keys = wanted.map(keyOf)
      const missing = [...new Map(wanted.map((view, i) => [keys[i], view]))].filter(
        ([key]) => !known.has(key),
      )
      if (missing.length > 0) {
        const network = await open()
        report(0, missing.length, 0)
        for (let from = 0; from < missing.length; from += AT_ONCE) {
          const part = missing.slice(from, from + AT_ONCE)
          const began = performance.now()
          const [{ values }] = await network.outputs(viewInputs(part.map(([, view]) => view)), [name])
          const size = values.length / part.length
          part.forEach(([key], i) => known.set(key, values.slice(i * size, (i + 1) * size)))
          report(from + part.length, missing.length, performance.now() - began)
          await breathe()
          signal.throwIfAborted()
        }
      }
      return { features: keys.map((key) => known.get(key)!), computed: missing.length }
    },

    /** Keeps the features of these pictures only. */
    keepOnly(ids: ReadonlySet<string>): void {
      for (const key of known.keys()) if (!ids.has(key.slice(0, key.indexOf('/')))) known.delete(key)
    },

    /** Returns the bytes given back. */
    clear(): number {
      const freed = bytes()
      known = new Map()
      return freed
    },
  }
}
