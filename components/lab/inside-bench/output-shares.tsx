import { ProbabilityBars } from '@/components/viz/probability-bars'
import { sayNumber } from '@/components/viz/say-number'
import { sharesOf, type InsideDigit } from '@/lib/engine/inside'
import { fill } from '@/lib/i18n/fill'
import { formatNumber } from '@/lib/i18n/format'
import { winningOutput } from '@/lib/nn/loss'
import { useBenchStrings } from '../bench-strings'

/** What the ten outputs come to: the share of each, and how the share of one is worked out. */
export function OutputShares({ digit, unit }: { digit: InsideDigit; unit: number }) {
  const { lang, strings } = useBenchStrings()
  const { softmax: words } = strings.inside
  const shares = sharesOf(digit)
  const outputs = Array.from(digit.outputs[digit.outputs.length - 1])
  const names = digit.network.mine?.names
  const percent = (share: number) =>
    formatNumber(share, lang, { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 })
  const sum = outputs.reduce((total, value) => total + Math.exp(value), 0)
  const isDistance = winningOutput(digit.network.spec) === 'smallest'
  return (
    <section className="mt-5" data-testid="inside-softmax" data-value={shares[unit]}>
      <p className="text-sm font-semibold">{words.title}</p>
      <p className="mb-2 text-xs leading-normal text-soft">
        {isDistance
          ? words.rbf
          : fill(words.how, {
              value: sayNumber(outputs[unit]),
              sum: sum < 1e6 ? sayNumber(sum) : sum.toExponential(2),
              share: percent(shares[unit]),
            })}
      </p>
      <ProbabilityBars
        labels={outputs.map((_, output) => (names ? (names[output] ?? `– ${output}`) : String(output)))}
        values={shares}
        label={words.bars}
        format={percent}
        className="max-w-96 auto-rows-[1.5rem]"
      />
    </section>
  )
}
