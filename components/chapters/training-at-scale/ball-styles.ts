import { LINE_STYLES, type LineStyle } from '@/components/lab/runs-bench/run-lines'
import { descents, type DescentRule } from '@/lib/nn/descent'

const letters: Record<DescentRule, string> = { sgd: 'S', momentum: 'M', nesterov: 'N', adam: 'A' }

/** Letter, colour and dashes of each ball: any one of them tells it apart. */
export const ballStyles = Object.fromEntries(
  descents.map((rule, at) => [rule, { ...LINE_STYLES[at], letter: letters[rule] }]),
) as Record<DescentRule, LineStyle>
