import type { NetworkWeights } from '@/lib/engine/weights'
import type { BenchStrings } from '@/lib/i18n/bench-strings'
import { errorSentence } from '@/lib/i18n/error-sentence'
import { fill } from '@/lib/i18n/fill'
import { formatNumber } from '@/lib/i18n/format'
import type { Lang } from '@/lib/i18n/languages'

type Failure = NonNullable<NetworkWeights['error']>

/** What kind of thing is wrong with a file, from what its reader says of it; null for what has no sentence of its own. */
export function kindOfProblem(problem: string): keyof BenchStrings['weights']['problems'] | null {
  if (/^pickle: (?:would call|opcode|holds no state_dict|refers to something)/.test(problem)) return 'program'
  if (
    /cut off|damaged|outside|reaches beyond|more than the file holds|is not where|ends at byte|list of files/.test(
      problem,
    )
  )
    return 'cut'
  if (/: (?:missing|unexpected|shape \[|\d+ groups)|operators with weights| instead of [A-Z]/.test(problem))
    return 'other'
  return null
}

/** What the reader is told: what is wrong with the file and what to do, then the exact place for whoever can use it. */
export function sayError(
  { code, detail, file }: Failure,
  network: string,
  strings: BenchStrings,
  lang: Lang,
): string {
  const kind = code === 'weights-invalid' && file ? kindOfProblem(String(detail.problem)) : null
  if (!kind || !file) return errorSentence(strings, { code, detail })
  return fill(strings.weights.problems[kind], {
    problem: String(detail.problem),
    bytes: formatNumber(file.bytes, lang),
    network,
  })
}
