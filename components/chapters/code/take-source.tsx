import { saveFile } from '@/components/lab/take-away/save-file'
import { Button } from '@/components/ui/button'
import { useCopy } from '@/lib/hooks/use-copy'
import type { FigureProps } from './figures'

interface Props extends Pick<FigureProps, 'words'> {
  file: string
  text: string
  testId: string
}

/** Copies a program or saves it as a file. */
export function TakeSource({ file, text, words: all, testId }: Props) {
  const words = all.take
  const { copied, copy } = useCopy(text)
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Button onClick={() => void copy()} data-testid={`${testId}-copy`}>
        {copied?.worked ? words.copied : words.copy}
      </Button>
      <Button
        data-testid={`${testId}-save`}
        onClick={() => saveFile({ name: file, type: 'text/plain', bytes: new TextEncoder().encode(text) })}
      >
        {words.save}
      </Button>
      <span className="font-mono text-[0.8125rem] break-all text-soft">{file}</span>
      <span role="status" className={copied && !copied.worked ? 'basis-full text-sm' : 'sr-only'}>
        {copied ? (copied.worked ? words.copied : words.notCopied) : ''}
      </span>
    </div>
  )
}
