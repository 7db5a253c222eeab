import { useId } from 'react'
import { Button } from '@/components/ui/button'
import { classes } from '@/components/ui/classes'
import { supportedFormats, formatSupport, type TakeAwayFormat } from '@/lib/formats/format-support'
import { fill } from '@/lib/i18n/fill'
import { betweenSentences } from '@/lib/i18n/format'
import type { AnyNetwork } from '@/lib/nn/layers'
import { useBenchStrings } from '../bench-strings'
import { isSource } from './formats'

interface Props {
  format: TakeAwayFormat
  spec: AnyNetwork
  /** Values that are put into `about`. */
  values: Record<string, string | number>
  /** How large the file will be, null for a source. */
  size: string | null
  /** Its source is on show. */
  open?: boolean
  onPress: () => void
}

/** One format: its button, what it is for, and where it cannot say the network, why not and which others can. */
export function FormatRow({ format, spec, values, size, open, onPress }: Props) {
  const { lang, strings } = useBenchStrings()
  const words = strings.takeAway
  const between = betweenSentences(lang)
  const about = useId()
  const reason = formatSupport(spec, format)
  const { name, about: text } = words.formats[format]
  const noted = format === 'tfjs' && spec.layers.some(({ kind }) => kind === 'table-conv')
  const others = supportedFormats(spec).map((other) => words.formats[other].name)
  return (
    <li className="flex flex-wrap items-center gap-x-5 gap-y-2 border-t border-line py-3">
      <Button
        className={classes('w-56 max-w-full', reason && 'cursor-not-allowed opacity-45')}
        data-testid={`export-${format}`}
        data-reason={reason ?? undefined}
        aria-disabled={reason ? true : undefined}
        aria-describedby={about}
        aria-expanded={isSource(format) ? Boolean(open) : undefined}
        onClick={() => {
          if (!reason) onPress()
        }}
      >
        {fill(isSource(format) ? words.show : words.save, { format: name })}
      </Button>
      <p id={about} className="min-w-0 flex-1 basis-64 text-sm leading-relaxed text-soft">
        {reason
          ? fill(words.others, { reason: words.reasons[reason], formats: others.join(words.comma) })
          : fill(text, values)}
        {!reason && noted && between + words.tableNote}
        {!reason && size && between}
        {!reason && size && <span className="whitespace-nowrap">{fill(words.about, { size })}</span>}
      </p>
    </li>
  )
}
