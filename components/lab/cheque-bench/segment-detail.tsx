import { PixelGrid } from '@/components/viz/pixel-grid'
import type { Segment } from '@/lib/data/amount/reading'
import { useBenchStrings } from '../bench-strings'
import { formatShare } from '../draw-bench/shares'
import { useLogFormat } from './log-format'

const SHOWN = 3

/** One arc of the graph in numbers: what LeNet got, what it makes of it, and what the arc is worth. */
export function SegmentDetail({ segment }: { segment: Segment | null }) {
  const { lang, strings } = useBenchStrings()
  const words = strings.cheque.graph
  const log = useLogFormat()
  const digits =
    segment?.probabilities
      .map((probability, digit) => ({ probability, digit }))
      .sort((a, b) => b.probability - a.probability)
      .slice(0, SHOWN) ?? []
  return (
    <div className="grid grid-cols-[5.5rem_minmax(0,1fr)] gap-x-4" data-testid="cheque-segment">
      <PixelGrid
        pixels={segment?.pixels ?? null}
        columns={28}
        rows={28}
        label={words.picture}
        className="aspect-square w-22 border border-line bg-paper"
      />
      <dl className="grid grid-cols-[minmax(0,1fr)_auto] content-start gap-x-3 gap-y-1 text-sm">
        <dt className="text-soft">{words.digits}</dt>
        <dd className="text-right font-mono text-xs leading-5 text-ink tabular-nums">
          {digits.length === 0
            ? '–'
            : digits.map(({ digit, probability }) => (
                <span key={digit} className="ml-2 inline-block whitespace-nowrap">
                  <b>{digit}</b> {formatShare(probability, 0, lang)}
                </span>
              ))}
        </dd>
        <dt className="text-soft">{words.odds}</dt>
        <dd className="text-right font-mono text-xs leading-5 tabular-nums">
          {segment ? log(segment.odds) : '–'}
        </dd>
        <dt className="text-soft">{words.score}</dt>
        <dd className="text-right font-mono text-xs leading-5 tabular-nums">
          {segment ? log(segment.score) : '–'}
        </dd>
      </dl>
    </div>
  )
}
