import { useEffect, useMemo, useState } from 'react'
import { exampleOfCode, inkOfExample, type Example, type ExampleDigits } from '@/lib/data/amount/under-ink'
import type { CodedError } from '@/lib/errors'
import { toCodedError } from '@/lib/errors'
import { loadFullTestDigits } from '@/lib/engine/full-test-digits'
import { SITE_BASE } from '@/lib/engine/site-base'
import { useTestDigits } from '@/lib/hooks/use-test-digits'

export interface ChequeInk {
  /** The example in the box, or null. */
  example: Example | null
  /** What its labels say, and its ink; null until its digits are here. */
  under: { text: string; ink: Float32Array } | null
  error: CodedError | null
  retry: () => void
}

/** The ink of the example with that code: of the digits that come with the page, or of the whole test set. */
export function useChequeInk(code: number | null): ChequeInk {
  const sample = useTestDigits()
  const [full, setFull] = useState<ExampleDigits | null>(null)
  const [failed, setFailed] = useState<CodedError | null>(null)
  const [attempt, setAttempt] = useState(0)
  const example = useMemo(() => (code === null ? null : exampleOfCode(code)), [code])
  const wantsFull = example?.kind === 'stack'

  useEffect(() => {
    if (!wantsFull || full) return
    const controller = new AbortController()
    loadFullTestDigits(SITE_BASE, { signal: controller.signal }).then(
      (digits) => setFull(digits),
      (thrown) => controller.signal.aborted || setFailed(toCodedError(thrown)),
    )
    return () => controller.abort()
  }, [wantsFull, full, attempt])

  const digits: ExampleDigits | null = wantsFull ? full : sample.digits
  const under = useMemo(() => (example && digits ? inkOfExample(example, digits) : null), [example, digits])
  const retry = () => {
    if (sample.error) sample.retry()
    setFailed(null)
    setAttempt(attempt + 1)
  }
  return { example, under, error: example ? (wantsFull ? failed : sample.error) : null, retry }
}
