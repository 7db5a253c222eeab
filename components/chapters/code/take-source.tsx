import { useState } from 'react'
import { saveFile } from '@/components/lab/take-away/save-file'
import { Button } from '@/components/ui/button'
import type { FigureProps } from './figures'

interface Props extends Pick<FigureProps, 'words'> {
  file: string
  text: string
  testId: string
}

/** Copies a program or saves it as a file. */
export function TakeSource({ file, text, words: all, testId }: Props) {
  const words = all.take
  const [copied, setCopied] = useState<{ text: string; worked: boolean } | null>(null)
  const now = copied?.text === text ? copied : null
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text)
      setCopied({ text, worked: true })
    } catch {
      setCopied({ text, worked: false })
    }
  }
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Button onClick={() => void copy()} data-testid={`${testId}-copy`}>
        {now?.worked ? words.copied : words.copy}
      </Button>
      <Button
        data-testid={`${testId}-save`}
        onClick={() => saveFile({ name: file, type: 'text/plain', bytes: new TextEncoder().encode(text) })}
      >
        {words.save}
      </Button>
      <span className="font-mono text-[0.8125rem] break-all text-soft">{file}</span>
      <span role="status" className={now?.worked === false ? 'basis-full text-sm' : 'sr-only'}>
        {now ? (now.worked ? words.copied : words.notCopied) : ''}
      </span>
    </div>
  )
}
