import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { RightIcon, WrongIcon } from '@/components/ui/icons'
import { codeOfExample, type ExampleKind } from '@/lib/data/amount/under-ink'
import { fill } from '@/lib/i18n/fill'
import { useBenchStrings } from '../bench-strings'

const kinds = ['apart', 'touching', 'overlapping'] as const satisfies readonly ExampleKind[]

interface ExamplesRowProps {
  onTake: (code: number) => void
}

/** One button for each way that digits may lie; each press lays the next amount of that kind in the box. */
export function ExamplesRow({ onTake }: ExamplesRowProps) {
  const words = useBenchStrings().strings.cheque.examples
  const [seed, setSeed] = useState(1)
  return (
    <div role="group" aria-label={words.title} className="flex flex-wrap items-center gap-x-3 gap-y-2">
      <p className="text-sm text-soft">{words.title}</p>
      <div className="flex flex-wrap gap-2">
        {kinds.map((kind) => (
          <Button
            key={kind}
            data-testid={`cheque-example-${kind}`}
            onClick={() => {
              onTake(codeOfExample({ kind, seed }))
              setSeed(seed + 1)
            }}
          >
            {words[kind]}
          </Button>
        ))}
      </div>
    </div>
  )
}

interface ExampleLabelProps {
  /** What the labels say; null where no example is in the box. */
  text: string | null
  changed: boolean
  /** What was read, 'none' where it was rejected, null while it is being read. */
  read: string | null
}

/** What an example is, and whether it was read so; its line is always kept free. */
export function ExampleLabel({ text, changed, read }: ExampleLabelProps) {
  const words = useBenchStrings().strings.cheque.examples
  const right = read === text
  const Icon = right ? RightIcon : WrongIcon
  return (
    <p
      className="flex min-h-6 flex-wrap items-center gap-x-2 text-sm text-soft"
      data-testid="cheque-example-label"
      data-text={text ?? undefined}
    >
      {text !== null && <span>{fill(changed ? words.changed : words.is, { text })}</span>}
      {text !== null && read !== null && !changed && (
        <span className="inline-flex items-center gap-1 text-ink">
          {read === 'none' ? (
            words.rejected
          ) : (
            <>
              <Icon />
              {right ? words.right : words.wrong}
            </>
          )}
        </span>
      )}
    </p>
  )
}
