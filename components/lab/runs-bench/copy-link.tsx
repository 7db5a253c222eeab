import { useEffect, useState } from 'react'
import { Button } from '@/components/ui/button'
import { useBenchStrings } from '../bench-strings'

interface Props {
  /** Made when it is asked for: it depends on the page's address. */
  link: () => string
  /** What screen readers hear: which link it is. */
  label: string
  text: string
  testId?: string
}

/** Copies a link; where the browser forbids that, shows it for copying by hand. */
export function CopyLink({ link, label, text, testId }: Props) {
  const words = useBenchStrings().strings.runs
  const [state, setState] = useState<{ copied: boolean; link: string } | null>(null)
  useEffect(() => {
    if (!state?.copied) return
    const timer = setTimeout(() => setState(null), 2500)
    return () => clearTimeout(timer)
  }, [state])

  async function copy() {
    const made = link()
    try {
      await navigator.clipboard.writeText(made)
      setState({ copied: true, link: made })
    } catch {
      setState({ copied: false, link: made })
    }
  }
  return (
    <>
      <Button kind="quiet" className="px-2.5" aria-label={label} data-testid={testId} onClick={copy}>
        {state?.copied ? words.copied : text}
      </Button>
      <span className="sr-only" role="status">
        {state?.copied ? words.copied : ''}
      </span>
      {state && !state.copied && (
        <label className="basis-full text-[0.8125rem] text-soft">
          {words.copyFailed}
          <input
            readOnly
            className="mt-1 block h-11 w-full rounded-md border border-edge/60 bg-card px-2 font-mono text-xs text-ink"
            value={state.link}
            onFocus={(event) => event.currentTarget.select()}
          />
        </label>
      )}
    </>
  )
}
