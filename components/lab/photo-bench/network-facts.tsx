import card from '@/public/weights/alexnet64/card.json'
import { useBenchStrings } from '../bench-strings'
import { fill } from '@/lib/i18n/fill'
import { formatNumber } from '@/lib/i18n/format'
import { ClassList } from './class-list'
import { classes } from './classes'

/** What has to stand beside every answer: whose it is, how often it is right, and what it can know at all. */
export function NetworkFacts() {
  const { strings, lang } = useBenchStrings()
  const words = strings.photo
  // The card gives percent, as measured.
  const percent = (value: number) =>
    formatNumber(value / 100, lang, { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 2 })
  return (
    <section aria-label={words.network} className="mt-4 border-t border-line pt-4 text-sm">
      <p className="m-0 flex flex-wrap items-baseline gap-x-4 gap-y-1">
        <strong className="text-base text-alexnet">{words.network}</strong>
        <span data-testid="photo-top1" data-value={card.top1}>
          {words.top1} <span className="font-mono tabular-nums">{percent(card.top1)}</span>
        </span>
        <span data-testid="photo-top5" data-value={card.top5}>
          {words.top5} <span className="font-mono tabular-nums">{percent(card.top5)}</span>
        </span>
      </p>
      <p className="mt-1 text-soft">
        {fill(words.measured, {
          count: formatNumber(card.count, lang),
          top1: percent(card.top1),
          top5: percent(card.top5),
        })}
      </p>
      <p className="mt-1 text-soft">{fill(words.share, { count: classes.length })}</p>
      <ClassList />
    </section>
  )
}
