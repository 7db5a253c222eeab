import { useState } from 'react'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Choices } from '@/components/ui/choices'
import { useBenchStrings } from '../bench-strings'
import { useOwnData } from '@/lib/hooks/use-own-data'
import { errorSentence } from '@/lib/i18n/error-sentence'
import { fill } from '@/lib/i18n/fill'
import { formatNumber } from '@/lib/i18n/format'
import { FilesPart } from './files-part'
import { SymbolsPart } from './symbols-part'

const PARTS = ['symbols', 'files'] as const

/** Train LeNet on data of one's own: symbols drawn here, or four IDX files. */
export default function OwnDataBench() {
  const { lang, strings } = useBenchStrings()
  const words = strings.ownData
  const own = useOwnData()
  const { data, summary, kept } = own.state
  const [part, setPart] = useState<(typeof PARTS)[number]>('symbols')
  const title = data?.kind === 'files' ? data.name : (data?.names.join(' ') ?? '')

  return (
    <div role="group" aria-label={words.bench} className="@container flex flex-col gap-5 font-sans">
      <Choices
        label={words.kind}
        value={part}
        options={PARTS.map((value) => ({ value, label: words.kinds[value] }))}
        onChange={setPart}
        testId="own-kind"
      />
      {part === 'symbols' ? <SymbolsPart own={own} /> : <FilesPart own={own} />}

      {own.reading && (
        <div className="flex flex-wrap items-center gap-3" role="status">
          <p>{words.reading}</p>
          <Button onClick={own.cancel}>{words.cancel}</Button>
        </div>
      )}
      {own.error && (
        <Alert tone="error" testId="own-error">
          {errorSentence(strings, own.error)}
        </Alert>
      )}
      {!kept && <Alert tone="info">{words.notKept}</Alert>}

      {data && (
        <div
          className="flex flex-wrap items-center gap-x-4 gap-y-3 border-t border-line pt-4"
          data-testid="own-data"
          data-in-use={own.inUse}
          data-train={summary?.train}
          data-test={summary?.test}
        >
          <p className="min-w-48 flex-1">
            <b>{title}</b>{' '}
            {summary &&
              fill(words.summary, {
                train: formatNumber(summary.train - summary.held, lang),
                held: formatNumber(summary.held, lang),
                test: formatNumber(summary.test, lang),
              })}{' '}
            {summary && !summary.apart && words.notApart}{' '}
            <span className="text-soft">{own.inUse ? words.inUse : words.notInUse}</span>
          </p>
          {own.inUse ? (
            <>
              <a
                href="#bench"
                className="inline-flex min-h-11 items-center rounded-full border border-lenet bg-lenet px-4 text-[0.9375rem] font-semibold text-on-lenet"
                data-testid="own-train"
              >
                {words.toBench}
              </a>
              <Button onClick={own.useMnist} data-testid="own-back">
                {words.back}
              </Button>
            </>
          ) : (
            <Button onClick={() => void own.use(data)} data-testid="own-again">
              {words.again}
            </Button>
          )}
          <Button kind="quiet" onClick={own.forget} data-testid="own-forget">
            {words.forget}
          </Button>
        </div>
      )}
    </div>
  )
}
