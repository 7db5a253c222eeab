'use client'

import { startTransition, useEffect, useRef, useState } from 'react'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { useStrings } from '@/components/ui/strings-provider'
import { useNear } from '@/lib/hooks/use-near'
import { BenchStringsProvider } from './bench-strings'
import { loadBench, loadedBench, type BenchName } from './load-bench'

/**
 * Where a bench stands. Its code is fetched when the reader comes near, and nothing of it is in the page before: a
 * control is there only once it works. The place is as high before as after (app/benches.css), so nothing moves.
 */
export function BenchPlace({ name }: { name: BenchName }) {
  const { lang, strings } = useStrings()
  const words = strings.bench
  const place = useRef<HTMLDivElement>(null)
  const near = useNear(place)
  const [loaded, setLoaded] = useState(() => loadedBench(name, lang))
  const [attempt, setAttempt] = useState(0)
  const [failedAttempt, setFailedAttempt] = useState(-1)
  const failed = failedAttempt === attempt

  useEffect(() => {
    if (!near || loaded) return
    let gone = false
    loadBench(name, lang).then(
      // A transition: drawing the bench for the first time gives way to what the reader does.
      (bench) => gone || startTransition(() => setLoaded(bench)),
      () => gone || setFailedAttempt(attempt),
    )
    return () => {
      gone = true
    }
  }, [near, loaded, name, lang, attempt])

  return (
    <div className="bench-frame">
      <div
        ref={place}
        className={`bench-place bench-${name}`}
        data-testid="bench-place"
        data-bench={name}
        aria-busy={near && !loaded && !failed}
      >
        {loaded ? (
          <BenchStringsProvider lang={lang} strings={loaded.strings}>
            <loaded.Bench />
          </BenchStringsProvider>
        ) : (
          <div className="bench-waiting">
            <noscript>{words.noScript}</noscript>
            {failed ? (
              <Alert
                tone="error"
                testId="bench-failed"
                action={<Button onClick={() => setAttempt(attempt + 1)}>{words.retry}</Button>}
              >
                {words.failed}
              </Alert>
            ) : (
              near && <p className="sticky top-20">{words.loading}</p>
            )}
          </div>
        )}
      </div>
    </div>
  )
}
