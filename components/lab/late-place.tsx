'use client'

import { startTransition, useEffect, useRef, useState, type ReactNode } from 'react'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { useNear } from '@/lib/hooks/use-near'
import type { LateCache } from './late-cache'

interface Props<Key extends string, Part> {
  /** The same object each time the place is drawn. */
  cache: LateCache<Key, Part>
  part: Key
  words: { loading: string; failed: string; retry: string; noScript: string }
  failedTestId: string
  /** Attributes of the place itself; its class gives it the height that the part will have. */
  place: { className: string; [attribute: `data-${string}`]: string }
  children: (part: Part) => ReactNode
}

/**
 * Where a part of the page stands that is fetched when the reader comes near. Nothing of it is in the page before: a
 * control is there only once it works. The place is as high before as after, so nothing moves.
 */
export function LatePlace<Key extends string, Part>(props: Props<Key, Part>) {
  const { cache, part: key, words, failedTestId, place, children } = props
  const element = useRef<HTMLDivElement>(null)
  const near = useNear(element)
  const [part, setPart] = useState(() => cache.known(key))
  const [attempt, setAttempt] = useState(0)
  const [failedAttempt, setFailedAttempt] = useState(-1)
  const failed = failedAttempt === attempt

  useEffect(() => {
    if (!near || part !== null) return
    let gone = false
    cache.load(key).then(
      // A transition: drawing the part for the first time gives way to what the reader does.
      (fetched) => gone || startTransition(() => setPart(fetched)),
      () => gone || setFailedAttempt(attempt),
    )
    return () => {
      gone = true
    }
  }, [near, part, cache, key, attempt])

  return (
    <div className="bench-frame">
      <div ref={element} {...place} aria-busy={near && part === null && !failed}>
        {part !== null ? (
          children(part)
        ) : (
          <div className="bench-waiting">
            <noscript>{words.noScript}</noscript>
            {failed ? (
              <Alert
                tone="error"
                testId={failedTestId}
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
