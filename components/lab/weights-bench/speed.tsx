import { useEffect, useRef, useState } from 'react'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { classifier } from '@/lib/engine/classifier-client'
import { isAbort, toCodedError, type CodedError } from '@/lib/errors'
import { errorSentence } from '@/lib/i18n/error-sentence'
import { fill } from '@/lib/i18n/fill'
import { formatNumber } from '@/lib/i18n/format'
import type { BroughtNetwork } from '@/lib/protocol/weights-messages'
import { useBenchStrings } from '../bench-strings'
import { costOf } from './networks'

type Trial =
  | { phase: 'running' }
  | { phase: 'done'; ms: number; layers: { name: string; ms: number }[]; engine: string }
  | { phase: 'failed'; error: CodedError }

/** How long a picture would take here, tried with random weights before anybody fetches the real ones. */
export function Speed({ network }: { network: BroughtNetwork }) {
  const { lang, strings } = useBenchStrings()
  const words = strings.weights.speed
  const [trial, setTrial] = useState<Trial | null>(null)
  const job = useRef<AbortController>(null)
  useEffect(() => () => job.current?.abort(), [])

  async function run(): Promise<void> {
    const { signal } = (job.current = new AbortController())
    setTrial({ phase: 'running' })
    try {
      const { client, engine } = await classifier()
      const { ms, layers } = await client.call('weights/time', { network }, { signal })
      if (!signal.aborted) setTrial({ phase: 'done', ms, layers, engine: engine.name })
    } catch (thrown) {
      if (signal.aborted || isAbort(thrown)) setTrial(null)
      else setTrial({ phase: 'failed', error: toCodedError(thrown) })
    }
  }

  const ms = (value: number) => formatNumber(value, lang, { maximumFractionDigits: value < 10 ? 1 : 0 })
  const longest = trial?.phase === 'done' ? Math.max(...trial.layers.map((layer) => layer.ms)) : 1
  return (
    <section aria-label={words.title} className="border-t border-line pt-3" data-testid="weights-speed">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <p className="m-0 min-w-0 flex-1 basis-56 text-sm leading-relaxed">
          <strong className="block text-[0.9375rem]">{words.title}</strong>
          <span className="text-soft">{words.about}</span>
        </p>
        {trial?.phase === 'running' ? (
          <Button onClick={() => job.current?.abort()}>{strings.weights.cancel}</Button>
        ) : (
          <Button onClick={() => void run()} data-testid="weights-time">
            {words.run}
          </Button>
        )}
      </div>
      {trial?.phase === 'running' && (
        <p role="status" className="mt-2 mb-0 text-sm text-soft">
          {fill(words.running, { count: formatNumber(costOf(network).parameters, lang) })}
        </p>
      )}
      {trial?.phase === 'failed' && <Alert tone="error">{errorSentence(strings, trial.error)}</Alert>}
      {trial?.phase === 'done' && (
        <div className="mt-2">
          <p role="status" className="m-0 text-sm" data-testid="weights-speed-ms" data-ms={trial.ms}>
            {fill(words.done, { ms: ms(trial.ms), engine: trial.engine })}
          </p>
          <table
            aria-label={words.chart}
            className="mt-2 w-full max-w-lg border-collapse text-xs tabular-nums"
          >
            <thead>
              <tr className="text-left text-soft">
                <th className="w-20 py-1 pr-3 font-normal">{words.layer}</th>
                <th className="w-14 py-1 pr-3 text-right font-normal">{words.ms}</th>
                <td />
              </tr>
            </thead>
            <tbody>
              {trial.layers.map((layer) => (
                <tr key={layer.name} className="border-t border-line">
                  <td className="py-1 pr-3 font-mono">{layer.name}</td>
                  <td className="py-1 pr-3 text-right font-mono">{ms(layer.ms)}</td>
                  <td className="py-1">
                    <div
                      className="h-2 min-w-px rounded-full bg-alexnet"
                      style={{ width: `${(100 * layer.ms) / longest}%` }}
                    />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}
