import { Button } from '@/components/ui/button'
import { classes } from '@/components/ui/classes'
import { commonMistakes } from '@/lib/data/confusion'
import { usePoliteText } from '@/lib/hooks/use-polite-text'
import type { Look } from '@/lib/engine/examiner'
import { fill } from '@/lib/i18n/fill'
import { formatNumber } from '@/lib/i18n/format'
import { useBenchStrings } from '../bench-strings'
import { useNameOf } from '../class-names'

/** How many of the most frequent mistakes are named. */
const NAMED = 4

interface SummaryProps {
  look: Look | null
  onOpen: (label: number, prediction: number) => void
}

/** A look in a line: the share that is right, and the most frequent mistakes as ways into the matrix. */
export function Summary({ look, onOpen }: SummaryProps) {
  const { lang, strings } = useBenchStrings()
  const nameOf = useNameOf()
  const words = strings.mistakes
  const accuracy = look?.confusion.accuracy ?? null
  const total = look?.confusion.total ?? 0
  const wrong = look ? total - Math.round((accuracy ?? 0) * total) : 0
  const common = look ? commonMistakes(look.confusion, NAMED) : []
  const percent =
    accuracy === null
      ? '–'
      : formatNumber(accuracy, lang, { style: 'percent', minimumFractionDigits: 2, maximumFractionDigits: 2 })
  const counts = look
    ? fill(words.summary, { wrong: formatNumber(wrong, lang), total: formatNumber(total, lang) })
    : words.matrix.empty
  const said = usePoliteText(look ? `${percent} ${words.right}. ${counts}` : '')

  return (
    <div className="min-h-32 @min-[52rem]:min-h-44">
      <p className="flex flex-wrap items-baseline gap-x-3">
        <b
          className="font-mono text-2xl tabular-nums"
          data-testid="mistakes-accuracy"
          data-value={accuracy ?? undefined}
        >
          {percent}
        </b>
        {look && <span className="text-[0.9375rem]">{words.right}</span>}
        <span className="text-[0.8125rem] text-soft">{counts}</span>
      </p>
      {look && (
        <div className="mt-2">
          <p className="mb-1 text-[0.8125rem] text-soft">{common.length > 0 ? words.common : words.none}</p>
          <div className="flex flex-wrap gap-2">
            {common.map(({ label, prediction, count }, i) => (
              <Button
                key={`${label}/${prediction}`}
                // One row of them on a phone.
                className={classes('px-3! tabular-nums', i >= 2 && 'max-xs:hidden')}
                data-testid="common-mistake"
                onClick={() => onOpen(label, prediction)}
              >
                {fill(words.mistake, {
                  label: nameOf(label),
                  prediction: nameOf(prediction),
                  count: formatNumber(count, lang),
                })}
              </Button>
            ))}
          </div>
        </div>
      )}
      <p aria-live="polite" className="sr-only">
        {said}
      </p>
    </div>
  )
}
