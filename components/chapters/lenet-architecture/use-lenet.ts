import { useCallback, useEffect, useMemo, useState } from 'react'
import { whole } from '@/components/mdx/figure-fields'
import { useFigureState } from '@/components/mdx/use-figure-state'
import { useTestDigits } from '@/lib/hooks/use-test-digits'
import { runModern, runPublished, type Form, type Run } from './forms'
import { loadShippedWeights } from './shipped-weights'

/** The digit that all figures of the chapter look at: place in the hundred test digits. */
const fields = { index: whole(30, 0, 99) }

const cache = new Map<string, Run>()

/** Runs are kept for the digit at hand alone: several figures look at the same one. */
function once(key: string, index: number, run: () => Run): Run {
  for (const known of cache.keys()) if (!known.endsWith(`/${index}`)) cache.delete(known)
  const known = cache.get(key) ?? run()
  cache.set(key, known)
  return known
}

export interface Lenet {
  /** One digit through both forms; null until digits and weights are here. */
  runs: Record<Form, Run> | null
  index: number
  choose: (index: number) => void
  /** 28x28 ink bytes of the digit, and of any other. */
  pixels: (index: number) => Uint8Array | null
  /** What the test set says the digit is. */
  label: number | null
  failed: boolean
  retry: () => void
}

/** The chosen digit in both forms of LeNet-5. */
export function useLenet(): Lenet {
  const { state, change } = useFigureState('digit', fields)
  const { index } = state
  const { digits, error, retry: retryDigits } = useTestDigits()
  const [weights, setWeights] = useState<Float32Array | null>(null)
  const [weightsFailed, setWeightsFailed] = useState(false)
  const load = useCallback(
    () =>
      loadShippedWeights().then(
        (loaded) => {
          setWeights(loaded)
          setWeightsFailed(false)
        },
        () => setWeightsFailed(true),
      ),
    [],
  )
  useEffect(() => void load(), [load])
  const runs = useMemo(() => {
    const pixels = digits?.pixels(index)
    if (!pixels || !weights) return null
    return {
      published: once(`published/${index}`, index, () => runPublished(pixels)),
      modern: once(`modern/${index}`, index, () => runModern(pixels, weights)),
    }
  }, [digits, weights, index])
  return {
    runs,
    index,
    choose: (to) => change({ index: to }),
    pixels: (at) => digits?.pixels(at) ?? null,
    label: digits?.labels[index] ?? null,
    failed: error !== null || weightsFailed,
    retry: () => {
      if (error) void retryDigits()
      if (weightsFailed) void load()
    },
  }
}
