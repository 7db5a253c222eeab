import { useEffect, useState } from 'react'
import { loadShippedWeights } from '@/components/chapters/lenet-architecture/shipped-weights'

/** The weights of the LeNet that ships with the site; null until they are here. */
export function useShippedWeights() {
  const [weights, setWeights] = useState<Float32Array | null>(null)
  const [failedAttempt, setFailedAttempt] = useState(-1)
  const [attempt, setAttempt] = useState(0)
  useEffect(() => {
    let gone = false
    loadShippedWeights().then(
      (loaded) => gone || setWeights(loaded),
      () => gone || setFailedAttempt(attempt),
    )
    return () => {
      gone = true
    }
  }, [attempt])
  return {
    weights,
    failed: weights === null && failedAttempt === attempt,
    retry: () => setAttempt(attempt + 1),
  }
}
