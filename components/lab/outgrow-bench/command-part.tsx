import { Fragment } from 'react'
import { Button } from '@/components/ui/button'
import { useCopy } from '@/lib/hooks/use-copy'
import { sentencesOf } from '@/lib/i18n/format'
import { useBenchStrings } from '../bench-strings'

interface Props {
  command: string
  /** It is for several machines. */
  many: boolean
}

/** Words that stay whole where a line is broken: browsers break at the hyphens of options, too. */
const whole = (part: string, i: number) => (
  <Fragment key={i}>
    {i > 0 && ' '}
    <span className="whitespace-nowrap">{part}</span>
  </Fragment>
)

/** A text with the options in it as code. */
const withOptions = (text: string) =>
  text.split(/(--\w+)/).map((part, i) =>
    i % 2 === 1 ? (
      <code key={i} className="whitespace-nowrap">
        {part}
      </code>
    ) : (
      part
    ),
  )

/** The line that starts the program, to be copied. */
export function CommandPart({ command, many }: Props) {
  const { lang, strings } = useBenchStrings()
  const words = strings.outgrow.command
  const { copied, copy } = useCopy(command)
  return (
    <div>
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <p className="m-0 text-sm text-soft">{words.title}</p>
        {/* Over plain http there is no clipboard. */}
        {'clipboard' in navigator && (
          <Button kind="quiet" data-testid="outgrow-copy" onClick={() => void copy()}>
            {copied?.worked ? words.copied : words.copy}
          </Button>
        )}
      </div>
      <pre
        lang="en"
        data-testid="outgrow-command"
        className="m-0 rounded-xl border border-line bg-wash px-4 py-3 font-mono text-xs leading-normal @min-[30rem]:text-[0.8125rem] wrap-anywhere whitespace-pre-wrap"
      >
        {command.split(' ').map(whole)}
      </pre>
      <p role="status" className={copied && !copied.worked ? 'mt-1 mb-0 text-sm' : 'sr-only'}>
        {copied ? (copied.worked ? words.copied : words.notCopied) : ''}
      </p>
      <p className="mt-1.5 mb-0 text-sm leading-relaxed text-soft">
        {withOptions(sentencesOf([...(many ? [words.many] : []), words.cards, words.resume], lang))}
      </p>
    </div>
  )
}
