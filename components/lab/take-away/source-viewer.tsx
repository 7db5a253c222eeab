import { Button } from '@/components/ui/button'
import { useCopy } from '@/lib/hooks/use-copy'
import { fill } from '@/lib/i18n/fill'
import { formatNumber } from '@/lib/i18n/format'
import { useBenchStrings } from '../bench-strings'
import type { MadeFile } from './encoders'
import { saveFile } from './save-file'
import { sizeText } from './size-text'

interface Props {
  file: MadeFile
  /** Said beside it: that nobody has run it. */
  note: string | null
  onClose: () => void
}

/** A source text to read, copy and download. */
export function SourceViewer({ file, note, onClose }: Props) {
  const { lang, strings } = useBenchStrings()
  const words = strings.takeAway.source
  const text = new TextDecoder().decode(file.bytes)
  const lines = formatNumber(text.split('\n').length - 1, lang)
  const size = sizeText(file.bytes.length, strings.takeAway, lang)
  const { copied, copy } = useCopy(text)
  return (
    <div className="my-2 rounded-xl border border-line bg-card" data-testid="source-viewer">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-2.5">
        <p className="min-w-0 flex-1 basis-52 text-sm">
          <span className="font-mono break-all">{file.name}</span>{' '}
          <span className="text-soft tabular-nums">{fill(words.facts, { lines, size })}</span>
        </p>
        <div className="flex flex-wrap gap-2">
          {/* Over plain http there is no clipboard. */}
          {'clipboard' in navigator && (
            <Button data-testid="source-copy" onClick={() => void copy()}>
              {copied?.worked ? words.copied : words.copy}
            </Button>
          )}
          <Button data-testid="source-download" onClick={() => saveFile(file)}>
            {words.download}
          </Button>
          <Button kind="quiet" data-testid="source-close" onClick={onClose}>
            {words.close}
          </Button>
        </div>
        {note && <p className="basis-full text-sm">{note}</p>}
        <p role="status" className={copied && !copied.worked ? 'basis-full text-sm' : 'sr-only'}>
          {copied ? (copied.worked ? words.copied : words.notCopied) : ''}
        </p>
      </div>
      <pre
        tabIndex={0}
        role="region"
        aria-label={fill(words.label, { file: file.name })}
        lang="en"
        data-testid="source-text"
        className="m-0 max-h-112 overflow-auto rounded-b-xl border-t border-line bg-wash px-4 py-3 font-mono text-[0.8125rem] leading-normal"
      >
        {text}
      </pre>
    </div>
  )
}
