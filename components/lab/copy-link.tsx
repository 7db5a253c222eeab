import { useState } from 'react'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { toCodedError, type CodedError } from '@/lib/errors'
import { useCopy } from '@/lib/hooks/use-copy'
import { errorSentence } from '@/lib/i18n/error-sentence'
import { useBenchStrings } from './bench-strings'

interface Props {
  /** What the link leads to: of another thing's link nothing is said. */
  of: string
  /** Made when it is asked for: it depends on the page's address. */
  link: () => string | Promise<string>
  /** What screen readers hear: which link it is. */
  label: string
  text: string
  words: { copied: string; byHand: string }
  kind?: 'quiet'
  testId: string
}

const SHOWN_MS = 2500

/** Copies a link; where the browser forbids that, shows it for copying by hand, and where there can be none, says why. */
export function CopyLink({ of, link, label, text, words, kind, testId }: Props) {
  const { strings } = useBenchStrings()
  const { copied, copy } = useCopy(of, SHOWN_MS)
  const [failed, setFailed] = useState<{ of: string; error: CodedError } | null>(null)
  const worked = copied?.worked === true

  async function make() {
    setFailed(null)
    try {
      await copy(await link())
    } catch (reason) {
      setFailed({ of, error: toCodedError(reason) })
    }
  }
  return (
    <>
      <Button
        kind={kind}
        className={kind === 'quiet' ? 'px-2.5' : undefined}
        aria-label={label}
        data-testid={testId}
        onClick={() => void make()}
      >
        {worked ? words.copied : text}
      </Button>
      <span className="sr-only" role="status">
        {worked ? words.copied : ''}
      </span>
      {copied && !copied.worked && (
        <label className="basis-full text-[0.8125rem] text-soft">
          {words.byHand}
          <input
            readOnly
            data-testid={`${testId}-text`}
            className="mt-1 block h-11 w-full rounded-md border border-edge/60 bg-card px-2 font-mono text-xs text-ink"
            value={copied.text}
            onFocus={(event) => event.currentTarget.select()}
          />
        </label>
      )}
      {failed?.of === of && (
        <div className="basis-full">
          <Alert tone="error" testId={`${testId}-error`}>
            {errorSentence(strings, failed.error)}
          </Alert>
        </div>
      )}
    </>
  )
}
