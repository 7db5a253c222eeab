import { sayNumber } from '@/components/viz/say-number'
import type { ConvolutionWords } from '@/lib/i18n/en/convolution-figures'
import { fill } from '@/lib/i18n/fill'
import { formulaOf, type Sizes } from './sizes'

/** The formula with the current numbers in it, and what it means in a sentence. */
export function SizeFormula({
  sizes,
  words,
  testId,
}: {
  sizes: Sizes
  words: ConvolutionWords
  testId: string
}) {
  const w = words.formula
  const { n, kernel, stride, pad, dilation } = sizes
  const { span, padded, room, windows, left, quotient, verdict } = formulaOf(sizes)
  const isWhole = Number.isInteger(quotient)
  return (
    <div className="rounded-xl bg-wash px-4 py-3" data-part="formula">
      <p className="text-xs text-soft">{w.title}</p>
      <div
        className="mt-1 min-h-24 font-mono text-[0.8125rem] leading-relaxed tabular-nums @min-[30rem]:text-sm"
        data-testid={testId}
        data-value={windows}
        data-verdict={verdict}
      >
        <p>⌊(n + 2p − d(k − 1) − 1) / s⌋ + 1</p>
        <p>
          = ⌊({n} + 2·{pad} − {dilation}·({kernel} − 1) − 1) / {stride}⌋ + 1
        </p>
        {verdict === 'too-large' ? (
          <p>
            = ⌊{sayNumber(room, 0)} / {stride}⌋ + 1 → <b>{w.nothing}</b>
          </p>
        ) : (
          <p>
            = ⌊{isWhole ? quotient : `${room}/${stride} = ${sayNumber(quotient, 2)}`}⌋ + 1 ={' '}
            <b data-part="result">{windows}</b>
          </p>
        )}
      </div>
      <p className="mt-2 min-h-20 text-sm @min-[40rem]:min-h-12" role="status">
        {fill(w.verdicts[verdict], { span, padded, left, windows, stride, n })}
        {pad >= span && verdict !== 'too-large' && ` ${w.onlyPadding}`}
      </p>
    </div>
  )
}
