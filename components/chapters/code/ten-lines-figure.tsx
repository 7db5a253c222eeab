import { oneOf } from '@/components/mdx/figure-fields'
import { useFigureState } from '@/components/mdx/use-figure-state'
import { CodeLines } from './code-lines'
import type { FigureProps } from './figures'
import { TakeSource } from './take-source'
import { tenLines, tenLinesText, tenParts, type TenPart } from './ten-lines'

const fields = { at: oneOf(tenParts, 'weights') }
const lines = tenLines.map(({ line, part }) => ({ text: line, part: line === '' ? null : part }))

/** Fine-tuning in ten lines, and what each of them is for. */
export default function TenLinesFigure({ words: all }: FigureProps) {
  const words = all.ten
  const { state, change } = useFigureState('ten-lines', fields)
  return (
    <div className="grid gap-3 font-sans">
      <CodeLines
        label={words.label}
        lines={lines}
        lit={state.at}
        follow={null}
        onChoose={(at) => at !== state.at && change({ at: at as TenPart })}
        testId="ten-lines"
      />
      <p
        className="min-h-[6.5rem] rounded-xl border border-line px-3 py-2 text-sm @md:min-h-[4.5rem]"
        role="status"
        data-testid="ten-said"
        data-part={state.at}
      >
        {words.said[state.at]}
      </p>
      <TakeSource file="fine_tune.py" text={tenLinesText} words={all} testId="ten" />
    </div>
  )
}
