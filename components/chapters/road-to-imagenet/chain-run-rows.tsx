import { LineSample } from '@/components/lab/runs-bench/line-sample'
import { Button } from '@/components/ui/button'
import type { ChainRun } from '@/lib/engine/chain-runs'
import type { RoadFigureWords } from '@/lib/i18n/en/road-to-imagenet-figures'
import { fill } from '@/lib/i18n/fill'
import { formatNumber } from '@/lib/i18n/format'
import type { Lang } from '@/lib/i18n/languages'
import { gradientText, nameOf, styleOf } from './chain-style'

interface Props {
  words: RoadFigureWords['chain']
  lang: Lang
  runs: readonly ChainRun[]
  onRemove: (id: number) => void
}

/** The runs in numbers: what is left of the gradient at the first layer, and what was learnt. */
export function ChainRunRows({ words, lang, runs, onRemove }: Props) {
  return (
    <ul className="grid gap-2">
      {runs.map((run) => {
        const style = styleOf(run)
        const last = run.points.at(-1)
        const [first, final] = [last?.norms[0], last?.norms.at(-1)]
        const numbers = [
          [words.first, first === undefined ? '–' : gradientText(first)],
          [words.last, final === undefined ? '–' : gradientText(final)],
          [words.ratio, first === undefined || !final ? '–' : gradientText(first / final)],
          [words.lossNow, last ? formatNumber(last.loss, lang, { maximumFractionDigits: 2 }) : '–'],
        ]
        return (
          <li
            key={run.id}
            data-testid="chain-run"
            data-step={last?.step ?? 0}
            data-done={run.done}
            data-first={first}
            data-last={final}
            data-loss={last?.loss}
            className="flex flex-wrap items-center gap-x-6 gap-y-1 border-t border-line pt-2 text-sm"
          >
            <span className="inline-flex min-w-56 items-center gap-2">
              <LineSample style={style} />
              {nameOf(run, words)}
            </span>
            <dl className="flex flex-wrap gap-x-5 gap-y-1">
              {numbers.map(([label, text]) => (
                <div key={label}>
                  <dt className="text-xs text-soft">{label}</dt>
                  <dd className="font-mono tabular-nums">{text}</dd>
                </div>
              ))}
            </dl>
            <Button
              kind="quiet"
              className="ml-auto"
              aria-label={fill(words.removeRun, { letter: style.letter })}
              data-testid="chain-remove"
              onClick={() => onRemove(run.id)}
            >
              {words.remove}
            </Button>
          </li>
        )
      })}
    </ul>
  )
}
