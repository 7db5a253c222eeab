import { useCallback, useEffect, useState } from 'react'
import { SITE_BASE } from '@/lib/engine/site-base'
import { loadTestDigits, type TestDigits } from '@/lib/engine/test-digits'
import { toCodedError, type CodedError } from '@/lib/errors'

/** The hundred test digits of the page; `digits` is null until they are here. */
export function useTestDigits(): {
  digits: TestDigits | null
  error: CodedError | null
  retry: () => void
} {
  const [digits, setDigits] = useState<TestDigits | null>(null)
  const [error, setError] = useState<CodedError | null>(null)
  const load = useCallback(
    () =>
      loadTestDigits(SITE_BASE).then(
        (loaded) => {
          setDigits(loaded)
          setError(null)
        },
        (thrown) => setError(toCodedError(thrown)),
      ),
    [],
  )
  useEffect(() => void load(), [load])
  return { digits, error, retry: load }
}
